using System.Security.Cryptography;
using System.Text;
using Proofmark.Core;

namespace Proofmark.Scanning.Globals;

/// <summary>The lists of globals that are compiled into this program.</summary>
internal sealed class GlobalLists
{
    // Lists that are read only when code, templates or configurations are judged; they are part of the rules all the same.
    private static readonly string[] Others = ["code-calls.txt", "code-texts.txt", "target-modules.txt", "template-names.txt"];

    private static readonly Lazy<GlobalLists> Shared = new(Load);

    private GlobalLists(GlobalTable allowed, GlobalTable denied, Digest digest) => (Allowed, Denied, RuleSet) = (allowed, denied, digest);

    /// <summary>The lists, read when they are first asked for.</summary>
    public static GlobalLists Current => Shared.Value;

    /// <summary>Globals without danger, by exact module and name.</summary>
    public GlobalTable Allowed { get; }

    /// <summary>Globals that lend a capability.</summary>
    public GlobalTable Denied { get; }

    /// <summary>SHA-256 over the text of all lists, the allowlist of globals first.</summary>
    public Digest RuleSet { get; }

    private static GlobalLists Load()
    {
        var allowed = Resource("allowed-globals.txt");
        var denied = Resource("denied-globals.txt");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(allowed);
        hash.AppendData(denied);
        foreach (var other in Others)
        {
            hash.AppendData(Resource(other));
        }

        return new GlobalLists(
            GlobalListParser.Parse(Encoding.UTF8.GetString(allowed), allowed: true),
            GlobalListParser.Parse(Encoding.UTF8.GetString(denied), allowed: false),
            new Digest(Digest.Sha256, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    /// <summary>The text of a list.</summary>
    public static string TextOf(string name) => Encoding.UTF8.GetString(Resource(name));

    private static byte[] Resource(string name)
    {
        using var stream = typeof(GlobalLists).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without its list '{name}'.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
