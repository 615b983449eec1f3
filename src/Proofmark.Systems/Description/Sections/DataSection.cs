using Proofmark.Core.Documents;
using Proofmark.Systems.Model;
using Proofmark.Systems.Properties;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Reads <c>data</c>.</summary>
internal static class DataSection
{
    public static void Read(DocumentFields root, DescriptionContext context, SortedDictionary<string, DataSet> sets)
    {
        foreach (var (name, fields) in root.MappingOfMappings("data"))
        {
            context.Describe(context.DataSets, name, "data set", fields);
            sets[name] = new DataSet(name, fields.StringList("classes"), DescriptionFields.PlaceOf(root, "data", name))
            {
                Origin = DescriptionFields.Optional(fields, "origin"),
                Properties = Answers.Read(fields, PropertyVocabulary.Data),
            };
            fields.RefuseUnknown();
        }
    }
}
