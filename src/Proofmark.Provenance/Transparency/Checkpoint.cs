using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Trust;

namespace Proofmark.Provenance.Transparency;

/// <summary>A signed note about the state of a log (C2SP tlog-checkpoint and signed-note).</summary>
/// <param name="Origin">Who speaks: the first line.</param>
/// <param name="TreeSize">Number of leaves.</param>
/// <param name="RootHash">Root of the tree.</param>
/// <param name="Signed">The text that is signed, with its last line feed.</param>
/// <param name="Signatures">The signature lines in order.</param>
internal sealed record Checkpoint(string Origin, long TreeSize, ReadOnlyMemory<byte> RootHash, ReadOnlyMemory<byte> Signed, IReadOnlyList<CheckpointSignature> Signatures)
{
    private const int MostSignatures = 100;

    /// <summary>Reads a note; false when a line is missing or malformed.</summary>
    public static bool TryRead(string note, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        var end = note.IndexOf("\n\n", StringComparison.Ordinal);
        if (end < 0 || end + 3 > note.Length || !note.EndsWith('\n'))
        {
            return false;
        }

        var lines = note[..end].Split('\n');
        if (lines.Length < 3 || lines.Any(line => line.Length == 0)
            || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || lines[1] != size.ToString(CultureInfo.InvariantCulture)
            || !StrictBase64.TryDecode(lines[2], out var root) || root.Length != 32)
        {
            return false;
        }

        var signatures = note[(end + 2)..^1].Split('\n').Take(MostSignatures + 1).Select(CheckpointSignature.Read).ToList();
        if (signatures.Count > MostSignatures || signatures.Contains(null))
        {
            return false;
        }

        checkpoint = new Checkpoint(lines[0], size, root, Encoding.UTF8.GetBytes(note[..(end + 1)]), [.. signatures.OfType<CheckpointSignature>()]);
        return true;
    }

    /// <summary>True when a line by the log, named as the origin names it, verifies with the log's key. Lines by others are not looked at.</summary>
    public bool IsSignedBy(TrustedLog log) => log.Key is { } key && Signatures.Any(line => line.IsBy(Origin, log.LogId.Span) && key.Verify(Signed.Span, line.Value.Span, log.Scheme));
}

/// <summary>A line of signature of a note.</summary>
/// <param name="Name">Who signed, by its own word.</param>
/// <param name="KeyHint">Four bytes that tell keys apart.</param>
/// <param name="Value">The signature.</param>
internal sealed record CheckpointSignature(string Name, ReadOnlyMemory<byte> KeyHint, ReadOnlyMemory<byte> Value)
{
    private const int HintBytes = 4;
    private const string Mark = "\u2014";

    public static CheckpointSignature? Read(string line)
    {
        var parts = line.Split(' ');
        return parts is [Mark, { Length: > 0 } name, var text] && StrictBase64.TryDecode(text, out var bytes) && bytes.Length > HintBytes
            ? new CheckpointSignature(name, bytes.AsMemory(0, HintBytes), bytes.AsMemory(HintBytes))
            : null;
    }

    // Rekor's first version appends the number of its tree to the name in the origin.
    public bool IsBy(string origin, ReadOnlySpan<byte> logId) =>
        (origin == Name || origin.StartsWith(Name + " - ", StringComparison.Ordinal)) && logId.Length >= HintBytes && logId[..HintBytes].SequenceEqual(KeyHint.Span);
}
