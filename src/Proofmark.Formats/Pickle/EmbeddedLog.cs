using System.Buffers.Text;

namespace Proofmark.Formats.Pickle;

/// <summary>Keeps note of constants that begin as serialised data does. It looks at their first bytes only, so that a constant costs the same whatever its length.</summary>
internal sealed class EmbeddedLog
{
    // A module of PyTorch that was pickled without torch.save has one for each of its parameters.
    private const int Most = 100_000;
    private const int ShortestText = 16;
    private const int HeadLength = 48;

    private readonly List<PickleEmbedded> found = [];
    private readonly Dictionary<Value, int> byValue = [];

    /// <summary>The constants, in order of their place.</summary>
    public IReadOnlyList<PickleEmbedded> Found => found;

    /// <summary>True when there were more than are kept.</summary>
    public bool Overflow { get; private set; }

    /// <summary>Takes note of a constant that has just been read.</summary>
    /// <param name="value">The constant.</param>
    /// <param name="head">Its first bytes.</param>
    /// <param name="offset">Where it begins in the source.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="mutable">True for a byte array, which may hold something else by the time it is used.</param>
    /// <param name="escaped">True for text in raw-unicode-escape.</param>
    public void Consider(Value value, ReadOnlySpan<byte> head, long offset, long length, bool mutable = false, bool escaped = false)
    {
        if (FormOf(head, length, value.IsText, escaped) is not { } form)
        {
            return;
        }

        if (found.Count >= Most)
        {
            Overflow = true;
            return;
        }

        if ((value.Kind == ValueKind.Bytes && !mutable) || (value.Kind == ValueKind.Text && form is EmbeddedForm.Latin1 or EmbeddedForm.EscapedLatin1))
        {
            byValue[value] = found.Count;
        }

        found.Add(new PickleEmbedded(offset, length, form, false));
    }

    /// <summary>Says that a byte string is what a text encodes to as Latin-1.</summary>
    public void Encoded(Value text, Value bytes)
    {
        if (bytes.Kind == ValueKind.Bytes && byValue.TryGetValue(text, out var index))
        {
            byValue[bytes] = index;
        }
    }

    /// <summary>Says that loading the pickle loads a byte string too; false when it is none of those kept.</summary>
    public bool TryLoad(Value value)
    {
        if (value.Kind != ValueKind.Bytes || !byValue.TryGetValue(value, out var index))
        {
            return false;
        }

        found[index] = found[index] with { Loaded = true };
        return true;
    }

    private static EmbeddedForm? FormOf(ReadOnlySpan<byte> head, long length, bool text, bool escaped)
    {
        if (!text && Begins(head))
        {
            return EmbeddedForm.Plain;
        }

        if (length < ShortestText)
        {
            return null;
        }

        // Text that merely begins with the name of an import is no byte string.
        if (text && head[0] != (byte)'c' && (escaped ? Begins(head) : head is [0xC2, 0x80, >= 2 and <= 5, ..] || Begins(head)))
        {
            return escaped ? EmbeddedForm.EscapedLatin1 : EmbeddedForm.Latin1;
        }

        head = head[..Math.Min(head.Length, HeadLength)];
        Span<byte> decoded = stackalloc byte[HeadLength];
        if (Decoded(head[..(head.Length / 4 * 4)], decoded) is { Length: > 0 } plain && Begins(plain))
        {
            return EmbeddedForm.Base64;
        }

        return Convert.FromHexString(head[..(head.Length / 2 * 2)], decoded, out _, out var written) == System.Buffers.OperationStatus.Done && Begins(decoded[..written])
            ? EmbeddedForm.Hexadecimal
            : null;
    }

    private static ReadOnlySpan<byte> Decoded(ReadOnlySpan<byte> text, Span<byte> into) =>
        Base64Url.DecodeFromUtf8(text, into, out _, out var written) == System.Buffers.OperationStatus.Done
        || Base64.DecodeFromUtf8(text, into, out _, out written) == System.Buffers.OperationStatus.Done ? into[..written] : [];

    // A protocol of 2 to 5, an archive or something packed, or the import with which most pickles of protocol 0 begin.
    private static bool Begins(ReadOnlySpan<byte> head) => head switch
    {
        [0x80, >= 2 and <= 5, _, _, ..] => true,
        [(byte)'P', (byte)'K', 3, 4, ..] => true,
        [0x1F, 0x8B, 8, ..] => true,
        [(byte)'c', var first, ..] when char.IsAsciiLetter((char)first) || first == '_' => head.IndexOf((byte)'\n') > 1 && IsName(head[1..head.IndexOf((byte)'\n')]),
        _ => false,
    };

    private static bool IsName(ReadOnlySpan<byte> name)
    {
        foreach (var letter in name)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter) && letter is not ((byte)'_' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }
}
