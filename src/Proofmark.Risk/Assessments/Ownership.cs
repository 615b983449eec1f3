using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>Which components own a file: those that name it, or a folder in which it lies.</summary>
internal sealed class Ownership(SystemModel model)
{
    private readonly ILookup<string, SystemComponent> byFile =
        model.Components.SelectMany(c => c.Files.Select(f => (File: f.TrimEnd('/'), Component: c))).ToLookup(p => p.File, p => p.Component, StringComparer.Ordinal);

    /// <summary>The owners, from the file itself outwards; none for a file that nobody names.</summary>
    public IReadOnlyList<SystemComponent> Of(string path)
    {
        var owners = new List<SystemComponent>();
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            owners.AddRange(byFile[path[..end]]);
        }

        return [.. owners.Distinct()];
    }
}
