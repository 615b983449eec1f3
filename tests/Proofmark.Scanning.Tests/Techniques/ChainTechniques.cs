using System.Text;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Scanning.Verdicts;
using Proofmark.Tests;
using static Proofmark.Scanning.Tests.Techniques.Op;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>Several calls that only together do harm, and streams that stop readers in front of the call or behind it.</summary>
internal static class ChainTechniques
{
    private static readonly string Command = Call(Global("posix", "system"), "id");

    public static IEnumerable<Technique> All =>
    [
        Chain("marshal, then FunctionType, then a call", "GHSA-565g", Apply(Apply(Stacked("types", "FunctionType"), Apply(Stacked("marshal", "loads"), Data("c"u8.ToArray())), "}"))),
        Chain("pydoc.locate of ctypes", "CVE-2026-22608", Apply(Call(Stacked("pydoc", "locate"), "ctypes.CDLL"), "N")),
        Chain("extension registered by the stream itself", "modelaudit-623", Apply(Stacked("copyreg", "add_extension"), Text("posix"), Text("system"), "K\u0001") + "0" + "\u0082\u0001(" + Text("id") + "tR"),
        Chain("builtins of a harmless module", "modelscan-330", Call(Stacked("numpy", "__builtins__.get"), "eval"), Verdict.Suspicious),
        Chain("class made by type, with __del__", "arXiv-2508.19774", Apply(Stacked("builtins", "type"), Text("A"), ")", "}" + Text("__del__") + Stacked("posix", "system") + "s")),
        Chain("loads of what zlib unpacks", "modelscan-267", Apply(Stacked("pickle", "loads"), Apply(Stacked("zlib", "decompress"), Data(Archives.Zlib(Payload))))),
        Chain("text that codecs decode, then eval", "arXiv-2508.19774", Apply(Stacked("builtins", "eval"), Call(Stacked("codecs", "decode"), "cevag(1)", "rot13"))),
        Chain("sys.modules and get", "arXiv-2508.19774", Apply(Call(Stacked("sys", "modules.get"), "os"), ""), Verdict.Suspicious),

        Tail("GET of what the memo does not have", "g77\n."),
        Tail("POP of an empty stack", "000."),
        Tail("POP_MARK without a mark", "1."),
        Tail("opcode that does not exist", "\u00f0"),
        Tail("bytes longer than the file", "\u008e" + U32(int.MaxValue) + "\0\0\0\0"),
        Tail("text longer than the file", "\u008d\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff"),
        Tail("number of a negative length", "\u008b\u00ff\u00ff\u00ff\u00ff."),
        Tail("number that is no number", "Iabc\n."),
        Tail("text that is no UTF-8", "X" + U32(2) + "\u00c3\u0028."),
        Tail("quote that does not close", "S'id\n."),
        new("opcode that does not exist, without a call", "GHSA-9gvj-pp9x-gcfr", "a.pkl", Bytes(Proto(2), "}\u00f0."), Verdict.NotEstablished),

        new("GGUF: list of templates", "CVE-2024-34359", "m.gguf", Templates("{{ ''.__class__.__mro__[1].__subclasses__() }}"), Verdict.Suspicious, Templates("{{ messages }}")),
        .. new[] { "lmgg", "fmgg", "tjgg", "algg" }.Select(static magic => new Technique($"older GGML file ({magic})", "scanners-6", "m.bin", [.. Encoding.ASCII.GetBytes(magic), 1, 0, 0, 0, .. new byte[64]], Verdict.NotEstablished)),
    ];

    private static Technique Chain(string name, string source, string calls, Verdict least = Verdict.Malicious) => new($"chain: {name}", source, "a.pkl", Bytes(Proto(4), calls, "."), least);

    private static Technique Tail(string name, string tail) => new($"behind the call: {name}", "GHSA-9gvj-pp9x-gcfr", "a.pkl", Bytes(Proto(2), Command, tail));

    private static byte[] Templates(string template) =>
        new GgufForge().Header(0, 2).Pair("general.architecture", "llama").Text("tokenizer.chat_templates").U32(9).U32(8).U64(1).Text(template).Data(0).ToArray();
}
