using System.Globalization;
using Proofmark.Risk.Loss.Sampling;

namespace Proofmark.Risk.Loss.Simulation;

/// <summary>Checks inputs and brings them into the form in which they are simulated, in an order that does not depend on theirs.</summary>
internal static class LossCompiler
{
    /// <exception cref="ArgumentException">An input has no instance, a range outside the limits or an id that another one has too.</exception>
    public static CompiledLoss Compile(IReadOnlyList<LossInput> inputs, ulong seed)
    {
        var slots = new Slots(seed);
        var samplers = new SamplerCache();
        var risks = inputs.OrderBy(i => i.Id, StringComparer.Ordinal).Select(i => Compile(i, seed, slots, samplers)).ToArray();
        if (risks.Zip(risks.Skip(1)).FirstOrDefault(pair => pair.First.Id == pair.Second.Id) is { First: { } twice })
        {
            throw new ArgumentException($"there are two ranges for {twice.Id}", nameof(inputs));
        }

        return new CompiledLoss(risks, slots, new DefenceDraws(slots, samplers));
    }

    private static CompiledRisk Compile(LossInput input, ulong seed, Slots slots, SamplerCache samplers)
    {
        if (LossRangeLimits.Problem(input.Range) is { } problem)
        {
            throw new ArgumentException($"{input.Id}: {problem}", nameof(input));
        }

        if (input.Instances.Count == 0)
        {
            throw new ArgumentException($"{input.Id}: there is no instance to which the range belongs", nameof(input));
        }

        var instances = input.Instances.OrderBy(i => i.Id, StringComparer.Ordinal).ToList();
        var defences = new List<InstanceDefence>();
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        var loss = new LognormalDistribution(input.Range.LossPerEvent);
        return new CompiledRisk
        {
            Id = input.Id,
            Instances = [.. instances.Select(i => i.Id)],
            DefenceOf = [.. instances.Select(i => DefenceOf(i, slots, known, defences))],
            Defences = [.. defences],
            Controls = instances.SelectMany(i => i.Effects).Select(e => e.ControlId).ToHashSet(StringComparer.Ordinal),
            Events = new PertDistribution(input.Range.EventsPerYear, samplers),
            Loss = loss,
            Year = new YearlyLoss(loss, input.Range.EventsPerYear.High),
            Driver = input.Range.Driver,
            Frequency = StreamKey.Of(seed, input.Range.Driver is { } driver ? $"driver/{driver}" : $"frequency/{input.Id}"),
            Severity = new StreamKeys(StreamKey.Of(seed, $"great/{input.Id}"), StreamKey.Of(seed, $"small/{input.Id}")),
        };
    }

    private static int DefenceOf(LossInstance instance, Slots slots, Dictionary<string, int> known, List<InstanceDefence> defences)
    {
        var effects = instance.Effects.OrderBy(e => e.Acts).ThenBy(e => e.Group, StringComparer.Ordinal).ThenBy(e => e.ControlId, StringComparer.Ordinal)
            .Select(e => Slot(instance, e, slots)).OrderBy(e => e.Acts).ThenBy(e => e.Group, StringComparer.Ordinal).ThenBy(e => e.Theta).ThenBy(e => e.Ceiling).ToList();
        var key = string.Join('\n', effects.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Acts} {e.Theta} {e.Ceiling} {e.Group}")));
        if (!known.TryGetValue(key, out var index))
        {
            known[key] = index = defences.Count;
            defences.Add(new InstanceDefence(Remaining(effects, LossAction.Preventive), Remaining(effects, LossAction.Detective), Remaining(effects, LossAction.Responsive)));
        }

        return index;
    }

    private static (LossAction Acts, string Group, int Theta, int Ceiling) Slot(LossInstance instance, ControlEffect effect, Slots slots) =>
        LossRangeLimits.IsShare(effect.Ceiling)
            ? (effect.Acts, effect.Group, slots.Theta(effect.ControlId, effect.Theta), slots.Ceiling(instance.RiskId, effect.ControlId, effect.Ceiling))
            : throw new ArgumentException($"{instance.Id}: the ceiling of {effect.ControlId} must be three shares in order, from 0 to 1", nameof(instance));

    private static RemainingChance Remaining(IEnumerable<(LossAction Acts, string Group, int Theta, int Ceiling)> effects, LossAction acts)
    {
        var groups = effects.Where(e => e.Acts == acts).GroupBy(e => e.Group, StringComparer.Ordinal).ToList();
        var members = groups.SelectMany(g => g).ToList();
        var ends = new int[groups.Count];
        for (int i = 0, end = 0; i < ends.Length; i++)
        {
            ends[i] = end += groups[i].Count();
        }

        return new RemainingChance([.. members.Select(e => e.Theta)], [.. members.Select(e => e.Ceiling)], ends);
    }
}

/// <summary>Everything that a simulation needs.</summary>
/// <param name="Risks">The inputs, by id.</param>
/// <param name="Slots">What the numbers of the θ values mean.</param>
/// <param name="Defence">Draws the θ values and the ceilings.</param>
internal sealed record CompiledLoss(IReadOnlyList<CompiledRisk> Risks, Slots Slots, DefenceDraws Defence)
{
    /// <summary>The greatest number of different defences of one risk.</summary>
    public int MostDefences => Risks.Count == 0 ? 0 : Risks.Max(r => r.Defences.Length);
}
