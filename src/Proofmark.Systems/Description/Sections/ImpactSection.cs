using Proofmark.Core;
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
            Losses = Losses(fields),
        };
        if (impact.Currency is null && (impact.Tolerance.Count > 0 || impact.Losses.Count > 0))
        {
            fields.Fail("currency", "amounts need a currency, for example EUR");
        }

        fields.RefuseUnknown();
        return impact;
    }

    private static string? Currency(DocumentFields fields)
    {
        var currency = DescriptionFields.Optional(fields, "currency");
        if (currency is not null && (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper)))
        {
            fields.Fail("currency", $"'{currency}' is not a code of ISO 4217 such as EUR");
            return null;
        }

        return currency;
    }

    private List<TolerancePoint> Tolerance(DocumentFields fields)
    {
        var points = new List<TolerancePoint>();
        if (fields.OptionalNode("tolerance") is not { } node)
        {
            return points;
        }

        foreach (var item in node is DocumentSequence list ? list.Items : [node])
        {
            if (Numbers(item) is not [> 0 and <= 1, > 0] pair)
            {
                Fail(fields, item, "tolerance", "a pair [chance per year above 0 and at most 1, amount above 0] is expected here, for example [0.1, 200k]");
            }
            else if (points.Count > 0 && (pair[0] >= points[^1].Probability || pair[1] <= points[^1].Amount))
            {
                Fail(fields, item, "tolerance", "from point to point the chance falls and the amount rises");
            }
            else
            {
                points.Add(new TolerancePoint(pair[0], pair[1]));
            }
        }

        return points;
    }

    private SortedDictionary<string, ImpactClass> ReadClasses(DocumentFields fields)
    {
        var classes = new SortedDictionary<string, ImpactClass>(StringComparer.Ordinal);
        if (fields.OptionalMapping("classes") is { } mapping)
        {
            foreach (var entry in mapping.Mapping.Entries)
            {
                CheckRisk(mapping, entry.Key);
                if (mapping.OptionalChoice(entry.Key, [.. Classes.Keys]) is { } name)
                {
                    classes[entry.Key] = Classes[name];
                }
            }
        }

        return classes;
    }

    private SortedDictionary<string, LossRange> Losses(DocumentFields fields)
    {
        var losses = new SortedDictionary<string, LossRange>(StringComparer.Ordinal);
        if (fields.OptionalMapping("losses") is not null)
        {
            foreach (var (risk, entry) in fields.MappingOfMappings("losses"))
            {
                CheckRisk(entry, "", risk);
                var events = Range(entry, "events-per-year", 3, "[lowest, most likely, highest] events per year, 0 or more and rising");
                var loss = Range(entry, "loss-per-event", 2, "[low, high]: the central 90 % interval of the loss of one event, above 0 and rising");
                if (loss is [<= 0, _])
                {
                    entry.Fail("loss-per-event", "both ends are above 0");
                }

                var driver = DescriptionFields.Optional(entry, "driver");
                entry.RefuseUnknown();
                if (events is not null && loss is [> 0, _])
                {
                    losses[risk] = new LossRange(new PertRange(events[0], events[1], events[2]), new AmountInterval(loss[0], loss[1]), new Location(entry.File, Line: entry.Mapping.Line)) { Driver = driver };
                }
            }
        }

        return losses;
    }

    private static double[]? Range(DocumentFields fields, string key, int count, string expected)
    {
        var numbers = fields.OptionalNode(key) is { } node ? Numbers(node) : null;
        if (numbers?.Length == count && numbers.Zip(numbers.Skip(1)).All(p => p.First <= p.Second))
        {
            return numbers;
        }

        fields.Fail(key, $"expected here: {expected}");
        return null;
    }

    private static double[]? Numbers(DocumentNode node)
    {
        var numbers = (node as DocumentSequence)?.Items.Select(i => i is DocumentScalar { Kind: not ScalarKind.Null } s ? Amount.Parse(s.Text) : null).ToList();
        return numbers is not null && numbers.TrueForAll(n => n is not null) ? [.. numbers.Select(n => n!.Value)] : null;
    }

    private void CheckRisk(DocumentFields fields, string key, string? name = null)
    {
        var parts = (name ?? key).Split('@');
        var message = parts.Length > 2 ? $"'{name ?? key}' is neither a risk nor risk@component"
            : !context.IsKnown(parts[0], "risk") ? $"the catalogue has no risk '{parts[0]}'; 'proofmark catalog list risks' shows all of them"
            : parts.Length == 2 && !context.Components.Contains(parts[1]) ? $"there is no component '{parts[1]}'"
            : null;
        if (message is not null)
        {
            fields.Fail(key, message);
        }
    }

    private void Fail(DocumentFields fields, DocumentNode at, string key, string message) =>
        errors.Add(new DocumentError(fields.File, at.Line, at.Column, $"{fields.Path}.{key}", message));
}
