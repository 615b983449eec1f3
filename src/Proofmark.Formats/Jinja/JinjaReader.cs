using Proofmark.Core;

namespace Proofmark.Formats.Jinja;

/// <summary>
/// Reads Jinja templates as loaders of chat templates do: the tags of Jinja 3.1, its loop controls and <c>do</c>, and <c>generation</c> of Hugging Face. Nothing is
/// rendered; any text gives a reading.
/// </summary>
public static class JinjaReader
{
    /// <summary>Reads a template.</summary>
    /// <param name="text">The template.</param>
    /// <param name="limits">The bounds.</param>
    public static JinjaReading Read(string text, Limits limits)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(limits);
        var cut = text.Length > limits.MaxDocumentBytes ? $"only the first {limits.MaxDocumentBytes} characters were read" : null;
        var source = cut is null ? text : text[..limits.MaxDocumentBytes];
        var lexer = JinjaLexer.Read(source, limits);
        var cursor = new JinjaCursor(source, lexer.Tokens);
        var expressions = new JinjaExpressions(cursor, limits.MaxCodeDepth);
        var statements = new JinjaStatements(cursor, expressions).ReadAll(lexer.Fault is null && lexer.Stopped is null && cut is null);
        var fault = cursor.Fault is { } refused && (lexer.Fault is null || refused.At < lexer.FaultAt) ? refused
            : lexer.Fault is { } found ? new JinjaFault(found, lexer.FaultAt) : null;
        var stopped = cut ?? lexer.Stopped ?? expressions.Stopped;
        return new JinjaReading(statements, stopped is null ? fault : null, stopped);
    }
}
