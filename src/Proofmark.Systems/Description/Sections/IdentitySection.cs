using Proofmark.Core.Documents;
using Proofmark.Systems.Model;
using Proofmark.Systems.Properties;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Reads <c>identities</c>.</summary>
internal static class IdentitySection
{
    public static void Read(DocumentFields root, DescriptionContext context, SortedDictionary<string, SystemIdentity> identities)
    {
        foreach (var (name, fields) in root.MappingOfMappings("identities"))
        {
            var place = DescriptionFields.PlaceOf(root, "identities", name);
            context.Identities.Add(name, place, fields);
            var kind = fields.OptionalChoice("kind", "agent", "service", "workload", "user");
            if (kind is null && fields.Mapping.Find("kind") is null)
            {
                fields.Fail("kind", "the field is required: agent, service, workload or user");
            }

            identities[name] = new SystemIdentity(name, kind ?? "", context.Places(fields, "used-by"), place)
            {
                Properties = Answers.Read(fields, PropertyVocabulary.Identity),
            };
            Answers.RefuseUnknown(fields, PropertyVocabulary.Identity);
        }
    }
}
