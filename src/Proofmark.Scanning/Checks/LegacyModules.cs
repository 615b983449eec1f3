using System.Text.RegularExpressions;
using Proofmark.Formats.Pickle;

namespace Proofmark.Scanning.Checks;

/// <summary>
/// Legacy checkpoints name the class of a layer by a persistent identifier <c>('module', class, file, source)</c>, for which the loader of PyTorch
/// returns the class itself (torch.serialization, _legacy_load). The source text is compared, never run.
/// </summary>
internal static partial class LegacyModules
{
    /// <summary>A reading in which such identifiers are the classes that they name.</summary>
    public static PickleReading Resolve(PickleReading reading) => reading with { Callables = [.. reading.Callables.Select(Resolve)] };

    private static PickleCallable Resolve(PickleCallable callable)
    {
        // Text of the stream is shown in quotes, so only an imported object can stand there bare.
        var match = callable.Resolved ? Match.Empty : ModuleIdentifier().Match(callable.Name);
        return match.Success
            ? callable with { Module = match.Groups["module"].Value, Name = match.Groups["name"].Value, Resolved = true }
            : callable;
    }

    [GeneratedRegex(@"\Apersistent_load\(\('module', (?<module>\w+(?:\.\w+)*)\.(?<name>\w+), '", RegexOptions.CultureInvariant)]
    private static partial Regex ModuleIdentifier();
}
