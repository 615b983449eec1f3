using Proofmark.Scanning.Verdicts;
using static Proofmark.Scanning.Tests.Techniques.Op;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>Ways to write a pickle so that readers are misled.</summary>
internal static class PickleTechniques
{
    private static readonly string System = Stacked("posix", "system");
    private static readonly string Ordered = Stacked("collections", "OrderedDict");

    public static IEnumerable<Technique> All =>
    [
        // picklescan
        new("memo instead of the last literal", "picklescan-14", "a.pkl", Bytes(Proto(4), Text("posix"), "\u0094", Text("system"), "\u0094h\0h\u0001\u0093", Text("id"), "\u0085R."), Twin: Bytes(Proto(4), Text("collections"), "\u0094", Text("OrderedDict"), "\u0094h\0h\u0001\u0093)R.")),
        new("memo key that no opcode position shows", "picklescan-22", "a.pkl", Bytes(Proto(2), "Vposix\np7\n0Vsystem\np3\n0g7\ng3\n\u0093", "(S'id'\ntR."), Twin: Bytes(Proto(2), "Vcollections\np7\n0VOrderedDict\np3\n0g7\ng3\n\u0093)R.")),
        new("memo entry that is written twice", "picklescan-14", "a.pkl", Bytes(Proto(4), Text("collections"), "q\u0001", "0", Text("posix"), "q\u0001", "0h\u0001", Text("system"), "\u0093", Text("id"), "\u0085R."), Twin: Bytes(Proto(4), Text("posix"), "q\u0001", "0", Text("collections"), "q\u0001", "0h\u0001", Text("OrderedDict"), "\u0093)R.")),
        new("broken stream behind the call", "GHSA-9gvj-pp9x-gcfr", "a.pkl", Bytes(Proto(2), Call(Global("posix", "system"), "id"), "\u00ff\u00ff\u00ff")),
        new("no STOP", "nullifAI", "a.pkl", Bytes(Proto(2), Call(Global("posix", "system"), "id"))),
        new("name that a call resolves", "GHSA-vvpj-8cmc-gx39", "a.pkl", Bytes(Proto(4), Apply(Apply(Stacked("pkgutil", "resolve_name"), Text("os:system")), Text("id")), Stop)),
        new("attrgetter over an imported module", "GHSA-46h3", "a.pkl", Bytes(Proto(4), Apply(Apply(Call(Stacked("operator", "attrgetter"), "system"), Call(Stacked("builtins", "__import__"), "os")), Text("id")), Stop)),
        new("methodcaller over an imported module", "GHSA-955r", "a.pkl", Bytes(Proto(4), Apply(Call(Stacked("operator", "methodcaller"), "system", "id"), Call(Stacked("importlib", "import_module"), "os")), Stop)),
        new("pydoc.locate and methodcaller", "GHSA-84r2", "a.pkl", Bytes(Proto(4), Apply(Call(Stacked("operator", "methodcaller"), "system", "id"), Call(Stacked("pydoc", "locate"), "os")), Stop)),
        new("dotted name below a harmless module", "picklescan-CVE-2025-10157", "a.pkl", Bytes(Proto(4), Call(Stacked("shutil", "os.system"), "id"), Stop)),
        new("dotted GLOBAL", "scanners-6", "a.pkl", Bytes(Proto(4), Call(Global("logging", "os.system"), "id"), Stop)),
        new("raw pickle under the name of a checkpoint", "CVE-2025-10155", "a.pt", Payload, Twin: Harmless),
        new("raw pickle under an odd name", "CVE-2025-1889", "config.weird", Payload),
        new("pickle without an extension", "scanners-4.3", "weights", Bytes("cposix\nsystem\n(S'id'\ntR."), Twin: Bytes("ccollections\nOrderedDict\n(tR.")),

        // modelscan
        new("PUT between the names", "modelscan-85", "a.pkl", Bytes(Proto(4), Text("posix"), "\u0094", Text("system"), "p5\n", "\u0093", Text("id"), "\u0085R."), Twin: Bytes(Proto(4), Text("collections"), "\u0094", Text("OrderedDict"), "p5\n", "\u0093)R.")),
        new("state put into a function by BUILD, then called", "modelscan-330", "a.pkl", Bytes(Proto(4), Stacked("numpy", "shape"), "}", Text("__code__"), "Nsb", Stacked("numpy", "shape"), Text("id"), "\u0085R."), Verdict.Suspicious),
        new("attribute of an imported class overwritten by BUILD", "modelscan-85", "a.pkl", Bytes(Proto(4), Stacked("numpy", "ndarray"), "N}", Text("prod"), System, "s\u0086b", "N."), Verdict.Suspicious),
        new("names assembled by str.join", "modelscan-331", "a.pkl", Bytes(Proto(4), Apply(Stacked("builtins", "__import__"), Apply(Stacked("builtins", "str.join"), Text(""), "]" + Text("o") + "a" + Text("s") + "a")), Stop)),
        new("pickle.loads of bytes inside", "modelscan-267", "a.pkl", Bytes(Proto(4), Apply(Stacked("pickle", "loads"), Data(Payload)), Stop)),
        new("annotations that get_type_hints evaluates", "typing-get_type_hints", "a.pkl", Bytes(Proto(4), Apply(Stacked("typing", "get_type_hints"), Stacked("argparse", "Namespace") + ")R}" + Text("__annotations__") + "}" + Text("a") + Text("__import__('os')") + "ssb"), Stop), Verdict.Suspicious),

        // fickling
        new("result thrown away", "fickling-OBJ-POP", "a.pkl", Bytes(Proto(4), Call(System, "id"), "0N."), Twin: Bytes(Proto(4), Apply(Ordered), "0N.")),
        new("result thrown away with a mark", "fickling-OBJ-POP", "a.pkl", Bytes(Proto(2), "(", Global("posix", "system"), "S'id'\no1N."), Verdict.Malicious),
        new("builtins that no decompiler prints", "GHSA-h4rm", "a.pkl", Bytes(Proto(4), Call(Stacked("builtins", "eval"), "1"), Stop)),
        new("standard library by REDUCE and BUILD", "GHSA-mhc9", "a.pkl", Bytes(Proto(4), Apply(Stacked("imaplib", "IMAP4"), Text("host")), "}", Text("a"), "K\u0001sb."), Verdict.Suspicious),
        new("frame that ends inside an argument", "cpython-154848", "a.pkl", Bytes(Proto(4), Frame(2), Text("numpy"), "0N."), Verdict.Suspicious, Bytes(Proto(4), Frame(10), Text("numpy"), "0N.")),
        new("frame that is longer than the file", "cpython-154848", "a.pkl", Bytes(Proto(4), Frame(9999), Call(System, "id"), Stop)),
        new("frame inside a frame", "cpython-154848", "a.pkl", Bytes(Proto(4), Frame(60), Frame(40), Call(System, "id"), Stop)),

        // modelaudit
        new("extension registry, one byte", "modelaudit-623", "a.pkl", Bytes(Proto(2), "\u0082\u0001", "(S'id'\ntR."), Verdict.Suspicious),
        new("extension registry, two bytes", "modelaudit-623", "a.pkl", Bytes(Proto(2), "\u0083\u0001\u0001", "(S'id'\ntR."), Verdict.Suspicious),
        new("extension registry, four bytes", "modelaudit-623", "a.pkl", Bytes(Proto(2), "\u0084\u0001\u0001\0\0", "(S'id'\ntR."), Verdict.Suspicious),
        new("tail that is no pickle", "modelaudit-625", "a.pkl", [.. Payload, .. new byte[300]]),
        new("joblib.load as trampoline", "modelaudit-626", "a.pkl", Bytes(Proto(4), Call(Stacked("joblib", "load"), "other.pkl"), Stop)),

        // research
        new("overwritten name of the allowlist", "arXiv-2607.17503", "a.pkl", Bytes(Proto(4), Ordered, "N}", Text("update"), System, "s\u0086b", "N."), Verdict.Suspicious),
        new("sys.modules exchanged", "balsn-2019", "a.pkl", Bytes(Proto(4), Stacked("sys", "modules"), Text("collections"), Stacked("builtins", "exec"), "s", "N."), Verdict.Malicious),
        new("copy_reg under its old name", "scanners-6", "a.pkl", Bytes(Proto(2), "ccopy_reg\n_reconstructor\n(cposix\nsystem\nc__builtin__\nobject\nNtR.")),
        new("old names of Python 2", "scanners-6", "a.pkl", Bytes(Proto(2), Call(Global("commands", "getoutput"), "id"), Stop)),
        new("second program behind the first", "scanners-6", "a.pkl", [.. Harmless, .. Payload], Twin: [.. Harmless, .. Harmless]),
        new("zeros between the programs", "scanners-6", "a.pkl", [.. Harmless, .. new byte[4096], .. Payload]),
        new("PROTO repeated in the middle", "scanners-6", "a.pkl", Bytes("N", Proto(4), "0", Proto(2), Proto(4), Call(System, "id"), Stop)),
        new("no PROTO", "modelaudit-624", "a.pkl", Bytes(Call(Global("posix", "system"), "id"), Stop), Twin: Bytes(Apply(Global("collections", "OrderedDict")), Stop)),
        new("INST", "scanners-6", "a.pkl", Bytes("(S'id'\niposix\nsystem\n", Stop)),
        new("NEWOBJ", "scanners-6", "a.pkl", Bytes(Proto(2), Global("subprocess", "Popen"), "S'id'\n\u0085\u0081.")),
        new("state by a slot dictionary", "scanners-6", "a.pkl", Bytes(Proto(4), Apply(Ordered), "N}", Text("a"), Call(System, "id"), "s\u0086b."), Verdict.Malicious),
        new("APPENDS to an object", "scanners-6", "a.pkl", Bytes(Proto(4), Stacked("os", "environ"), "(", Text("a"), "e."), Verdict.Suspicious),
        new("SETITEMS on an imported object", "CVE-2026-24747", "a.pkl", Bytes(Proto(4), Stacked("os", "environ"), Text("LD_PRELOAD"), Text("x.so"), "s."), Verdict.Suspicious),
        new("ADDITEMS on an imported object", "scanners-6", "a.pkl", Bytes(Proto(4), Stacked("sys", "path"), "(", Text("a"), "\u0090."), Verdict.Suspicious),
        new("persistent id that is a call", "scanners-6", "a.pkl", Bytes(Proto(4), Call(System, "id"), "Q.")),
        new("name in a persistent id of text", "scanners-6", "a.pkl", Bytes("Pid\n0", Call(Global("posix", "system"), "id"), Stop)),
        new("call inside a tuple, a list and a dictionary", "scanners-6", "a.pkl", Bytes(Proto(4), "]}", Text("k"), Call(System, "id"), "\u0085sa.")),
        new("call as an argument of something harmless", "scanners-6", "a.pkl", Bytes(Proto(4), Apply(Ordered, "](" + Text("k") + Call(System, "id") + "ta"), Stop)),
        new("out-of-band buffer between the names", "scanners-6", "a.pkl", Bytes(Proto(5), "\u0097\u00980", Call(System, "id"), Stop)),
        new("bytearray in front", "scanners-6", "a.pkl", Bytes(Proto(5), "\u0096\u0003\0\0\0\0\0\0\0abc0", Call(System, "id"), Stop), Twin: Bytes(Proto(5), "\u0096\u0003\0\0\0\0\0\0\0abc0N.")),
        new("protocol number that does not exist", "scanners-6", "a.pkl", Bytes(Proto(9), Call(System, "id"), Stop)),
        new("getattr on an imported module", "scanners-6", "a.pkl", Bytes(Proto(4), Apply(Call2("builtins", "getattr", Call(Stacked("importlib", "import_module"), "os"), Text("system")), Text("id")), Stop)),
        new("partial", "scanners-6", "a.pkl", Bytes(Proto(4), Apply(Apply(Stacked("functools", "partial"), System, Text("id"))), Stop)),
        new("map over a function", "scanners-6", "a.pkl", Bytes(Proto(4), Apply(Stacked("builtins", "list"), Apply(Stacked("builtins", "map"), System, "]" + Text("id") + "a")), Stop)),
        new("reduce over a function", "scanners-6", "a.pkl", Bytes(Proto(4), Apply(Stacked("functools", "reduce"), System, "]" + Text("id") + "a"), Stop)),
        new("numpy.vectorize over a function", "scanners-6", "a.pkl", Bytes(Proto(4), Apply(Stacked("numpy", "vectorize"), System), Stop)),
        new("function kept for later", "arXiv-2508.19774", "a.pkl", Bytes(Proto(4), System, Stop), Verdict.Malicious),
        new("defaultdict with a function that makes its values", "arXiv-2508.19774", "a.pkl", Bytes(Proto(4), Apply(Stacked("collections", "defaultdict"), System), Stop), Verdict.Malicious, Bytes(Proto(4), Apply(Stacked("collections", "defaultdict"), Stacked("builtins", "list")), Stop)),
        new("pickle nested in bytes", "modelaudit-nested", "a.pkl", Bytes(Proto(4), "}", Text("x"), Data(Payload), "s."), Verdict.Suspicious, Bytes(Proto(4), "}", Text("x"), Data("just some bytes"u8.ToArray()), "s.")),
        new("pickle nested in base64", "modelaudit-nested", "a.pkl", Bytes(Proto(4), "}", Text("x"), Text(Convert.ToBase64String(Payload)), "s."), Verdict.Suspicious, Bytes(Proto(4), "}", Text("x"), Text(Convert.ToBase64String("just some text that is no pickle"u8.ToArray())), "s.")),
        new("pickle nested in hex", "modelaudit-nested", "a.pkl", Bytes(Proto(4), "}", Text("x"), Text(Convert.ToHexString(Payload)), "s."), Verdict.Suspicious, Bytes(Proto(4), "}", Text("x"), Text(Convert.ToHexString("just some text that is no pickle"u8.ToArray())), "s.")),
        new("text with escapes", "scanners-6", "a.pkl", Bytes("cposix\nsystem\n(S'\\x69\\144'\ntR."), Twin: Bytes("(S'\\x69\\144'\nt.")),
        new("UNICODE with escapes in names", "scanners-6", "a.pkl", Bytes(Proto(4), "Vpo\\u0073ix\nVsys\\u0074em\n\u0093(Vid\ntR.")),
        new("module in one string, name in a long one", "scanners-6", "a.pkl", Bytes(Proto(4), "\u008d\u0005\0\0\0\0\0\0\0posix", "X" + U32(6) + "system", "\u0093", Text("id"), "\u0085R.")),
        new("DUP of the callable", "scanners-6", "a.pkl", Bytes(Proto(4), System, "2", Text("id"), "\u0085R0N.")),
        new("dotted attribute through classes", "scanners-6", "a.pkl", Bytes(Proto(4), Apply(Stacked("builtins", "object.__subclasses__")), Stop), Verdict.Suspicious),
        new("code through the internals of a function", "arXiv-2508.19774", "a.pkl", Bytes(Proto(4), Apply(Stacked("statistics", "mean.__globals__.get"), Text("sys")), Stop), Verdict.Suspicious),
        new("memo of 2^32 - 1", "scanners-6", "a.pkl", Bytes(Proto(2), "Nr\u00ff\u00ff\u00ff\u00ff0", Call(Global("posix", "system"), "id"), Stop)),
    ];

    private static string Call2(string module, string name, params string[] pushes) => Apply(Stacked(module, name), pushes);
}
