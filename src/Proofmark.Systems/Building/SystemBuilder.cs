using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Description;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Building;

/// <summary>
/// Puts the description and the discovered facts together. The description only adds: what discovery saw stays, whatever is declared.
/// </summary>
public static class SystemBuilder
{
    /// <summary>For how many months ahead a risk can be accepted: a yearly review, and a month to do it in.</summary>
    public const int MostMonths = 13;

    /// <summary>Builds the model.</summary>
    /// <param name="description">What was declared; null when there is no description.</param>
    /// <param name="facts">What discovery saw.</param>
    /// <param name="unread">What discovery could not read.</param>
    /// <param name="fallbackId">Id of a system that nobody described.</param>
    public static SystemModel Build(SystemDescription? description, IReadOnlyList<Fact> facts, IReadOnlyList<UnreadPart> unread, string fallbackId)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var components = ComponentMerger.Merge(description, facts);
        var signs = new ComponentSigns(description, facts);
        return new SystemModel
        {
            Id = description?.Id ?? fallbackId,
            Owner = description?.Owner,
            Personas = description?.Personas ?? [],
            Components = components,
            Flows = ConcludedFlows.Complete(description?.Flows ?? [], components, signs.Show),
            Boundaries = description?.Boundaries ?? new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal),
            Data = description?.Data ?? new SortedDictionary<string, DataSet>(StringComparer.Ordinal),
            Identities = description?.Identities ?? new SortedDictionary<string, SystemIdentity>(StringComparer.Ordinal),
            Properties = description?.Properties ?? NoProperties.Instance,
            Impact = description?.Impact,
            ControlClaims = description?.Controls ?? [],
            Accepted = description?.Accepted ?? [],
            Facts = facts,
            Unread = unread,
        };
    }

    /// <summary>Acceptances that nothing corresponds to, that have run out, or that run for longer than <see cref="MostMonths"/>; all are mistakes of the description.</summary>
    /// <param name="model">The system.</param>
    /// <param name="asOf">The day for which the answer holds.</param>
    public static IReadOnlyList<DocumentError> CheckAcceptances(SystemModel model, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(model);
        var ids = model.Components.Select(c => c.Id).Append(model.Id).ToHashSet(StringComparer.Ordinal);
        var mistakes = new List<DocumentError>();
        foreach (var (field, accepted) in Fields(model.Accepted))
        {
            var component = accepted.Risk[(accepted.Risk.IndexOf('@', StringComparison.Ordinal) + 1)..];
            if (!ids.Contains(component))
            {
                mistakes.Add(Mistake(accepted, $"{field}.risk", $"there is no component '{component}', declared or discovered"));
            }

            if (accepted.Until < asOf)
            {
                mistakes.Add(Mistake(accepted, $"{field}.until", $"the acceptance ran out on {accepted.Until:yyyy-MM-dd}"));
            }
            else if (accepted.Until > Latest(asOf))
            {
                mistakes.Add(Mistake(accepted, $"{field}.until", $"a risk is accepted for {MostMonths} months at most, today until {Latest(asOf):yyyy-MM-dd}; then it is looked at again"));
            }
        }

        return mistakes;
    }

    private static DateOnly Latest(DateOnly asOf) => asOf < DateOnly.MaxValue.AddMonths(-MostMonths) ? asOf.AddMonths(MostMonths) : DateOnly.MaxValue;

    // Acceptances of included files are counted in their own file.
    private static IEnumerable<(string Field, AcceptedRisk Accepted)> Fields(IReadOnlyList<AcceptedRisk> accepted) =>
        accepted.GroupBy(a => a.Location.Path, StringComparer.Ordinal).SelectMany(file => file.Select((a, index) => ($"accepted[{index}]", a)));

    private static DocumentError Mistake(AcceptedRisk accepted, string field, string message) =>
        new(accepted.Location.Path, accepted.Location.Line ?? 1, 1, field, message);
}
