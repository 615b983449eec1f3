using System.Formats.Tar;
using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Tar;
using TarReader = Proofmark.Formats.Tar.TarReader;

namespace Proofmark.Fuzz;

/// <summary>Feeds the tar reader.</summary>
internal static class TarTarget
{
    public static FuzzTarget Target { get; } = new("tar", Run, Seeds, MaxAllocatedBytes: 16 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        using var stream = new MemoryStream(input, writable: false);
        TarReading reading = TarReader.Read(stream, Limits.Default, CancellationToken.None);
        if (reading.Members.Any(member => member.Data.Start < 0 || member.Data.Length < 0 || member.Data.End > input.Length))
        {
            throw new InvalidOperationException("a member lies outside of the file");
        }
    }

    private static IEnumerable<byte[]> Seeds()
    {
        foreach (TarEntryFormat format in new[] { TarEntryFormat.V7, TarEntryFormat.Ustar, TarEntryFormat.Gnu, TarEntryFormat.Pax })
        {
            yield return Archive(format);
            yield return [.. Archive(format), .. Archive(TarEntryFormat.Gnu)];
        }
    }

    private static byte[] Archive(TarEntryFormat format)
    {
        using var bytes = new MemoryStream();
        using (var archive = new TarWriter(bytes, format, leaveOpen: true))
        {
            bool isLong = format is TarEntryFormat.Gnu or TarEntryFormat.Pax;
            TarEntry file = Entry(format, format == TarEntryFormat.V7 ? TarEntryType.V7RegularFile : TarEntryType.RegularFile, new string('n', isLong ? 150 : 9));
            file.DataStream = new MemoryStream(Encoding.ASCII.GetBytes("N..N..N."));
            archive.WriteEntry(file);
            TarEntry link = Entry(format, TarEntryType.SymbolicLink, "folder/link");
            link.LinkName = "../target";
            archive.WriteEntry(link);
        }

        return bytes.ToArray();
    }

    private static TarEntry Entry(TarEntryFormat format, TarEntryType type, string name) => format switch
    {
        TarEntryFormat.V7 => new V7TarEntry(type, name),
        TarEntryFormat.Ustar => new UstarTarEntry(type, name),
        TarEntryFormat.Gnu => new GnuTarEntry(type, name),
        _ => new PaxTarEntry(type, name),
    };
}
