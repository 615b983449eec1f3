using Proofmark.Formats.Identification;

namespace Proofmark.Scanning.Checks;

/// <summary>The list of all format checks: a new one is a class and a line here.</summary>
internal static class FormatChecks
{
    private static readonly IFormatCheck[] All =
    [
        new PickleCheck(),
        new TorchZipCheck(),
        new TorchLegacyCheck(),
        new ZipCheck(),
        new CompressedCheck(),
        new TarCheck(),
        new NpyCheck(),
        new SafetensorsCheck(),
        new GgufCheck(),
    ];

    private static readonly Dictionary<string, IFormatCheck> ByFormat =
        All.SelectMany(c => c.Formats, (check, format) => (format.Id, check)).ToDictionary(p => p.Id, p => p.check, StringComparer.Ordinal);

    /// <summary>The check for a format; null where this version has none.</summary>
    public static IFormatCheck? For(ModelFormat format) => ByFormat.GetValueOrDefault(format.Id);
}
