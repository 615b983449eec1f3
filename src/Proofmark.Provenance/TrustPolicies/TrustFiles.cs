using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Provenance.TrustPolicies;

/// <summary>Reads the files that a policy names: keys, certificates, trusted roots.</summary>
internal sealed class TrustFiles(string folder, Limits limits)
{
    private readonly List<string> read = [];

    public Limits Limits => limits;

    /// <summary>The files that were read, by their full names.</summary>
    public IReadOnlyList<string> Read => read;

    /// <summary>What a field names, or holds itself in PEM; null and an error when it cannot be read.</summary>
    public string? Text(DocumentFields fields, string key, string written)
    {
        if (written.StartsWith("-----BEGIN ", StringComparison.Ordinal))
        {
            return written;
        }

        var path = Path.GetFullPath(Path.Combine(folder, written));
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists || info.Length > limits.MaxDocumentBytes)
            {
                fields.Fail(key, info.Exists ? $"'{written}' has more than {limits.MaxDocumentBytes} bytes" : $"there is no file '{written}' beside the policy");
                return null;
            }

            read.Add(path);
            return Encoding.UTF8.GetString(File.ReadAllBytes(path));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            fields.Fail(key, $"cannot read '{written}': {refused.Message}");
            return null;
        }
    }
}
