using System.Text.RegularExpressions;
using YamlDotNet.Core;

namespace Proofmark.Formats.Yaml;

/// <summary>What was found in a YAML stream.</summary>
/// <param name="Names">In the order of the stream.</param>
/// <param name="Stopped">Why reading ended before the end; null when it did not.</param>
public sealed record YamlNaming(IReadOnlyList<NamedObject> Names, string? Stopped);

/// <summary>
/// Finds the names that a YAML stream makes loaders import or call. Tags are taken after <c>%TAG</c> directives and escapes (YAML 1.2, 6.8.2.2 and 5.1 of the tag rules), keys after
/// aliases. Nothing is built, so nesting and aliases cost nothing.
/// </summary>
public static partial class YamlNames
{
    private const int Most = 1_000;
    private const int MostEvents = 2_000_000;

    // Loaders in Python give up before; the scanner's time grows with the square of the depth.
    private const int MostLevels = 1_000;

    /// <summary>
    /// False for a text in which no loader finds a name: none of the keys or tags is in it, as it stands or behind escapes (YAML 1.2, 5.7 and 6.8.2). Costs far less than reading.
    /// </summary>
    /// <param name="text">The stream.</param>
    public static bool MayHold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains("target", StringComparison.Ordinal) || text.Contains("class_path", StringComparison.Ordinal) || text.Contains("python/", StringComparison.Ordinal)
            || text.Contains("%TAG", StringComparison.Ordinal) || Escapes().IsMatch(text);
    }

    /// <summary>Reads a stream of documents.</summary>
    /// <param name="text">The stream.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public static YamlNaming Read(string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        var walk = new YamlWalk();
        try
        {
            var parser = new Parser(new YamlDotNet.Core.Scanner(new StringReader(text), skipComments: true));
            for (var count = 0; parser.MoveNext(); count++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (count >= MostEvents || walk.Names.Count >= Most || walk.Depth > MostLevels)
                {
                    walk.Finish();
                    return new YamlNaming(walk.Names, "it is longer or nested deeper than this scan follows");
                }

                walk.Take(parser.Current!);
            }

            walk.Finish();
            return new YamlNaming(walk.Names, null);
        }
        catch (YamlException broken)
        {
            walk.Finish();
            return new YamlNaming(walk.Names, $"no loader of YAML 1.2 reads on behind line {broken.Start.Line}");
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet's scanner leaves some malformed streams by these.
            walk.Finish();
            return new YamlNaming(walk.Names, "it is not well-formed YAML");
        }
    }

    // Characters by number, a line that goes on, a percent-encoded tag.
    [GeneratedRegex(@"\\[xuU\r\n\u0085\u2028\u2029]|!\S*%[0-9A-Fa-f]{2}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Escapes();
}
