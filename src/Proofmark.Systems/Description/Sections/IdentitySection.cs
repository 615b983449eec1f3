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
            if (identities.ContainsKey(name))
            {
                context.Fields.Fail(fields, fields.Mapping.Line, $"the identity '{name}' is described in two files");
            }

            var kind = fields.OptionalChoice("kind", "agent", "service", "workload", "user");
            if (kind is null && fields.Mapping.Find("kind") is null)
            {
                fields.Fail("kind", "the field is required: agent, service, workload or user");
            }

            identities[name] = new SystemIdentity(name, kind ?? "", context.Places(fields, "used-by"), DescriptionFields.PlaceOf(root, "identities", name))
            {
                Properties = Answers.Read(fields, PropertyVocabulary.Identity),
            };
            fields.RefuseUnknown();
        }
    }
}
