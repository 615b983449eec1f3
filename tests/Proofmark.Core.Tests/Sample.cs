using Proofmark.Core.Json;

namespace Proofmark.Core.Tests;

/// <summary>A result that uses every field, and what is built on it.</summary>
internal static class Sample
{
    public static CheckResult Result { get; } = new()
    {
        Check = new CheckIdentity("scan.load-time-code", 1, "Does loading run code?"),
        Subject = new Subject(SubjectKind.Artifact, "models/classifier.pkl", Digest.OfBytes("model"u8)),
        Scope = "models/classifier.pkl",
        Method = Rung.Scan,
        Outcome = Outcome.Fail,
        ReasonCodes = ["malicious-call", "part-unread"],
        Coverage = new Coverage(90, 100, "bytes", [new UnreadPart(new Location("models/classifier.pkl", "data.pkl", Offset: 90), "truncated", "the stream ends early")]),
        Findings =
        [
            new Finding
            {
                RuleId = "pickle.malicious-call",
                Severity = Severity.Critical,
                Message = "loading would run a shell command",
                Why = "whoever wrote the file runs code as you",
                Fix = "do not load it; ask for safetensors",
                Location = new Location("models/classifier.pkl", "data.pkl", Offset: 12),
                Call = "posix.system('id')",
                References = ["CWE-502"],
                Components = ["llm"],
            },
        ],
        Measurements = [new Measurement("share of bytes read", 0.9, 0.9, 0.9, 0.95, 100, "1", "count") { Baseline = 0, Seed = 7 }],
        Time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
        Tool = new ToolIdentity("proofmark", "0.1.0"),
        RuleSet = Digest.OfBytes("rules"u8),
    };

    public static Envelope<CheckResult> Envelope { get; } = new()
    {
        Schema = "proofmark.scan",
        Tool = Result.Tool,
        RuleSet = Result.RuleSet,
        CatalogueCommit = "0123456789abcdef0123456789abcdef01234567",
        AsOf = Result.Time,
        Subject = Result.Subject,
        Outcome = Outcome.Fail,
        ReasonCodes = ["malicious-call"],
        Results = [Result],
    };
}
