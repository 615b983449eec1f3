using Proofmark.Core.Documents;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Reads <c>impact</c>: what a loss would mean to the owner.</summary>
internal sealed class ImpactSection(DescriptionContext context, List<DocumentError> errors)
{
    private static readonly IReadOnlyDictionary<string, ImpactClass> Classes = Enum.GetValues<ImpactClass>().ToDictionary(c => c.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    public SystemImpact? Read(DocumentFields root)
    {
        if (root.OptionalMapping("impact") is not { } fields)
        {
            return null;
        }

        var impact = new SystemImpact
        {
            Currency = Currency(fields),
            Tolerance = Tolerance(fields),
            Classes = ReadClasses(fields),
            Losses = new LossSection(context).Read(fields),
        };
        RequireCurrency(fields);
        fields.RefuseUnknown();
        return impact;
    }

    // Whatever else is wrong with the amounts, and with the currency: its absence is said beside it.
    private static void RequireCurrency(DocumentFields fields)
    {
        if (IsEmpty(fields, "currency") && !(IsEmpty(fields, "tolerance") && IsEmpty(fields, "losses")))
        {
            fields.Fail("currency", "amounts need a currency, for example EUR");
        }
    }

    private static bool IsEmpty(DocumentFields fields, string key) =>
        fields.Mapping.Find(key)?.Value is null or DocumentScalar { Kind: ScalarKind.Null } or DocumentSequence { Items: [] } or DocumentMapping { Entries: [] };

    private static string? Currency(DocumentFields fields)
    {
        var currency = DescriptionFields.Optional(fields, "currency");
        if (currency is null || Currencies.Contains(currency))
        {
            return currency;
        }

        fields.Fail("currency", $"'{currency}' is not a code of ISO 4217 such as EUR");
        return null;
    }

    private List<TolerancePoint> Tolerance(DocumentFields fields)
    {
        var points = new List<TolerancePoint>();
        var node = fields.OptionalNode("tolerance");
        if (node is null or DocumentScalar { Kind: ScalarKind.Null })
        {
            return points;
        }

        foreach (var item in node is DocumentSequence list ? list.Items : [node])
        {
            if (Numbers.Of(item) is not [> 0 and <= 1, > 0] pair)
            {
                Fail(item, "a pair [chance per year above 0 and at most 1, amount above 0] is expected here, for example [0.1, 200k]");
            }
            else if (points.Count > 0 && (pair[0] >= points[^1].Probability || pair[1] <= points[^1].Amount))
            {
                Fail(item, "from point to point the chance falls and the amount rises");
            }
            else
            {
                points.Add(new TolerancePoint(pair[0], pair[1]));
            }
        }

        return points;

        void Fail(DocumentNode at, string message) => errors.Add(new DocumentError(fields.File, at.Line, at.Column, $"{fields.Path}.tolerance", message));
    }

    private SortedDictionary<string, ImpactClass> ReadClasses(DocumentFields fields)
    {
        var classes = new SortedDictionary<string, ImpactClass>(StringComparer.Ordinal);
        if (fields.OptionalMapping("classes") is { } mapping)
        {
            foreach (var entry in mapping.Mapping.Entries)
            {
                context.CheckRisk(entry.Key, message => mapping.Fail(entry.Key, message));
                if (mapping.OptionalChoice(entry.Key, [.. Classes.Keys]) is { } name)
                {
                    classes[entry.Key] = Classes[name];
                }
                else if (entry.Value is DocumentScalar { Kind: ScalarKind.Null })
                {
                    mapping.Fail(entry.Key, $"a class is expected here: {string.Join(", ", Classes.Keys)}");
                }
            }
        }

        return classes;
    }
}
