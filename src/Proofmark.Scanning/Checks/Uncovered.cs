using Proofmark.Formats.Identification;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Says of content without a check what that means: inert, or not established.</summary>
internal static class Uncovered
{
    /// <summary>Reports an interpretation that no check judges.</summary>
    public static void Report(Interpretation interpretation, bool loaderName, Place place, Inspection inspection)
    {
        var format = interpretation.Format;
        if (format == ModelFormats.Empty)
        {
            inspection.AddInert(ScanCodes.EmptyFile);
        }
        else if (format.Coverage == FormatCoverage.Inert)
        {
            inspection.AddInert(ScanCodes.InertData);
        }
        else if (format == ModelFormats.PythonSource && place.Depth == 0)
        {
            inspection.AddInert(ScanCodes.SourceCode);
        }
        else if (format == ModelFormats.PythonSource)
        {
            inspection.AddUnread(place.At(), ScanCodes.SourceCode, "source code in an archive is not judged by this version");
        }
        else if (format != ModelFormats.Unknown)
        {
            inspection.AddUnread(place.At(), ScanCodes.FormatNotCovered, $"{format.Title} is recognised, but not judged by this version");
        }
        else if (loaderName || place.Named)
        {
            inspection.AddUnread(place.At(), ScanCodes.FormatUnknown, "data of no known format");
        }
        else
        {
            inspection.AddInert(ScanCodes.UnrecognisedData);
        }
    }
}
