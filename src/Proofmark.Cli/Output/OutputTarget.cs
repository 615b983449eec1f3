using Proofmark.Cli.Running;

namespace Proofmark.Cli.Output;

/// <summary>One <c>-o FORMAT[=FILE]</c>.</summary>
/// <param name="Format">The format's name.</param>
/// <param name="File">Where it goes; null for standard output.</param>
internal sealed record OutputTarget(string Format, string? File)
{
    /// <summary>Reads the options' values; a terminal table when none is given.</summary>
    /// <exception cref="UsageException">An unknown format, or two formats for standard output.</exception>
    public static IReadOnlyList<OutputTarget> ParseAll(IReadOnlyList<string> values, IReadOnlyList<string> known)
    {
        if (values.Count == 0)
        {
            return [new OutputTarget(OutputFormats.Table, null)];
        }

        var targets = values.Select(value => Parse(value, known)).ToList();
        if (targets.Count(t => t.File is null) > 1)
        {
            throw new UsageException("only one -o may write to standard output; give the others a file: -o FORMAT=FILE");
        }

        var twice = targets.Where(t => t.File is not null).GroupBy(t => Path.GetFullPath(t.File!), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1);
        return twice is null ? targets : throw new UsageException($"two outputs would be written to '{twice.Key}'");
    }

    private static OutputTarget Parse(string value, IReadOnlyList<string> known)
    {
        var equals = value.IndexOf('=', StringComparison.Ordinal);
        var format = equals < 0 ? value : value[..equals];
        var file = equals < 0 ? null : value[(equals + 1)..];
        if (!known.Contains(format, StringComparer.Ordinal))
        {
            throw new UsageException($"'{format}' is not an output format of this verb; known are: {string.Join(", ", known)}");
        }

        return file is { Length: 0 } ? throw new UsageException($"-o {format}= needs a file name") : new OutputTarget(format, file);
    }
}
