using System.Globalization;
using System.Text;

namespace Proofmark.Formats.Python;

/// <summary>
/// Normal form KC of identifiers, as far as it leads to ASCII: Python compares names so (language reference, 2.3), and every name that is looked for is ASCII.
/// A table of its own, because the normalisation of the platform is not there in every build.
/// </summary>
internal static class CompatibleLetters
{
    private static readonly Lazy<Dictionary<int, string>> Table = new(Load);

    /// <summary>The name with compatible letters replaced.</summary>
    public static string Normalise(ReadOnlySpan<char> name)
    {
        var normal = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Table.Value.TryGetValue(rune.Value, out var letters))
            {
                normal.Append(letters);
            }
            else
            {
                normal.Append(rune.ToString());
            }
        }

        return normal.ToString();
    }

    private static Dictionary<int, string> Load()
    {
        using var stream = typeof(CompatibleLetters).Assembly.GetManifestResourceStream("compatible-letters.txt")
            ?? throw new InvalidOperationException("The program was built without its table of compatible letters.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var table = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var parts = line.Split(' ');
            var first = int.Parse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            var count = int.Parse(parts[1], CultureInfo.InvariantCulture);
            for (var i = 0; i < count; i++)
            {
                table.Add(first + i, count == 1 ? parts[2] : ((char)(parts[2][0] + i)).ToString());
            }
        }

        return table;
    }
}
