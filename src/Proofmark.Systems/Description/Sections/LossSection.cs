using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Reads <c>impact.losses</c>: the owner's own ranges for risks.</summary>
internal sealed class LossSection(DescriptionContext context)
{
    private const double MostEvents = 1e9;
    private const double SmallestAmount = 0.01;

    public SortedDictionary<string, LossRange> Read(DocumentFields impact)
    {
        var losses = new SortedDictionary<string, LossRange>(StringComparer.Ordinal);
        foreach (var (risk, fields) in impact.MappingOfMappings("losses"))
        {
            context.CheckRisk(risk, message => context.Fields.Fail(fields, DescriptionFields.PlaceOf(impact, "losses", risk).Line ?? 1, message));
            if (Range(fields) is { } range)
            {
                losses[risk] = range;
            }
        }

        return losses;
    }

    private static LossRange? Range(DocumentFields fields)
    {
        var events = Numbers.Range(fields, "events-per-year", 3, 0, MostEvents, "[lowest, most likely, highest] events per year, from 0 to 1e9, not falling");
        if (events is [_, _, 0])
        {
            fields.Fail("events-per-year", "the highest number is above 0; a risk that cannot come true needs no range");
        }

        var loss = Numbers.Range(fields, "loss-per-event", 2, SmallestAmount, Amount.Largest, "[low, high]: the central 90 % interval of the loss of one event, from 0.01 to 1e15, not falling");
        var driver = DescriptionFields.Optional(fields, "driver");
        fields.RefuseUnknown();
        return events is null || loss is null
            ? null
            : new LossRange(new PertRange(events[0], events[1], events[2]), new AmountInterval(loss[0], loss[1]), new Location(fields.File, Line: fields.Mapping.Line)) { Driver = driver };
    }
}
