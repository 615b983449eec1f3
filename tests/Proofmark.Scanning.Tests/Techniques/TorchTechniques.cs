using System.Text;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Scanning.Verdicts;
using Proofmark.Tests;
using static Proofmark.Scanning.Tests.Techniques.Op;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>Where a checkpoint of PyTorch, of any of its four layouts, has room for a payload besides its first pickle.</summary>
internal static class TorchTechniques
{
    private static readonly string[] TarMembers = ["sys_info", "pickle", "storages", "tensors"];

    private static readonly string[] Members =
        ["archive/attributes.pkl", "archive/code/__torch__.py.debug_pkl", "archive/extra/producer_info.json"];

    public static IEnumerable<Technique> All =>
    [
        .. TarMembers.Select(static at => new Technique($"tar checkpoint: payload in {at}", "CVE-2025-32434", "model.pt", Tar(at, Payload), Twin: at == "pickle" ? Tar(at, Harmless) : null)),
        .. Members.Select(static at => new Technique($"checkpoint: payload in {at}", "scanners-6", "model.pt", ZipForge.Make(new("archive/data.pkl", Harmless), new(at, Payload)), Verdict.Suspicious)),
        new("weights_only: item set on a tensor", "CVE-2026-24747", "model.pt", Archives.Torch(Bytes(Proto(2), Tensor("FloatStorage", 16), Text("k"), "K\u0001s.")), Verdict.Suspicious, Archives.Torch(Bytes(Proto(2), Apply(Ordered), Text("k"), Tensor("FloatStorage", 16), "s."))),
        new("weights_only: items set on a tensor", "CVE-2026-24747", "model.pt", Archives.Torch(Bytes(Proto(2), Tensor("FloatStorage", 16), "(", Text("k"), "K\u0001u.")), Verdict.Suspicious, Archives.Torch(Bytes(Proto(2), Apply(Ordered), "(", Text("k"), Tensor("FloatStorage", 16), "u."))),
        new("storage with more elements than the archive has data for", "CVE-2026-24747", "model.pt", Archives.Torch(Bytes(Proto(2), Tensor("FloatStorage", 17), ".")), Verdict.Suspicious, Archives.Torch(Bytes(Proto(2), Tensor("FloatStorage", 16), "."))),
        new("storage with a negative number of elements", "CVE-2026-24747", "model.pt", Archives.Torch(Bytes(Proto(2), "(" + Text("storage") + Global("torch", "ByteStorage") + Text("0") + Text("cpu") + "J" + U32(-1) + "tQ.")), Verdict.Suspicious),
        .. new[] { (Name: "protocol 2", Before: Proto(2), Encoded: Latin1(Payload)), (Name: "protocol 0", Before: "", Encoded: "V" + Encoding.Latin1.GetString(Payload) + "\n") }.Select(static way => new Technique(
            $"storage that is loaded from text, {way.Name}", "arXiv-2508.19774", "model.pkl", Bytes(way.Before, Apply(Global("torch.storage", "_load_from_bytes"), Apply(Global("_codecs", "encode"), way.Encoded, "Vlatin1\n")), "."))),
        new("TorchScript class outside a TorchScript archive", "scanners-6", "model.pt", Archives.Torch(Script("M")), Verdict.Suspicious, Archives.Torch(Script("M"), ("archive/constants.pkl", Bytes(Proto(2), ")."))) ),
        new("TorchScript class with a path as name", "scanners-6", "model.pt", Archives.Torch(Script("os.system"), ("archive/constants.pkl", Bytes(Proto(2), ")."))), Verdict.Suspicious),
        new("storage whose type is a function", "scanners-6", "model.pt", Archives.Torch(Bytes(Proto(2), "(", Text("storage"), Global("posix", "system"), Text("0"), Text("cpu"), "K\u0010tQ.")), Twin: Archives.Torch(Bytes(Proto(2), Storage("FloatStorage", 16), "."))),
        new("hook that backward calls", "arXiv-2508.19774", "model.pt", Archives.Torch(Bytes(Proto(2), Apply(Global("torch._utils", "_rebuild_tensor_v2"), Storage("FloatStorage", 16), "K\0", "(K\u0010t", "(K\u0001t", "\u0089", Apply(Ordered, "](" + "K\0" + Global("posix", "system") + "ta")), ".")), Verdict.Suspicious, Archives.Torch(Bytes(Proto(2), Tensor("FloatStorage", 16), "."))),
        new("rebuild of a subclass by a function of its own", "arXiv-2508.19774", "model.pt", Archives.Torch(Bytes(Proto(2), Apply(Global("torch._tensor", "_rebuild_from_type_v2"), Global("posix", "system"), Global("builtins", "str"), "(" + Text("id") + "t", "}"), "."))),
        new("parse_type_line in code that is loaded", "CVE-2022-45907", "model.mar", Archives.Zip(("model.pt", Harmless), ("handler.py", "import torch\ntorch.jit.annotations.parse_type_line(\"# type: (__import__('os').system('id')) -> int\", None, None)\n"u8.ToArray())), Verdict.Suspicious),
        new("tensor moved to a file of the model's choice", "scanners-6", "model.pt", Archives.Torch(Harmless, ("archive/code/__torch__.py", "def forward(self, x):\n  y = ops.aten.from_file(\"/tmp/x\", True, 4)\n  return y\n"u8.ToArray())), Verdict.Suspicious, Archives.Torch(Harmless, ("archive/code/__torch__.py", "def forward(self, x):\n  y = ops.aten.relu(x)\n  return y\n"u8.ToArray()))),
    ];

    private static byte[] Script(string name) => Bytes(Proto(4), Stacked("__torch__", name) + ")\u0081}b.");

    private static string Latin1(byte[] data)
    {
        var text = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(data)));
        return "X" + U32(text.Length) + text;
    }

    private static string Ordered { get; } = Global("collections", "OrderedDict");

    private static string Storage(string type, int elements) => "(" + Text("storage") + Global("torch", type) + Text("0") + Text("cpu") + "K" + (char)elements + "tQ";

    private static string Tensor(string type, int elements) =>
        Apply(Global("torch._utils", "_rebuild_tensor_v2"), Storage(type, elements), "K\0", $"(K{(char)elements}t", "(K\u0001t", "\u0089", Apply(Ordered));

    private static byte[] Tar(string at, byte[] pickle)
    {
        var tar = new TarForge();
        foreach (var member in TarMembers)
        {
            tar.Add(member, member == at ? pickle : Ordinary(member));
        }

        return tar.ToArray();
    }

    // A count of none, and for the storages the list of their views behind it.
    private static byte[] Ordinary(string member) => member switch
    {
        "storages" => [.. Bytes(Proto(2), "K\0."), .. Bytes(Proto(2), "].")],
        "tensors" => Bytes(Proto(2), "K\0."),
        _ => Bytes(Proto(2), "}."),
    };
}
