using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Reads <c>accepted</c>.</summary>
internal sealed class AcceptanceSection(DescriptionContext context)
{
    private readonly HashSet<string> accepted = new(StringComparer.Ordinal);

    public IEnumerable<AcceptedRisk> Read(DocumentFields root) => root.MappingList("accepted").Select(Acceptance);

    private AcceptedRisk Acceptance(DocumentFields fields)
    {
        var risk = DescriptionFields.Required(fields, "risk");
        if (risk.Split('@') is not [{ Length: > 0 } id, { Length: > 0 }])
        {
            // An absent text has been reported as absent.
            if (!string.IsNullOrWhiteSpace(risk))
            {
                fields.Fail("risk", $"'{risk}' is not written risk@component");
            }
        }
        else if (!context.IsKnown(id, "risk"))
        {
            fields.Fail("risk", $"the catalogue has no risk '{id}'; 'proofmark catalog list risks' shows all of them");
        }
        else if (!accepted.Add(risk))
        {
            fields.Fail("risk", $"{risk} is accepted a second time");
        }

        var until = fields.OptionalDate("until");
        if (fields.Mapping.Find("until") is null or { Value: DocumentScalar { Kind: ScalarKind.Null } })
        {
            fields.Fail("until", "the field is required: the last day on which the acceptance holds, written yyyy-MM-dd");
        }

        var acceptance = new AcceptedRisk(
            risk, DescriptionFields.Required(fields, "by"), DescriptionFields.Required(fields, "why"), until ?? DateOnly.MinValue,
            new Location(fields.File, Line: fields.Mapping.Line));
        fields.RefuseUnknown();
        return acceptance;
    }
}
