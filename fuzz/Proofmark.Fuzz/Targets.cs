namespace Proofmark.Fuzz;

/// <summary>Every target: add a line here.</summary>
internal static class Targets
{
    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        PickleTarget.Target,
        ZipTarget.Target,
        .. CompressedTarget.All,
        TarTarget.Target,
        SafetensorsTarget.Target,
        CheckpointTarget.Target,
        GgufTarget.Target,
        DocumentTarget.Target,
        ExpressionTarget.Target,
        ImportTarget.Target,
        PythonTarget.Target,
        TemplateTarget.Target,
        ConfigTarget.Target,
        ScanTarget.Target,
        BundleTarget.Target,
        CertificateTarget.Target,
        TrustedRootTarget.Target,
        ManifestTarget.Target,
        .. SigningTargets.All,
        .. LineageTarget.All,
    ];
}
