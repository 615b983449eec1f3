using Proofmark.Core.Documents;
using Proofmark.Systems.Description.Sections;
using Proofmark.Systems.Model;
using Proofmark.Systems.Properties;

namespace Proofmark.Risk.Rules.Reading;

/// <summary>Reads flows: <c>a -> b</c>, or all of them as <c>{from: a, to: b, what: …}</c> with answers.</summary>
internal static class FixtureFlows
{
    private const string Key = "flows";
    private const string Arrow = "->";

    public static IReadOnlyList<SystemFlow> Read(DocumentFields fields) => fields.Mapping.Find(Key)?.Value is DocumentSequence list && list.Items.Any(IsLong)
        ? [.. fields.MappingList(Key).Select(Long)]
        : [.. fields.StringList(Key).Select(text => Short(fields, text)).OfType<SystemFlow>()];

    private static bool IsLong(DocumentNode item) => item is DocumentMapping;

    private static SystemFlow Long(DocumentFields fields)
    {
        var flow = new SystemFlow(fields.RequiredString("from"), fields.RequiredString("to"), fields.OptionalString("what") ?? "", fields.OptionalBoolean("declared") ?? true)
        {
            Properties = Answers.Read(fields, PropertyVocabulary.Flow),
        };
        fields.RefuseUnknown();
        return flow;
    }

    private static SystemFlow? Short(DocumentFields fields, string text)
    {
        if (text.Split(Arrow, StringSplitOptions.TrimEntries) is [{ Length: > 0 } from, { Length: > 0 } to])
        {
            return new SystemFlow(from, to, "", true);
        }

        fields.Fail(Key, $"'{text}' is not written 'from -> to'; a flow with answers is written {{from: …, to: …}}, and then so is every other");
        return null;
    }
}
