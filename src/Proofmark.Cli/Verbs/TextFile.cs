using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Reporting.Text;

namespace Proofmark.Cli.Verbs;

/// <summary>Files that the user names on the command line.</summary>
internal static class TextFile
{
    /// <summary>The bytes of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="option">The option that names it, for messages.</param>
    /// <param name="most">Most bytes; null for the limit of documents.</param>
    /// <exception cref="UsageException">The file is absent, too long or cannot be read.</exception>
    public static byte[] Read(string file, string option, long? most = null)
    {
        try
        {
            var info = new FileInfo(file);
            var limit = most ?? Limits.Default.MaxDocumentBytes;
            return info.Length > limit
                ? throw new UsageException($"{option}: '{file}' has {info.Length} bytes, more than the limit of {limit}")
                : File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{option}: cannot read '{file}': {failure.Message}");
        }
    }

    /// <summary>All mistakes of a document as one message. The document may be an attacker's: what would steer a terminal is made visible.</summary>
    public static UsageException Wrong(IReadOnlyList<DocumentError> errors) =>
        new(errors.Count == 1 ? SafeText.Visible(errors[0].ToString()) : $"{errors.Count} mistakes:\n{string.Join('\n', errors.Select(e => $"  {SafeText.Visible(e.ToString())}"))}");
}
