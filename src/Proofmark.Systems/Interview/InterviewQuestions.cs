using Proofmark.Core;
using Proofmark.Systems.Description;
using Proofmark.Systems.Model;
using Proofmark.Systems.Properties;

namespace Proofmark.Systems.Interview;

/// <summary>Every question that a description of a system can answer.</summary>
public static class InterviewQuestions
{
    /// <summary>The questions: about the system, its components, data sets, identities and described flows, in this order.</summary>
    /// <param name="model">The system.</param>
    public static IReadOnlyList<InterviewQuestion> Of(SystemModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. About(PropertyVocabulary.System, "system", "", model.Properties, new Location(DescriptionReader.FileName), true),
            .. model.Components.SelectMany(c => About(c.Kind, "components", c.Id, c.Properties, c.Location, c.Declared, c.Files)),
            .. model.Data.Values.SelectMany(d => About(PropertyVocabulary.Data, "data", d.Name, d.Properties, d.Location, true)),
            .. model.Identities.Values.SelectMany(i => About(PropertyVocabulary.Identity, "identities", i.Name, i.Properties, i.Location, true)),
            .. model.Flows.Where(f => f.Declared).DistinctBy(f => (f.From, f.To)).SelectMany(f => About(PropertyVocabulary.Flow, "flows", FlowName(f), f.Properties, model.Components.First(c => c.Id == f.From).Location, true)),
        ];
    }

    /// <summary>How a flow is named: <c>from -> to</c>.</summary>
    internal static string FlowName(SystemFlow flow) => $"{flow.From} -> {flow.To}";

    private static IEnumerable<InterviewQuestion> About(string kind, string section, string name, IReadOnlyDictionary<string, string> answers, Location place, bool described, IReadOnlyList<string>? files = null) =>
        PropertyVocabulary.Load().About(kind).Select(d => new InterviewQuestion(section, name, kind, d, answers.GetValueOrDefault(d.Id), place, described, files ?? []));
}
