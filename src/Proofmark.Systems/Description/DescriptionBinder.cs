using Proofmark.Core.Documents;
using Proofmark.Systems.Description.Sections;
using Proofmark.Systems.Model;
using Proofmark.Systems.Properties;

namespace Proofmark.Systems.Description;

/// <summary>Makes one description of a document and those it includes. Names are collected first, so that documents may refer to each other.</summary>
internal sealed class DescriptionBinder(IReadOnlySet<string> catalogueIds, IReadOnlyList<DocumentFields> documents, List<DocumentError> errors)
{
    private readonly DescriptionContext context = new(catalogueIds, errors);

    public SystemDescription Bind()
    {
        var main = documents[0];
        var data = new SortedDictionary<string, DataSet>(StringComparer.Ordinal);
        var identities = new SortedDictionary<string, SystemIdentity>(StringComparer.Ordinal);
        var boundaries = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            DataSection.Read(document, context, data);
        }

        var sections = new ComponentSection(context);
        var components = documents.SelectMany(sections.Read).ToList();
        var claims = new ClaimSections(context);
        var acceptances = new AcceptanceSection(context);
        foreach (var document in documents)
        {
            IdentitySection.Read(document, context, identities);
            claims.ReadBoundaries(document, boundaries);
        }

        var flows = new FlowSection(context, errors);
        var system = main.OptionalMapping("system");
        var description = new SystemDescription
        {
            Id = system is null ? "" : DescriptionFields.Required(system, "id"),
            Owner = system is null ? null : DescriptionFields.Optional(system, "owner"),
            Personas = system is null ? [] : context.Known(system, "personas", context.IsPersona, name => $"the catalogue has no persona '{name}'"),
            Properties = system is null ? NoProperties.Instance : Answers.Read(system, PropertyVocabulary.System),
            Components = components,
            Flows = [.. documents.SelectMany(flows.Read)],
            Identities = identities,
            Boundaries = boundaries,
            Data = data,
            Controls = [.. documents.SelectMany(claims.ReadControls)],
            Accepted = [.. documents.SelectMany(acceptances.Read)],
            Impact = new ImpactSection(context, errors).Read(main),
            Mcp = sections.Mcp,
        };
        RefuseRest(main, system);
        return description;
    }

    private void RefuseRest(DocumentFields main, DocumentFields? system)
    {
        if (main.Mapping.Find("system") is null or { Value: DocumentScalar { Kind: ScalarKind.Null } })
        {
            main.Fail("system", "the field is required: system: {id: my-system, owner: …}");
        }

        if (system is not null)
        {
            Answers.RefuseUnknown(system, PropertyVocabulary.System);
        }

        foreach (var document in documents)
        {
            document.RefuseUnknown();
        }
    }
}
