using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Proofmark.Provenance.ModelSigning.Caching;

/// <summary>
/// The file of a digest cache: a line with its name and version, a line for each digest, and a line with the SHA-256 of all before it. A file that is not exactly so is ignored as a whole.
/// The sum finds accidents; it does not keep anybody from forging.
/// </summary>
internal static class DigestCacheFormat
{
    /// <summary>Longest file that is read or written.</summary>
    public const int MostBytes = 256 * 1024 * 1024;

    /// <summary>How the file of any version begins.</summary>
    public static ReadOnlySpan<byte> Name => "proofmark-digest-cache "u8;

    private const string Header = "proofmark-digest-cache 1\n";
    private const string SumName = "sum ";
    private const int SumBytes = 4 + (2 * SHA256.HashSizeInBytes) + 1;
    private const int Fields = 10;

    /// <summary>The entries; none when the file is ignored.</summary>
    public static IReadOnlyDictionary<CachedPart, CachedDigest> Read(ReadOnlySpan<byte> bytes, out string? problem)
    {
        var entries = new Dictionary<CachedPart, CachedDigest>();
        problem = null;
        if (bytes.IsEmpty)
        {
            return entries;
        }

        if (bytes.Length > MostBytes || !bytes.StartsWith(Encoding.ASCII.GetBytes(Header)) || !SumHolds(bytes))
        {
            problem = "it is no digest cache of this version, or damaged";
            return entries;
        }

        var body = Encoding.ASCII.GetString(bytes[Header.Length..^SumBytes]);
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty)
            {
                continue;
            }

            if (!TryReadLine(line.ToString(), out var part, out var digest) || !entries.TryAdd(part, digest))
            {
                problem = "it holds a line that this version does not write";
                return new Dictionary<CachedPart, CachedDigest>();
            }
        }

        return entries;
    }

    /// <summary>The file of some entries; those that do not fit are left out.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<CachedPart, CachedDigest>> entries)
    {
        var text = new StringBuilder(Header);
        foreach (var line in entries.Select(Line).Order(StringComparer.Ordinal))
        {
            if (text.Length + line.Length > MostBytes - SumBytes)
            {
                break;
            }

            text.Append(line);
        }

        var body = Encoding.ASCII.GetBytes(text.ToString());
        return [.. body, .. Encoding.ASCII.GetBytes($"{SumName}{Convert.ToHexStringLower(SHA256.HashData(body))}\n")];
    }

    private static bool SumHolds(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Header.Length + SumBytes)
        {
            return false;
        }

        var sum = Encoding.ASCII.GetBytes($"{SumName}{Convert.ToHexStringLower(SHA256.HashData(bytes[..^SumBytes]))}\n");
        return bytes[^SumBytes..].SequenceEqual(sum);
    }

    private static string Line(KeyValuePair<CachedPart, CachedDigest> entry)
    {
        var ((path, hash, start, length), (file, digest)) = (entry.Key, entry.Value);
        var name = Convert.ToBase64String(Encoding.UTF8.GetBytes(path));
        return string.Create(
            CultureInfo.InvariantCulture, $"{hash.Name()} {start} {length} {file.Device} {file.Inode} {file.Size} {file.Modified} {file.Changed} {Convert.ToHexStringLower(digest)} {name}\n");
    }

    private static bool TryReadLine(string line, out CachedPart part, out CachedDigest digest)
    {
        (part, digest) = (default, default);
        var fields = line.Split(' ');
        if (fields.Length != Fields
            || !HashKinds.TryParse(fields[0], out var hash)
            || !TryPath(fields[9], out var path)
            || !long.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            || !long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            || !TryIdentity(fields, out var file)
            || fields[8].Length != 2 * hash.Value.DigestBytes()
            || !fields[8].All(char.IsAsciiHexDigitLower))
        {
            return false;
        }

        part = new CachedPart(path, hash.Value, start, length);
        digest = new CachedDigest(file, Convert.FromHexString(fields[8]));
        return true;
    }

    private static bool TryIdentity(string[] fields, out FileIdentity file)
    {
        file = default;
        if (!ulong.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var device)
            || !ulong.TryParse(fields[4], NumberStyles.None, CultureInfo.InvariantCulture, out var inode)
            || !ulong.TryParse(fields[5], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || !long.TryParse(fields[6], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var modified)
            || !long.TryParse(fields[7], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var changed))
        {
            return false;
        }

        file = new FileIdentity(device, inode, size, modified, changed);
        return true;
    }

    private static bool TryPath(string field, [NotNullWhen(true)] out string? path)
    {
        var bytes = new byte[field.Length];
        path = Convert.TryFromBase64String(field, bytes, out var written) && written > 0 ? Encoding.UTF8.GetString(bytes, 0, written) : null;
        return path is not null;
    }
}
