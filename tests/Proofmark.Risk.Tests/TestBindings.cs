using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Risk.Tests;

/// <summary>Bindings that test every control, so that residuals can be tried in full; the shipped ones leave most controls without a test.</summary>
internal static class TestBindings
{
    /// <summary>A check for each control.</summary>
    public static readonly IReadOnlyList<string> ComponentChecks = [.. Catalogue.Load().Controls.Select(c => CheckOf(c.Id))];

    /// <summary>The shipped bindings, and a check for and against each control.</summary>
    public static readonly BindingSet EveryControl = BindingSet.Load(Catalogue.Load().Controls.Select(c => For(c.Id)));

    /// <summary>The check of a control.</summary>
    public static string CheckOf(string control) => $"test.{control}";

    /// <summary>The binding of the check of a control; a fail refutes it for each risk that it is listed for.</summary>
    public static Binding For(string control) =>
        new(CheckOf(control), null, [control], Catalogue.Load().FindControl(control)!.Risks, Polarity.Both, Rung.ExecutedProof, BindingScope.System);
}
