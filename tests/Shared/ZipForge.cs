using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Proofmark.Tests;

/// <summary>Writes zip archives byte by byte, so that each field can lie.</summary>
internal sealed class ZipForge
{
    private readonly List<byte> file = [];
    private readonly List<byte> directory = [];
    private int entries;

    /// <summary>Fields of one member; those left null are what an honest writer writes.</summary>
    public sealed record Member(string Name, byte[] Content)
    {
        public ushort Method { get; init; }

        public ushort Flags { get; init; }

        public uint? Crc { get; init; }

        public uint? Size { get; init; }

        public string? LocalName { get; init; }

        public ushort? LocalMethod { get; init; }

        public ushort? LocalFlags { get; init; }

        public uint? LocalPacked { get; init; }

        public uint? HeaderOffset { get; init; }

        public bool Listed { get; init; } = true;

        public bool Local { get; init; } = true;
    }

    public ushort? Entries { get; init; }

    public uint? DirectorySize { get; init; }

    public uint? DirectoryOffset { get; init; }

    public byte[] Comment { get; init; } = [];

    public byte[] Trailing { get; init; } = [];

    /// <summary>Bytes that a writer would know nothing of: offsets do not count them.</summary>
    public byte[] Prefix { get; init; } = [];

    public static byte[] Make(params Member[] members) => new ZipForge().Add(members).ToArray();

    public ZipForge Add(params Member[] members)
    {
        foreach (var member in members)
        {
            Add(member);
        }

        return this;
    }

    public byte[] ToArray()
    {
        var start = (uint)file.Count;
        List<byte> end = [];
        Write32(end, 0x06054b50);
        Write16(end, 0, 0);
        Write16(end, Entries ?? (ushort)entries, Entries ?? (ushort)entries);
        Write32(end, DirectorySize ?? (uint)directory.Count);
        Write32(end, DirectoryOffset ?? start);
        Write16(end, (ushort)Comment.Length);
        return [.. Prefix, .. file, .. directory, .. end, .. Comment, .. Trailing];
    }

    public static byte[] Deflate(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var stream = new DeflateStream(packed, CompressionLevel.Optimal))
        {
            stream.Write(content);
        }

        return packed.ToArray();
    }

    private void Add(Member member)
    {
        var at = member.HeaderOffset ?? (uint)file.Count;
        var packed = member.Method == 8 ? Deflate(member.Content) : member.Content;
        var crc = member.Crc ?? Checksum.Of(member.Content);
        var size = member.Size ?? (uint)member.Content.Length;
        if (member.Local)
        {
            var local = Encoding.UTF8.GetBytes(member.LocalName ?? member.Name);
            Write32(file, 0x04034b50);
            Write16(file, 20, member.LocalFlags ?? member.Flags, member.LocalMethod ?? member.Method, 0, 0);
            Write32(file, crc, member.LocalPacked ?? (uint)packed.Length, size);
            Write16(file, (ushort)local.Length, 0);
            file.AddRange(local);
            file.AddRange(packed);
        }

        if (member.Listed)
        {
            var name = Encoding.UTF8.GetBytes(member.Name);
            Write32(directory, 0x02014b50);
            Write16(directory, 20, 20, member.Flags, member.Method, 0, 0);
            Write32(directory, crc, (uint)packed.Length, size);
            Write16(directory, (ushort)name.Length, 0, 0, 0, 0);
            Write32(directory, 0, at);
            directory.AddRange(name);
            entries++;
        }
    }

    private static void Write16(List<byte> to, params ushort[] values)
    {
        Span<byte> bytes = stackalloc byte[2];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
            to.AddRange(bytes);
        }
    }

    private static void Write32(List<byte> to, params uint[] values)
    {
        Span<byte> bytes = stackalloc byte[4];
        foreach (var value in values)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
            to.AddRange(bytes);
        }
    }
}
