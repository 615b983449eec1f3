using System.CommandLine;
using System.Globalization;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Reporting.Formats;

namespace Proofmark.Cli.Verbs;

/// <summary>The options that every verb takes.</summary>
internal sealed class CommonOptions
{
    private readonly IReadOnlyList<string> formats;
    private readonly Option<string[]> output;
    private readonly Option<string?> policy = new("--policy") { HelpName = "FILE", Description = "Your rules: what fails, which checks are required. Never taken from the assessed tree by itself." };
    private readonly Option<string?> failOn = new("--fail-on") { HelpName = "LEVEL", Description = "Least severity of a finding that makes the exit code 1: info, low, medium, high or critical." };
    private readonly Option<string?> asOf = new("--as-of") { HelpName = "TIME", Description = "Judge as of this moment (ISO 8601, for example 2026-11-30 or 2026-11-30T12:00:00Z); makes output repeatable." };
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Print no table and no progress; the exit code and files given with -o remain." };
    private readonly Option<bool> noColor = new("--no-color") { Description = "Print without colour (also when the environment variable NO_COLOR is set)." };

    public CommonOptions(params IReadOnlyList<string> formats)
    {
        this.formats = formats;
        output = new("--output", "-o")
        {
            HelpName = "FORMAT[=FILE]",
            Description = $"Output format, to standard output or to FILE; may be repeated. Formats: {string.Join(", ", formats)}.",
            AllowMultipleArgumentsPerToken = false,
        };
    }

    /// <summary>Options of a verb that answers with a report: table and JSON, and every format that the report has.</summary>
    public static CommonOptions With<TReport>(IReadOnlyList<ReportFormat<TReport>> formats) =>
        new([OutputFormats.Table, OutputFormats.Json, .. formats.Select(f => f.Name)]);

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { output, policy, failOn, asOf, quiet, noColor })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads the options' values.</summary>
    /// <exception cref="UsageException">A value is not understood.</exception>
    public CommonValues Read(ParseResult parsed, TimeProvider time)
    {
        var targets = OutputTarget.ParseAll(parsed.GetValue(output) ?? [], formats);
        return new CommonValues
        {
            Targets = parsed.GetValue(quiet) ? [.. targets.Where(t => t.Format != OutputFormats.Table || t.File is not null)] : targets,
            PolicyFile = parsed.GetValue(policy),
            FailOn = ParseSeverity(parsed.GetValue(failOn)),
            AsOf = ParseTime(parsed.GetValue(asOf)) ?? time.GetUtcNow(),
            Quiet = parsed.GetValue(quiet),
            Colour = !parsed.GetValue(noColor) && Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && !Console.IsOutputRedirected,
        };
    }

    private static Severity? ParseSeverity(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return Enum.TryParse<Severity>(text, ignoreCase: true, out var severity) && Enum.IsDefined(severity) && !char.IsAsciiDigit(text[0])
            ? severity
            : throw new UsageException($"--fail-on: '{text}' is none of: info, low, medium, high, critical");
    }

    private static DateTimeOffset? ParseTime(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time)
            ? time
            : throw new UsageException($"--as-of: '{text}' is not a moment; write for example 2026-11-30 or 2026-11-30T12:00:00Z");
    }
}

/// <summary>Values of <see cref="CommonOptions"/>.</summary>
internal sealed record CommonValues
{
    public required IReadOnlyList<OutputTarget> Targets { get; init; }

    public string? PolicyFile { get; init; }

    public Severity? FailOn { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public bool Quiet { get; init; }

    public bool Colour { get; init; }

    /// <summary>Refuses options that a verb would take and that would have no effect: they would be relied on.</summary>
    /// <exception cref="UsageException">A policy or a severity was given.</exception>
    public void RefusePolicy(string verb)
    {
        if (PolicyFile is not null || FailOn is not null)
        {
            throw new UsageException($"{verb} judges nothing by a policy; --policy and --fail-on have no effect here");
        }
    }
}
