using System.Buffers.Binary;
using System.Globalization;
using System.Net;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>An address that a program gave to the kernel: sockaddr of socket(7).</summary>
/// <param name="Family">Its family.</param>
/// <param name="Bytes">All of it.</param>
internal sealed record SocketAddress(int Family, byte[] Bytes)
{
    private const int Longest = 128;
    private const int Local = 1;
    private const int Internet = 2;
    private const int Internet6 = 10;
    private const int KernelLink = 16;

    /// <summary>Nobody is addressed: the end of a connection, or a talk with the kernel itself.</summary>
    public bool IsNobody => Family is 0 or KernelLink;

    public static SocketAddress? Read(int task, ulong address, ulong length) =>
        length is >= 2 and <= Longest && TaskMemory.Read(task, address, (int)length) is { } bytes ? new(BinaryPrimitives.ReadUInt16LittleEndian(bytes), bytes) : null;

    /// <summary>The address as text.</summary>
    /// <returns>Null for a family that is not read.</returns>
    public string? Host(int task) => Family switch
    {
        Internet when Bytes.Length >= 8 => Text(new IPAddress(Bytes.AsSpan(4, 4)), Port),
        Internet6 when Bytes.Length >= 24 => Text(new IPAddress(Bytes.AsSpan(8, 16)), Port),
        Local when Bytes.Length > 2 => "unix:" + LocalName(task),
        _ => null,
    };

    private ushort Port => BinaryPrimitives.ReadUInt16BigEndian(Bytes.AsSpan(2));

    private static string Text(IPAddress address, ushort port)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        var number = port.ToString(CultureInfo.InvariantCulture);
        return plain.GetAddressBytes().Length == 4 ? $"{plain}:{number}" : $"[{plain}]:{number}";
    }

    private string LocalName(int task)
    {
        var name = Bytes.AsSpan(2);
        if (name[0] == 0)
        {
            return "@" + PathBytes.Text(name[1..]);
        }

        var end = name.IndexOf((byte)0);
        var path = name[..(end < 0 ? name.Length : end)].ToArray();
        return PathBytes.Text(TaskFiles.Resolve(task, task, TaskFiles.CurrentFolder, path, follow: true) ?? path);
    }
}
