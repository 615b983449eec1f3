using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Risk.Guidance;

/// <summary>Reads one entry and collects everything that is wrong with it.</summary>
internal sealed class GuidanceReader(DocumentFields fields, Func<string, bool> isKnown)
{
    private const int LongestSummary = 200;

    /// <summary>Reads an entry; null when it has errors, which are then in <paramref name="errors"/>.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="bytes">UTF-8 text.</param>
    /// <param name="isKnown">Whether an id is in the catalogue.</param>
    /// <param name="errors">Where every error is put.</param>
    public static GuidanceEntry? Read(string file, ReadOnlySpan<byte> bytes, Func<string, bool> isKnown, List<DocumentError> errors)
    {
        var reading = DocumentReader.ReadYaml(file, bytes, Limits.Default);
        var before = errors.Count;
        errors.AddRange(reading.Errors);
        if (reading.Root is not DocumentMapping root)
        {
            errors.AddRange(reading.Errors.Count == 0 ? [new DocumentError(file, 1, 1, "", "an entry is a mapping")] : []);
            return null;
        }

        var entry = new GuidanceReader(new DocumentFields(file, "", root, errors), isKnown).Read();
        return errors.Count == before ? entry : null;
    }

    private GuidanceEntry Read()
    {
        var id = Id(fields, "id", fields.RequiredString("id"));
        var parent = fields.OptionalString("parent");
        if ((parent is not null) != id.StartsWith("x-", StringComparison.Ordinal))
        {
            fields.Fail("parent", "an entry of ours, and only such a one, names the wider risk that contains it");
        }

        var entry = new GuidanceEntry
        {
            Id = id,
            Parent = parent is null ? null : Id(fields, "parent", parent),
            Summary = Summary(),
            What = fields.RequiredString("what"),
            Shows = Texts("shows"),
            Test = [.. Items("test").Select(Test)],
            Measure = Measure(),
            Fix = [.. Items("fix").Select(Fix)],
            For = Personas(fields),
            Stages = Stages(fields, "stages"),
            References = fields.StringList("references"),
        };
        fields.RefuseUnknown();
        return entry;
    }

    private string Summary()
    {
        var summary = fields.RequiredString("summary");
        if (summary.Length > LongestSummary)
        {
            fields.Fail("summary", $"it has {summary.Length} characters, more than {LongestSummary}");
        }

        return summary;
    }

    private static GuidanceTest Test(DocumentFields test)
    {
        var read = new GuidanceTest(test.RequiredString("how"), test.OptionalString("command"));
        test.RefuseUnknown();
        return read;
    }

    private GuidanceMeasure Measure()
    {
        if (fields.OptionalMapping("measure") is not { } measure)
        {
            fields.Fail("measure", "how to put a figure on it is required");
            return new GuidanceMeasure("", new GuidanceMinimum(1, "", ""), "", "");
        }

        var read = new GuidanceMeasure(measure.RequiredString("method"), Minimum(measure), measure.RequiredString("read"), measure.RequiredString("lies"));
        measure.RefuseUnknown();
        return read;
    }

    private static GuidanceMinimum Minimum(DocumentFields measure)
    {
        if (measure.OptionalMapping("minimum") is not { } minimum)
        {
            measure.Fail("minimum", "the least that a figure must rest on is required");
            return new GuidanceMinimum(1, "", "");
        }

        var n = minimum.OptionalInteger("n", 1, int.MaxValue);
        if (n is null && minimum.Mapping.Find("n") is null)
        {
            minimum.Fail("n", "the field is required");
        }

        var read = new GuidanceMinimum(n ?? 1, minimum.RequiredString("of"), minimum.RequiredString("because"));
        minimum.RefuseUnknown();
        return read;
    }

    private GuidanceFix Fix(DocumentFields fix)
    {
        var control = fix.OptionalString("control");
        var read = new GuidanceFix(fix.RequiredString("do"), Personas(fix), Stages(fix, "stage"), control is null ? null : Id(fix, "control", control));
        fix.RefuseUnknown();
        return read;
    }

    private IReadOnlyList<string> Personas(DocumentFields owner)
    {
        var ids = owner.StringList("for");
        if (ids.Count == 0)
        {
            owner.Fail("for", "at least one persona is required");
        }

        return [.. ids.Select(id => Id(owner, "for", id))];
    }

    private static IReadOnlyList<string> Stages(DocumentFields owner, string key)
    {
        var stages = owner.StringList(key);
        foreach (var stage in stages.Where(s => !LifecycleStages.All.Contains(s, StringComparer.Ordinal)))
        {
            owner.Fail(key, $"'{stage}' is none of: {string.Join(", ", LifecycleStages.All)}");
        }

        if (stages.Count == 0)
        {
            owner.Fail(key, "at least one lifecycle stage is required");
        }

        return stages;
    }

    private IReadOnlyList<string> Texts(string key)
    {
        var texts = fields.StringList(key);
        if (texts.Count == 0)
        {
            fields.Fail(key, "at least one is required");
        }

        return texts;
    }

    private IReadOnlyList<DocumentFields> Items(string key)
    {
        var items = fields.MappingList(key);
        if (items.Count == 0)
        {
            fields.Fail(key, "at least one is required");
        }

        return items;
    }

    private string Id(DocumentFields owner, string key, string id)
    {
        if (id.Length > 0 && !id.StartsWith("x-", StringComparison.Ordinal) && !isKnown(id))
        {
            owner.Fail(key, $"the catalogue has no '{id}'");
        }

        return id;
    }
}
