namespace Proofmark.Fuzz;

/// <summary>Changes inputs at random; the same seed gives the same inputs.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> corpus)
{
    private const int MaxLength = 64 * 1024;
    private readonly Random _random = new(seed);

    public byte[] Next()
    {
        var bytes = new List<byte>(Pick());
        int edits = 1 << _random.Next(6);
        for (int i = 0; i < edits; i++)
        {
            Edit(bytes);
        }

        return bytes.Count <= MaxLength ? [.. bytes] : [.. bytes.Take(MaxLength)];
    }

    private byte[] Pick() => corpus[_random.Next(corpus.Count)];

    private void Edit(List<byte> bytes)
    {
        int at = _random.Next(bytes.Count + 1);
        switch (_random.Next(6))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(bytes.Count - at, _random.Next(8)));
                break;
            case 3:
                bytes.InsertRange(at, Slice([.. bytes]));
                break;
            case 4:
                bytes.InsertRange(at, Slice(Pick()));
                break;
            default:
                bytes.Insert(at, _random.Next(3) switch { 0 => (byte)0, 1 => (byte)0xff, _ => (byte)_random.Next(256) });
                break;
        }
    }

    private byte[] Slice(byte[] bytes)
    {
        int start = _random.Next(bytes.Length + 1);
        return bytes[start..Math.Min(bytes.Length, start + _random.Next(64))];
    }
}
