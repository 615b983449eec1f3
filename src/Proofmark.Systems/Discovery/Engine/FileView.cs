using System.Text;
using System.Text.Unicode;
using Proofmark.Core;
using Proofmark.Formats.Walking;

namespace Proofmark.Systems.Discovery.Engine;

/// <summary>One file as all detectors see it; its text is read once.</summary>
internal sealed class FileView(WalkFile file, Tree tree, Limits limits)
{
    private byte[]? bytes;
    private (string Code, string Reason)? refusal;

    /// <summary>Where it stands below the root.</summary>
    public FilePath Path { get; } = new(file.Path);

    /// <summary>All files there are.</summary>
    public Tree Tree => tree;

    /// <summary>The bounds.</summary>
    public Limits Limits => limits;

    /// <summary>Opens it for reading.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public FileStream Open() => File.Open(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>All bytes of a document; null, and told as unread, when it is too long or cannot be read.</summary>
    /// <param name="findings">Where the refusal is told.</param>
    /// <param name="longest">The bound in bytes, at most that of documents.</param>
    public byte[]? Bytes(Findings findings, int longest = int.MaxValue)
    {
        var bound = Math.Min(longest, limits.MaxDocumentBytes);
        if (bytes is null && refusal is null)
        {
            Read(limits.MaxDocumentBytes);
        }

        if (bytes is not null && bytes.Length <= bound)
        {
            return bytes;
        }

        var (code, reason) = refusal ?? ("too-large", $"the file has {bytes!.Length} bytes, more than the limit of {bound}");
        findings.Unread(code, reason);
        return null;
    }

    /// <summary>The text of a document in UTF-8; null, and told as unread, when there is none.</summary>
    public string? Text(Findings findings, int longest = int.MaxValue)
    {
        if (Bytes(findings, longest) is not { } read)
        {
            return null;
        }

        var text = read.AsSpan();
        text = text.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text;
        if (Utf8.IsValid(text))
        {
            return Encoding.UTF8.GetString(text);
        }

        findings.Unread("malformed", "the file is not text in UTF-8");
        return null;
    }

    private void Read(int most)
    {
        try
        {
            using var stream = Open();
            if (stream.Length > most)
            {
                refusal = ("too-large", $"the file has {stream.Length} bytes, more than the limit of {most}");
                return;
            }

            var buffer = new byte[(int)stream.Length];
            var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            bytes = read == buffer.Length ? buffer : buffer[..read];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            refusal = ("file-unreadable", e.Message);
        }
    }
}
