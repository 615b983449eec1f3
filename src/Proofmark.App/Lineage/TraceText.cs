using System.Globalization;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Tracing;
using Proofmark.Reporting.Text;

namespace Proofmark.App.Lineage;

/// <summary>Writes a trace for people.</summary>
public static class TraceText
{
    private const int MostShown = 30;

    /// <summary>What a trace does not say.</summary>
    public static IReadOnlyList<string> Reservations { get; } =
    [
        "An open window is a gap in the evidence, not a sign of an attack.",
        "Evidence without a gap does not prove that the training was clean: whoever was trusted to run a step may have done it wrong.",
    ];

    /// <summary>Writes it.</summary>
    public static void Write(TraceReport report, TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(writer);
        var trace = report.Trace;
        writer.WriteLine($"{Name(trace.Target.Name)}  {trace.Target.Digest}");
        WriteChain(trace, writer);
        WriteAll(writer, "Contradictions", trace.Contradictions, static c => $"{c.Reason}: {c.Message}");
        WriteAll(writer, "Tamper windows", trace.Windows, static w => $"{Words.Of(w.Class)} [{Words.Of(w.Severity)}, SLSA threat {w.Threat}] {When(w.From)} to {When(w.Until)}: {w.Message}");
        WriteAll(writer, trace.Closing.IsMinimal ? "The fewest attestations that close them" : "Attestations that close them (there may be a smaller set)", trace.Closing.Attestations, static c => c.What);
        writer.WriteLine();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Artifact Integrity Maturity level {trace.MaturityLevel} of 3; not met:"));
        foreach (var requirement in trace.Requirements.Where(static r => r.Outcome != Outcome.Pass))
        {
            writer.WriteLine(Name(string.Create(CultureInfo.InvariantCulture, $"  L{requirement.Level} {requirement.Id}{(requirement.IsRequired ? "" : " (recommended)")}: {requirement.Why}")));
        }

        WriteAll(writer, "What files say that nobody signed", trace.Evidence.Facts, static f => $"{Words.Of(f.Rung)}: {f.Name} of {f.Subject} is {f.Value} ({f.Source})");
        WriteAll(writer, "Records that count for less than they claim", [.. trace.Evidence.Documents.Where(static d => d.Outcome is not (Outcome.Pass or Outcome.NotApplicable))], static d => $"{d.Path}: {d.Message}");
        writer.WriteLine();
        writer.WriteLine(report.Outcome switch { Outcome.Pass => "Every step is attested; no window is open.", Outcome.Fail => "The evidence contradicts itself.", _ => "The origin is not established." });
        foreach (var reservation in Reservations)
        {
            writer.WriteLine(reservation);
        }
    }

    private static void WriteChain(Trace trace, TextWriter writer)
    {
        if (trace.Steps.Count == 0)
        {
            writer.WriteLine("  no record says what made it");
        }

        foreach (var (step, level, exposure, _) in trace.Steps.Take(MostShown))
        {
            var who = step.Witnesses.Count == 0 ? "nobody who is trusted" : string.Join(", ", step.Witnesses.Select(static w => w.Name).Distinct(StringComparer.Ordinal));
            writer.WriteLine(Name(string.Create(CultureInfo.InvariantCulture, $"  {step.Stage}  {When(step.Started)} to {When(step.Finished)}  by {who}  SLSA build level {level}, exposure {exposure} of 4")));
            foreach (var material in step.Materials.Take(MostShown))
            {
                writer.WriteLine(Name($"    took {material.Name}  {material.Digest?.ToString() ?? "(no digest)"}"));
            }
        }

        if (trace.Steps.Count > MostShown)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {trace.Steps.Count - MostShown} more steps; -o json names them all"));
        }
    }

    private static void WriteAll<T>(TextWriter writer, string title, IReadOnlyList<T> items, Func<T, string> line)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title} ({items.Count}):"));
        foreach (var item in items.Take(MostShown))
        {
            writer.WriteLine(Name($"  {line(item)}"));
        }

        if (items.Count > MostShown)
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {items.Count - MostShown} more; -o json names them all"));
        }
    }

    // Records are written by anybody; what they say must not steer the terminal.
    private static string Name(string text) => SafeText.Visible(text);

    private static string When(DateTimeOffset? moment) => moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "unknown";
}
