using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.Reports;

namespace Proofmark.Interchange.Garak;

/// <summary>Reads reports of garak (JSON lines). Attempts and what it does not know are skipped.</summary>
public static class GarakReader
{
    private const string EntryType = "entry_type";

    /// <summary>True when the first line of the text looks like one of a garak report.</summary>
    public static bool Recognises(DocumentNode? firstLine) => firstLine?[EntryType]?.AsString() is not null;

    /// <summary>Reads a report.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="limits">Bounds on each line.</param>
    public static ReportReading<GarakReport> Read(string file, ReadOnlyMemory<byte> bytes, Limits limits)
    {
        var errors = new List<DocumentError>();
        var entries = new Entries();
        foreach (var (line, root) in JsonLines.Read(file, bytes, limits, errors))
        {
            var own = new List<DocumentError>();
            entries.Take(ReportFields.Root(file, root, own));
            errors.AddRange(own.Select(e => e with { Line = line }));
        }

        var report = new GarakReport(entries.Version, entries.Target, entries.End ?? entries.Start, entries.IsFinished, entries.Evaluations);
        return ReportReading<GarakReport>.Of(report, errors);
    }

    private sealed class Entries
    {
        public List<GarakEvaluation> Evaluations { get; } = [];

        public string? Version { get; private set; }

        public string? Target { get; private set; }

        public DateTimeOffset? Start { get; private set; }

        public DateTimeOffset? End { get; private set; }

        public bool IsFinished { get; private set; }

        public void Take(DocumentFields entry)
        {
            switch (entry.RequiredString(EntryType))
            {
                case "start_run setup":
                    Target = entry.OptionalString("plugins.target_name") ?? entry.OptionalString("plugins.model_name") ?? Target;
                    Version ??= entry.OptionalString("_config.version");
                    break;
                case "init":
                    Version = entry.OptionalString("garak_version") ?? Version;
                    Start = entry.OptionalMoment("start_time") ?? Start;
                    break;
                case "completion":
                    IsFinished = true;
                    End = entry.OptionalMoment("end_time");
                    break;
                case "eval":
                    Evaluations.Add(Evaluation(entry));
                    break;
                default:
                    break;
            }
        }

        // Older versions write passed and total; newer ones passed, fails, nones, total_evaluated and total_processed.
        private static GarakEvaluation Evaluation(DocumentFields entry)
        {
            var passed = entry.OptionalCount("passed");
            var fails = entry.OptionalCount("fails");
            var evaluated = entry.OptionalCount("total_evaluated") ?? entry.OptionalCount("total") ?? (passed + fails);
            passed ??= evaluated - fails;
            if (passed is null || evaluated is null)
            {
                entry.Fail("passed", "an evaluation says how many answers passed, and of how many");
            }
            else if (passed < 0 || passed > evaluated || (fails is { } f && passed + f != evaluated))
            {
                entry.Fail("passed", "the numbers of passed, failed and evaluated answers do not fit together");
            }

            var processed = Math.Max(entry.OptionalCount("total_processed") ?? 0, (evaluated ?? 0) + (entry.OptionalCount("nones") ?? 0));
            return new GarakEvaluation(Plain(entry.RequiredString("probe"), "probes."), Plain(entry.RequiredString("detector"), "detectors."), passed ?? 0, evaluated ?? 0, processed);
        }

        private static string Plain(string name, string prefix) => name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name;
    }
}
