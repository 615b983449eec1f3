using System.Text.Json;
using Proofmark.Core;
using Proofmark.Risk.Evidence;

namespace Proofmark.Risk.Bindings;

/// <summary>All bindings that are known.</summary>
public sealed class BindingSet
{
    /// <summary>Prefix of checks that are answers given by hand about one control: <c>answer.</c> and the control's id.</summary>
    public const string AnswerPrefix = "answer.";

    private readonly ILookup<string, Binding> byCheck;
    private readonly ILookup<string, Binding> byControl;
    private readonly ILookup<string, Binding> byRisk;

    /// <summary>Makes a set.</summary>
    /// <exception cref="ArgumentException">A recall or a correlation is outside its range.</exception>
    public BindingSet(IEnumerable<Binding> bindings)
    {
        All = [.. bindings.OrderBy(b => b.Check, StringComparer.Ordinal)];
        foreach (var binding in All)
        {
            Check(binding);
        }

        byCheck = All.ToLookup(b => b.Check, StringComparer.Ordinal);
        byControl = All.SelectMany(b => b.Controls.Select(c => (c, b))).ToLookup(p => p.c, p => p.b, StringComparer.Ordinal);
        byRisk = All.SelectMany(b => b.Risks.Select(r => (r, b))).ToLookup(p => p.r, p => p.b, StringComparer.Ordinal);
    }

    /// <summary>The bindings in the order of their checks.</summary>
    public IReadOnlyList<Binding> All { get; }

    /// <summary>The bindings that are part of this build, and those that the rules state.</summary>
    /// <param name="ofRules">The bindings of the design rules in use.</param>
    public static BindingSet Load(IEnumerable<Binding> ofRules) =>
        new(JsonSerializer.Deserialize(EmbeddedData.Read("bindings.json"), BindingJson.Default.BindingFile)!.Bindings.Concat(ofRules));

    /// <summary>Bindings of a check.</summary>
    public IEnumerable<Binding> OfCheck(string check) => byCheck[check];

    /// <summary>Bindings that speak about a control; answers given by hand are not among them.</summary>
    public IEnumerable<Binding> OfControl(string control) => byControl[control];

    /// <summary>Bindings whose findings belong to a risk.</summary>
    public IEnumerable<Binding> OfRisk(string risk) => byRisk[risk];

    /// <summary>The bindings that count beside this evidence: all but the volunteered ones whose check has neither passed nor failed.</summary>
    /// <param name="live">What holds.</param>
    public BindingSet Heard(IEnumerable<LiveResult> live)
    {
        var decided = live.Where(r => r.Outcome is Outcome.Pass or Outcome.Fail).Select(r => r.CheckId).ToHashSet(StringComparer.Ordinal);
        return new BindingSet(All.Where(b => !b.Volunteered || decided.Contains(b.Check)));
    }

    /// <summary>The binding of answers given by hand about a control.</summary>
    public static Binding AnswerFor(string control) =>
        new(AnswerPrefix + control, null, [control], [], Polarity.Both, Rung.Questionnaire, BindingScope.System);

    private static void Check(Binding binding)
    {
        if (binding.Correlation is not (>= 0 and <= 1))
        {
            throw new ArgumentException($"the binding of {binding.Check} has a correlation outside 0 to 1", nameof(binding));
        }

        if (binding.Recall is { } recall && !(recall.Value is >= 0 and <= 1 && recall.N >= 1))
        {
            throw new ArgumentException($"the binding of {binding.Check} has a recall outside 0 to 1, or one over no cases", nameof(binding));
        }
    }
}
