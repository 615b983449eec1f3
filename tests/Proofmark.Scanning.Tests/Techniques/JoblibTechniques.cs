using Proofmark.Scanning.Verdicts;
using static Proofmark.Scanning.Tests.Techniques.Op;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>joblib writes the bytes of arrays into the pickle, behind the wrapper that describes them: a scanner that does not pass over them reads anything or nothing.</summary>
internal static class JoblibTechniques
{
    private static readonly string Command = Call(Global("posix", "system"), "id");

    // What a scanner that reads on in the array takes for the end of the program.
    private static readonly string Decoy = "N." + new string('\0', 62);

    private static string Ordered { get; } = Apply(Global("collections", "OrderedDict"));

    public static IEnumerable<Technique> All =>
    [
        One("call in front of an array", Command + "0" + Array("u1", 64) + Decoy + ".", Ordered + "0" + Array("u1", 64) + Decoy + "."),
        One("call behind an array", Array("u1", 64) + Decoy + "0" + Command + ".", Array("u1", 64) + Decoy + "0" + Ordered + "."),
        One("call behind an array of numbers", Array("f8", 8) + Decoy + "0" + Command + ".", Array("f8", 8) + Decoy + "0" + Ordered + "."),
        One("call behind two arrays", Array("u1", 64) + Decoy + "0" + Array("f8", 8) + Decoy + "0" + Command + "."),
        One("objects in the place of the array's bytes", Array("O", 1) + System.Text.Encoding.Latin1.GetString(Payload) + "."),
        new("joblib: array that is longer than the file", "scanners-6", "m.joblib", Bytes(Proto(2), Array("u1", 200), Decoy, "."), Verdict.NotEstablished),
        new("joblib: array of a class of its own", "scanners-6", "m.joblib", Bytes(Proto(2), Array("u1", 64, Global("subprocess", "Popen")), Decoy, ".")),
        new("joblib: array in another file", "scanners-6", "m.joblib", Bytes(Proto(2), Global("joblib.numpy_pickle", "NDArrayWrapper"), ")\u0081}", Text("filename"), Text("/etc/passwd"), "sb."), Verdict.Suspicious),
        new("joblib: array in a file beside that is not there", "scanners-6", "m.joblib", Bytes(Proto(2), Global("joblib.numpy_pickle", "NDArrayWrapper"), ")\u0081}", Text("filename"), Text("m.joblib_01.npy"), "sb."), Verdict.NotEstablished),
    ];

    private static Technique One(string name, string bad, string? good = null) =>
        new($"joblib: {name}", "scanners-6", "m.joblib", Bytes(Proto(2), bad), Twin: good is null ? null : Bytes(Proto(2), good));

    private static string Array(string type, int count, string? subclass = null) =>
        Global("joblib.numpy_pickle", "NumpyArrayWrapper") + ")\u0081}("
        + Text("subclass") + (subclass ?? Global("numpy", "ndarray"))
        + Text("shape") + "K" + (char)count + "\u0085"
        + Text("order") + Text("C")
        + Text("dtype") + Apply(Global("numpy", "dtype"), Text(type), "\u0089", "\u0088") + "(K\u0003" + Text(type == "f8" ? "<" : "|") + "NNN" + (type == "O" ? "J\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\u003f" : "J\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0") + "tb"
        + Text("allow_mmap") + "\u0088ub";
}
