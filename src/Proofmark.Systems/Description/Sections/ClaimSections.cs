using Proofmark.Core.Documents;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Reads <c>boundaries</c> and <c>controls</c>.</summary>
internal sealed class ClaimSections(DescriptionContext context)
{
    public void ReadBoundaries(DocumentFields root, SortedDictionary<string, IReadOnlyList<string>> boundaries)
    {
        if (root.OptionalMapping("boundaries") is not { } fields)
        {
            return;
        }

        foreach (var entry in fields.Mapping.Entries)
        {
            var inside = context.Places(fields, entry.Key);
            boundaries[entry.Key] = boundaries.TryGetValue(entry.Key, out var before) ? [.. before, .. inside] : inside;
        }
    }

    public IEnumerable<ControlClaim> ReadControls(DocumentFields root)
    {
        foreach (var (id, fields) in root.MappingOfMappings("controls"))
        {
            var place = DescriptionFields.PlaceOf(root, "controls", id);
            if (!context.IsKnown(id, "control"))
            {
                context.Fields.Fail(fields, place.Line ?? 1, $"the catalogue has no control '{id}'; 'proofmark catalog list controls' shows all of them");
            }

            var claim = new ControlClaim(id, context.Places(fields, "at"), place);
            fields.RefuseUnknown();
            yield return claim;
        }
    }
}
