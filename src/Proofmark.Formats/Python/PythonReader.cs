using Proofmark.Core;

namespace Proofmark.Formats.Python;

/// <summary>Reads Python source into statements and expressions. Nothing is run; any bytes give a reading, and what Python would refuse is an anomaly.</summary>
public static class PythonReader
{
    /// <summary>Reads a source file.</summary>
    /// <param name="bytes">The file, in the encoding that it declares.</param>
    /// <param name="limits">The bounds.</param>
    public static PythonReading Read(ReadOnlySpan<byte> bytes, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var anomalies = new AnomalyLog();
        var cut = bytes.Length > limits.MaxDocumentBytes;
        var text = SourceEncoding.Decode(cut ? bytes[..limits.MaxDocumentBytes] : bytes, anomalies);
        return Read(text, limits, anomalies, cut ? $"only the first {limits.MaxDocumentBytes} bytes were read" : null);
    }

    /// <summary>Reads source that is already text.</summary>
    /// <param name="text">The source.</param>
    /// <param name="limits">The bounds.</param>
    public static PythonReading Read(string text, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        return text.Length > limits.MaxDocumentBytes
            ? Read(text[..limits.MaxDocumentBytes], limits, new AnomalyLog(), $"only the first {limits.MaxDocumentBytes} characters were read")
            : Read(text, limits, new AnomalyLog(), null);
    }

    private static PythonReading Read(string text, Limits limits, AnomalyLog anomalies, string? cut)
    {
        var lexer = PythonLexer.Read(text, limits.MaxCodeTokens, anomalies);
        var parser = new StatementParser(new TokenCursor(text, lexer.Tokens), limits.MaxCodeDepth);
        var statements = parser.ReadAll();
        return new PythonReading(statements, anomalies.ToList(), lexer.Stopped ?? cut ?? parser.Stopped);
    }
}
