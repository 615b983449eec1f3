namespace Proofmark.Formats.Walking;

/// <summary>Virtual environments of Python (PEP 405).</summary>
internal static class VirtualEnvironment
{
    /// <summary>True for <c>bin/python</c>, <c>bin/python3</c> or <c>bin/python3.N</c> beside <c>pyvenv.cfg</c>: such a link leads to the interpreter outside.</summary>
    public static bool IsInterpreter(string link)
    {
        var folder = Path.GetDirectoryName(link);
        return Path.GetFileName(folder) == "bin" && IsName(Path.GetFileName(link)) && File.Exists(Path.Combine(folder!, "..", "pyvenv.cfg"));
    }

    private static bool IsName(string name) =>
        name.StartsWith("python", StringComparison.Ordinal) && name["python".Length..] is var version
        && (version.Length == 0 || (version[0] == '3' && version.All(static c => char.IsAsciiDigit(c) || c == '.')));
}
