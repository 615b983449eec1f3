using Proofmark.Core;
using Proofmark.Core.Expressions;
using Proofmark.Risk.Bindings;

namespace Proofmark.Risk.Rules;

/// <summary>A design rule: data, not code.</summary>
public sealed record Rule
{
    /// <summary>Prefix of the check ids of rules.</summary>
    public const string CheckPrefix = "rule.";

    /// <summary>Id, for example <c>mcp-server-unpinned</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Who wrote it.</summary>
    public RuleOrigin Origin { get; init; }

    /// <summary>Version; rises when the same system may be judged differently.</summary>
    public required int Version { get; init; }

    /// <summary>What the rule asks, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>Ids of the risks to which a finding belongs.</summary>
    public required IReadOnlyList<string> Risks { get; init; }

    /// <summary>Ids of the controls about which the rule speaks.</summary>
    public required IReadOnlyList<string> Controls { get; init; }

    /// <summary>What pass and fail say about the controls.</summary>
    public required Polarity Polarity { get; init; }

    /// <summary>What the rule looks at.</summary>
    public required RuleSubject Subject { get; init; }

    /// <summary>Kinds of component (catalogue ids) or of fact (kebab-case); empty for all.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>Names of files, with <c>*</c>, in which the facts stand; a part of these that was not read keeps the rule from passing. Empty for all files.</summary>
    public required IReadOnlyList<string> Reads { get; init; }

    /// <summary>Questions that must be answered about a subject before it is no mistake.</summary>
    public IReadOnlyList<RuleQuestion> Asks { get; init; } = [];

    /// <summary>The assurance level from which on the rule is a requirement; null when it is none.</summary>
    public AssuranceLevel? Profile { get; init; }

    /// <summary>Whether a subject is one that the rule concerns; null when all are.</summary>
    public Expression? Where { get; init; }

    /// <summary>Whether a subject is a mistake.</summary>
    public required Expression When { get; init; }

    /// <summary>How much a finding matters.</summary>
    public required Severity Severity { get; init; }

    /// <summary>When a finding is critical instead; null for never.</summary>
    public Expression? CriticalWhen { get; init; }

    /// <summary>The message of a finding.</summary>
    public required RuleTemplate Message { get; init; }

    /// <summary>Why it matters.</summary>
    public required RuleTemplate Why { get; init; }

    /// <summary>What to do about it.</summary>
    public required RuleTemplate Fix { get; init; }

    /// <summary>Components that a finding concerns; null for the subject itself, or for those that own the file of a fact.</summary>
    public Expression? At { get; init; }

    /// <summary>Ids in public catalogues.</summary>
    public required IReadOnlyList<string> References { get; init; }

    /// <summary>Small systems on which the rule must speak and must be silent.</summary>
    public required RuleTest Test { get; init; }

    /// <summary>Id of the rule as a check.</summary>
    public string CheckId => CheckPrefix + Id;

    /// <summary>The rule's binding. Declared values are documents; facts are scans.</summary>
    public Binding Binding => new(CheckId, null, Controls, Risks, Polarity, Method, BindingScope.System);

    /// <summary>
    /// True when the description has a say in whether the rule finds something: whoever wrote it can silence the rule. Facts were seen in files;
    /// everything else a rule looks at is described.
    /// </summary>
    public bool RestsOnDescription =>
        Subject != RuleSubject.Fact || Asks.Count > 0 || Mentions(When, "system") || (Where is { } where && Mentions(where, "system"));

    /// <summary>The kind of evidence that the rule yields.</summary>
    public Rung Method => Subject == RuleSubject.Fact ? Rung.Scan : Rung.Document;

    // A word in a text counts too: too many claims are harmless.
    private static bool Mentions(Expression expression, string name) => expression.Source.Contains(name, StringComparison.Ordinal);
}
