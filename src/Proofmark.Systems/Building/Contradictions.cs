using Proofmark.Core;
using Proofmark.Systems.Description;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Systems.Building;

/// <summary>Where the description says one thing and discovery saw another.</summary>
internal static class Contradictions
{
    private const string Prefix = "system.contradiction";

    /// <summary>Formats by the name a description uses for them.</summary>
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Families = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
    {
        ["pytorch"] = ["torch-zip", "torch-legacy", "torch-tar"],
        ["torch"] = ["torch-zip", "torch-legacy", "torch-tar"],
        ["keras"] = ["keras-zip", "hdf5"],
        ["h5"] = ["hdf5"],
        ["joblib"] = ["pickle", "joblib-zf", "joblib-zlib", "joblib-gzip", "joblib-bzip2", "joblib-xz", "joblib-lzma", "joblib-lz4"],
        ["numpy"] = ["npy", "npz"],
    };

    public static IEnumerable<Finding> Of(SystemModel model, Func<string, bool> exists) =>
        model.Components.Where(c => c.Declared).SelectMany(c => OfFormat(c, model).Concat(OfSource(c, model)).Concat(OfFiles(c, exists)))
            .Concat(OfTools(model));

    private static IEnumerable<Finding> OfFormat(SystemComponent component, SystemModel model)
    {
        if (component.Format is not { } format)
        {
            yield break;
        }

        var allowed = Families.GetValueOrDefault(format) ?? [format.ToLowerInvariant()];
        foreach (var fact in model.Facts.Where(f => f.Kind == FactKind.ModelFile && component.Owns(f.Location.Path)))
        {
            // A pointer stands for content that is elsewhere: it says nothing about the format.
            if (fact.Attributes.TryGetValue("format", out var seen) && seen != "lfs-pointer" && !allowed.Contains(seen, StringComparer.Ordinal))
            {
                yield return Make("format", Severity.Medium, component, fact.Location,
                    $"{component.Id} is declared to be {format}, but {fact.Location.Path} is {seen}.",
                    $"Correct the format of {component.Id} in {DescriptionReader.FileName}, or replace the file.");
            }
        }
    }

    private static IEnumerable<Finding> OfSource(SystemComponent component, SystemModel model)
    {
        if (component.Source is not { } source || !source.StartsWith("hf:", StringComparison.Ordinal) || source.Split('@') is not [{ } name, { Length: > 0 } revision])
        {
            yield break;
        }

        foreach (var fact in model.Facts.Where(f => f.Kind == FactKind.ModelReference && f.Value == name["hf:".Length..]))
        {
            var seen = fact.Attributes.GetValueOrDefault("revision", "");
            var loads = seen.Length > 0 ? $"revision {seen}" : fact.Confidence == Confidence.Low ? "a revision that only the running code knows" : "whatever is newest";
            if (seen != revision)
            {
                yield return Make("source", Severity.Medium, component, fact.Location,
                    $"{component.Id} is declared to be fixed to revision {revision}, but {fact.Location} loads {loads}.",
                    $"Load {fact.Value} with revision {revision}.");
            }
        }
    }

    private static IEnumerable<Finding> OfFiles(SystemComponent component, Func<string, bool> exists) =>
        component.Files.Where(f => !exists(f)).Select(f => Make("file", Severity.Low, component, component.Location,
            $"{component.Id} names {f}, which is not there.",
            $"Correct the files of {component.Id} in {DescriptionReader.FileName}."));

    // Something that acts beyond what the description admits.
    private static IEnumerable<Finding> OfTools(SystemModel model)
    {
        var declared = model.Components.Where(c => c is { Declared: true, Kind: "componentTools" }).ToList();
        if (declared.Count == 0 || declared.Any(c => c.Privileges.Count > 0))
        {
            yield break;
        }

        foreach (var fact in model.Facts.Where(f => f.Kind == FactKind.Tool && f.Attributes.GetValueOrDefault("effect") is "outward" or "execute"))
        {
            yield return Make("privilege", Severity.Medium, declared[0], fact.Location,
                $"{declared[0].Id} is declared without privileges, but {fact.Value} {(fact.Attributes["effect"] == "execute" ? "executes commands" : "acts outward")}.",
                $"List what the tools may do under privileges of {declared[0].Id}.");
        }
    }

    private static Finding Make(string what, Severity severity, SystemComponent component, Location location, string message, string fix) => new()
    {
        RuleId = $"{Prefix}.{what}",
        Severity = severity,
        Message = message,
        Why = "Decisions rest on the description. Where it is wrong, risks are looked for in the wrong place.",
        Fix = fix,
        Location = location,
        Components = [component.Id],
    };
}
