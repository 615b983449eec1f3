using Proofmark.App.Evidence.Importing.Formats;

namespace Proofmark.App.Evidence.Importing;

/// <summary>Every format, in the order in which content is tried: add a line here.</summary>
internal static class ImportFormats
{
    public static IReadOnlyList<ImportFormat> All { get; } =
    [
        GarakImport.Format,
        SarifImport.Format,
        ScorecardImport.Format,
        CycloneDxImport.Format,
        SpdxImport.Format,
        OpenVexImport.Format,
        InTotoImport.Format,
        PromptfooImport.Format,
        OscalImport.Format,
        QuestionnaireImport.Format,
    ];
}
