using Proofmark.Core;
using Proofmark.Risk.Catalogues.Frameworks;

namespace Proofmark.Risk.Catalogues.Checking;

/// <summary>Looks up every id in another catalogue. Only one version of each framework is held: of another one is said what is known and no more.</summary>
internal static class MappingCheck
{
    public static IEnumerable<CatalogueFault> Run(IReadOnlyList<EntryFacts> entries)
    {
        var mapped = entries.SelectMany(e => e.Mappings.SelectMany(m => m.Value.Select(value => (Entry: e.Id, Value: value, Id: MappedId.OfMapping(m.Key, value))))).ToList();
        return mapped.Select(m => Judge(m.Entry, m.Value, m.Id)).OfType<CatalogueFault>().Concat(Unverified(mapped.Select(m => m.Id)));
    }

    private static CatalogueFault? Judge(string entry, string value, MappedId id)
    {
        var frameworks = FrameworkSet.Load();
        if (frameworks.Find(id.Framework) is not { } framework)
        {
            return new(FaultCodes.UnknownFramework, Severity.Low, entry, value, $"the framework '{id.Framework}' is not known here, so nobody has looked");
        }

        var held = frameworks.Find(id.Framework, id.Id) is not null;
        if (frameworks.AbsenceOf(id) is { } reference)
        {
            var elsewhere = held ? $"; it exists in {framework.Version}" : "";
            return new(FaultCodes.AbsentInVersion, Severity.Medium, entry, value, $"{framework.Name} {id.Version} does not have it{elsewhere} ({reference})");
        }

        return held
            ? null
            : new(FaultCodes.UnknownId, Severity.Medium, entry, value, $"{framework.Name} {framework.Version}, the version held, does not have it");
    }

    private static IEnumerable<CatalogueFault> Unverified(IEnumerable<MappedId> ids)
    {
        var frameworks = FrameworkSet.Load();
        return from id in ids.Distinct()
               where frameworks.Find(id.Framework, id.Id) is not null && frameworks.AbsenceOf(id) is null
               let framework = frameworks.Find(id.Framework)!
               where id.Version is not null && id.Version != framework.Version
               group id by (framework.Name, Held: framework.Version, Pinned: $"{id.Framework}@{id.Version}") into pinned
               select new CatalogueFault(
                   FaultCodes.OtherVersion,
                   Severity.Info,
                   pinned.Key.Pinned,
                   pinned.Key.Pinned,
                   $"{pinned.Count()} ids exist in {pinned.Key.Name} {pinned.Key.Held}; whether they exist in the pinned version cannot be verified here");
    }
}
