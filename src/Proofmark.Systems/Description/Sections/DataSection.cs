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
            var place = DescriptionFields.PlaceOf(root, "data", name);
            context.DataSets.Add(name, place, fields);
            sets[name] = new DataSet(name, fields.StringList("classes"), place)
            {
                Origin = DescriptionFields.Optional(fields, "origin"),
                Properties = Answers.Read(fields, PropertyVocabulary.Data),
            };
            Answers.RefuseUnknown(fields, PropertyVocabulary.Data);
        }
    }
}
