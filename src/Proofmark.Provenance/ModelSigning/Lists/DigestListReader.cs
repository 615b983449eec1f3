using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Provenance.ModelSigning.Lists;

/// <summary>
/// Reads what <c>sha256sum</c>, <c>b2sum</c> and <c>b3sum</c> print: a digest, a space, a space or an asterisk, a name; a backslash before the digest says that backslash, line feed and
/// carriage return in the name are escaped (GNU coreutils 9, "cksum output modes"). Strict: nothing is skipped, no name stands twice or leads out of the model.
/// </summary>
public static class DigestListReader
{
    /// <summary>Longest list, in bytes.</summary>
    public const int MostBytes = 256 * 1024 * 1024;

    private const int MostErrors = 20;

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    /// <summary>Reads a list.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="limits">Bounds: at most as many lines as a model may have files.</param>
    /// <param name="errors">What is wrong; empty when the list may be used. The first twenty mistakes.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static DigestList? Read(string file, ReadOnlySpan<byte> bytes, Limits limits, out IReadOnlyList<DocumentError> errors)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var found = new List<DocumentError>();
        errors = found;
        var entries = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var number = 0;
        var digestBytes = 0;
        while (!bytes.IsEmpty && found.Count < MostErrors)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            number++;
            if (number > limits.MaxFiles)
            {
                found.Add(new DocumentError(file, number, 1, "", $"the list has more than {limits.MaxFiles} lines"));
                break;
            }

            if (Entry(line, ref digestBytes, entries) is { } problem)
            {
                found.Add(new DocumentError(file, number, 1, "", problem));
            }
        }

        if (number == 0)
        {
            found.Add(new DocumentError(file, 1, 1, "", "the list is empty"));
        }

        return found.Count == 0 ? new DigestList(entries) : null;
    }

    private static string? Entry(ReadOnlySpan<byte> line, ref int digestBytes, Dictionary<string, ReadOnlyMemory<byte>> entries)
    {
        var isEscaped = line.StartsWith("\\"u8);
        line = isEscaped ? line[1..] : line;
        var hex = line.IndexOf((byte)' ');
        if (hex is not (64 or 128) || line[..hex].ContainsAnyExcept(HexDigits))
        {
            return "a digest of 64 or 128 lower-case hexadecimal digits, a space, a space or an asterisk, and a name are expected here";
        }

        digestBytes = digestBytes == 0 ? hex / 2 : digestBytes;
        if (digestBytes != hex / 2)
        {
            return "the digest has another length than those before";
        }

        if (line.Length < hex + 3 || line[hex + 1] is not ((byte)' ' or (byte)'*'))
        {
            return "a space or an asterisk and a name are expected behind the digest and a space";
        }

        return Name(line[(hex + 2)..], isEscaped, out var problem) is not { } name ? problem
            : entries.TryAdd(name, Convert.FromHexString(line[..hex])) ? null : "the name stands in the list twice";
    }

    private static string? Name(ReadOnlySpan<byte> written, bool isEscaped, out string? problem)
    {
        problem = null;
        if (!Utf8.IsValid(written))
        {
            problem = "the name is not UTF-8";
            return null;
        }

        if (written.EndsWith("\r"u8))
        {
            problem = "the line ends with a carriage return: the list was changed on its way, or the name should be escaped";
            return null;
        }

        var name = Encoding.UTF8.GetString(written);
        name = isEscaped ? Unescaped(name) : name;
        name = name?.StartsWith("./", StringComparison.Ordinal) == true ? name[2..] : name;
        if (name is null)
        {
            problem = "behind a backslash, n, r or another backslash is expected";
        }
        else if (name is ModelPath.Whole or "-" || !ModelPath.IsCanonical(name))
        {
            problem = "the name is no plain path below the model; run the program inside the model's folder";
            name = null;
        }

        return name;
    }

    private static string? Unescaped(string name)
    {
        var plain = new StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] != '\\')
            {
                plain.Append(name[i]);
                continue;
            }

            i++;
            if (i == name.Length || name[i] is not ('\\' or 'n' or 'r'))
            {
                return null;
            }

            plain.Append(name[i] switch { 'n' => '\n', 'r' => '\r', var same => same });
        }

        return plain.ToString();
    }
}
