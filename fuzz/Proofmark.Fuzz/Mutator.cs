namespace Proofmark.Fuzz;

/// <summary>Changes inputs at random; the same seed gives the same inputs.</summary>
internal sealed class Mutator(int seed, IReadOnlyList<byte[]> corpus)
{
    private const int MaxLength = 64 * 1024;
    private readonly Random random = new(seed);

    public byte[] Next()
    {
        var bytes = new List<byte>(Pick());
        int edits = 1 << random.Next(6);
        for (int i = 0; i < edits; i++)
        {
            Edit(bytes);
        }

        return bytes.Count <= MaxLength ? [.. bytes] : [.. bytes.Take(MaxLength)];
    }

    private byte[] Pick() => corpus[random.Next(corpus.Count)];

    private void Edit(List<byte> bytes)
    {
        int at = random.Next(bytes.Count + 1);
        switch (random.Next(6))
        {
            case 0 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 1 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2:
                bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(8)));
                break;
            case 3:
                bytes.InsertRange(at, Slice([.. bytes]));
                break;
            case 4:
                bytes.InsertRange(at, Slice(Pick()));
                break;
            default:
                bytes.Insert(at, random.Next(3) switch { 0 => (byte)0, 1 => (byte)0xff, _ => (byte)random.Next(256) });
                break;
        }
    }

    private byte[] Slice(byte[] bytes)
    {
        int start = random.Next(bytes.Length + 1);
        return bytes[start..Math.Min(bytes.Length, start + random.Next(64))];
    }
}
