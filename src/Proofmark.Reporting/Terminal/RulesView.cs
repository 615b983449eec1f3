using Proofmark.Reporting.Text;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Rules.Testing;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>Design rules on the terminal.</summary>
public static class RulesView
{
    /// <summary>Writes a list of rules, in the order given.</summary>
    public static void WriteList(IReadOnlyList<Rule> rules, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(rules);
        new TerminalCanvas(output, style)
            .Columns(rules.Select(r => new (string?, Spectre.Console.Style)[]
            {
                (Words.Of(r.Severity), Of(r.Severity)),
                (r.Id, Plain),
                (r.Profile is { } level ? AssuranceLevels.NameOf(level) : "", Soft),
                (r.Title, Plain),
            }))
            .Line(0, ($"{Figures.Count(rules.Count, "rule")}; 'proofmark rules show ID' shows one", Soft));
    }

    /// <summary>Writes one rule whole.</summary>
    public static void WriteOne(Rule rule, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var canvas = new TerminalCanvas(output, style)
            .Line(0, (rule.Title, Strong))
            .Line(0, ($"{rule.CheckId} version {rule.Version}", Soft))
            .Columns(Facts(rule).Where(f => f.Value.Length > 0).Select(f => new (string?, Spectre.Console.Style)[] { (f.Name, Soft), (f.Value, Plain) }));
        canvas.Heading("Why").Line(2, (rule.Why.Source, Plain));
        canvas.Heading("What to do").Line(2, (rule.Fix.Source, Plain));
    }

    /// <summary>Writes what came of the rules' own tests: every problem, then the count.</summary>
    public static void WriteTests(IReadOnlyList<RuleTestResult> results, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(results);
        var canvas = new TerminalCanvas(output, style);
        var failed = results.Where(r => !r.Passed).ToList();
        foreach (var result in failed)
        {
            canvas.Line(0, ("fail", Bad), ($"  {result.Rule}", Strong));
            foreach (var problem in result.Problems)
            {
                canvas.Line(4, (problem, Plain));
            }
        }

        canvas.Line(0, (failed.Count == 0 ? "pass" : "fail", failed.Count == 0 ? Good : Bad), ($"  {Figures.Count(results.Count, "rule")} tested, {failed.Count} failed", Plain));
    }

    private static IEnumerable<(string Name, string Value)> Facts(Rule rule)
    {
        var subject = rule.Subject.ToString().ToLowerInvariant();
        return
        [
            ("severity", Words.Of(rule.Severity)),
            ("looks at", rule.Kinds.Count > 0 ? $"{subject}: {string.Join(", ", rule.Kinds)}" : subject),
            ("where", rule.Where?.Source ?? ""),
            ("speaks when", rule.When.Source),
            ("asks", string.Join(", ", rule.Asks.Select(q => q.Property))),
            ("required from", rule.Profile is { } level ? AssuranceLevels.NameOf(level) : ""),
            ("risks", string.Join(", ", rule.Risks)),
            ("controls", string.Join(", ", rule.Controls)),
            ("references", string.Join(", ", rule.References)),
            ("from", rule.Origin == RuleOrigin.BuiltIn ? "" : "a folder of your own"),
        ];
    }
}
