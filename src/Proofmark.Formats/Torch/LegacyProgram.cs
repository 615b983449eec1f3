using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Proofmark.Formats.Identification;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Torch;

/// <summary>
/// Walks one program of a legacy file to its STOP and picks up what tells the layout: the strings (storage keys) and the storages that persistent ids name,
/// written as the tuple ('storage', class, key, location, elements, view).
/// </summary>
internal sealed class LegacyProgram(WindowReader file, long start, int maxItems)
{
    private const int MaxText = 256;
    private const int MaxPending = 16;

    private readonly PickleWalker walker = new(file, start);
    private readonly Dictionary<long, object> memo = [];
    private readonly List<object> pending = [];

    /// <summary>Every string, in order.</summary>
    public List<string> Strings { get; } = [];

    /// <summary>The class of each storage, by key.</summary>
    public Dictionary<string, string> Storages { get; } = new(StringComparer.Ordinal);

    public long End => walker.Position;

    /// <summary>Walks.</summary>
    /// <returns>True when STOP was reached.</returns>
    public bool Walk()
    {
        while (walker.TryNext(out var opcode))
        {
            if (opcode.Code == (byte)'.')
            {
                return true;
            }

            Apply(opcode);
        }

        return false;
    }

    private void Apply(PickleOpcode opcode)
    {
        switch (opcode.Code)
        {
            case (byte)'X' or 0x8c or (byte)'V' or (byte)'U':
                PushText(opcode);
                break;
            case (byte)'c':
                Push(new Global(Text(opcode).Replace('\n', '.')));
                break;
            case (byte)'q' or (byte)'r' or (byte)'p' or 0x94:
                Remember(opcode.Code == 0x94 ? memo.Count : Number(opcode));
                break;
            case (byte)'h' or (byte)'j' or (byte)'g':
                Push(memo.GetValueOrDefault(Number(opcode), string.Empty));
                break;
            case (byte)'(':
                pending.Clear();
                break;
            case (byte)'K' or (byte)'M' or (byte)'J' or (byte)'N' or 0x8a or (byte)'t':
                // Numbers, None and the tuple itself need no value: only the first three parts of the id matter.
                break;
            case (byte)'Q':
                TakeStorage();
                break;
            default:
                pending.Clear();
                break;
        }
    }

    private void PushText(PickleOpcode opcode)
    {
        var text = Text(opcode);
        Push(text);
        if (Strings.Count < maxItems)
        {
            Strings.Add(text);
        }
    }

    private void Push(object value)
    {
        if (pending.Count < MaxPending)
        {
            pending.Add(value);
        }
    }

    private void Remember(long key)
    {
        if (memo.Count < maxItems && pending.Count > 0)
        {
            memo[key] = pending[^1];
        }
    }

    private void TakeStorage()
    {
        if (pending is ["storage", Global type, string key, ..] && Storages.Count < maxItems)
        {
            Storages[key] = type.Name;
        }

        pending.Clear();
    }

    private string Text(PickleOpcode opcode) => Encoding.UTF8.GetString(walker.ArgumentOf(opcode, MaxText));

    private long Number(PickleOpcode opcode)
    {
        var bytes = walker.ArgumentOf(opcode, MaxText);
        return (opcode.Code, bytes.Length) switch
        {
            ((byte)'g' or (byte)'p', _) => long.TryParse(bytes, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1,
            (_, 1) => bytes[0],
            (_, 4) => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
            _ => -1,
        };
    }

    private sealed record Global(string Name);
}
