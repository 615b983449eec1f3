using System.Text.Json;
using Proofmark.Core;

namespace Proofmark.Interchange.Sarif;

/// <summary>Reads SARIF 2.1.0 of any tool: tolerant of what it does not know, bounded in size and depth.</summary>
public static class SarifReader
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one log. Malformed or oversized input is a <see cref="SarifReading.Problem"/>, never an exception.</summary>
    /// <param name="utf8">The file, UTF-8 with or without byte order mark.</param>
    /// <param name="limits">Bounds on size and depth.</param>
    public static SarifReading Read(ReadOnlySpan<byte> utf8, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        if (utf8.Length > limits.MaxDocumentBytes)
        {
            return new SarifReading(null, $"larger than {limits.MaxDocumentBytes} bytes");
        }

        if (utf8.StartsWith(Utf8Mark))
        {
            utf8 = utf8[Utf8Mark.Length..];
        }

        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = limits.MaxDocumentDepth });
            var log = JsonSerializer.Deserialize(ref reader, SarifJson.Default.SarifLog);
            return reader.Read() ? new SarifReading(null, "not SARIF: something follows the log") : Judge(log);
        }
        catch (JsonException e)
        {
            return new SarifReading(null, $"not SARIF: line {e.LineNumber + 1}, field {e.Path ?? "$"}");
        }
    }

    private static SarifReading Judge(SarifLog? log)
    {
        if (log?.Version is not { } version || log.Runs is null)
        {
            return new SarifReading(null, "not SARIF: version or runs is missing");
        }

        return version == SarifLog.CurrentVersion
            ? new SarifReading(log, null)
            : new SarifReading(null, $"SARIF version is not {SarifLog.CurrentVersion}");
    }
}

/// <summary>What came of reading a log: exactly one of the two is set.</summary>
/// <param name="Log">The log. Any field may still be null, as the writer may have left it out.</param>
/// <param name="Problem">Why there is none.</param>
public sealed record SarifReading(SarifLog? Log, string? Problem);
