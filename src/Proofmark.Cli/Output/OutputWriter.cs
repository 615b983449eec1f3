using System.Text;
using Proofmark.Cli.Running;

namespace Proofmark.Cli.Output;

/// <summary>Writes rendered output to standard output or, whole or not at all, to files.</summary>
internal static class OutputWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Renders each target and writes it.</summary>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public static void Write(IReadOnlyList<OutputTarget> targets, Func<string, bool, string> render)
    {
        foreach (var target in targets)
        {
            var text = render(target.Format, target.File is null);
            if (target.File is null)
            {
                WriteStandardOutput(text);
            }
            else
            {
                WriteFile(target.File, text);
            }
        }
    }

    /// <summary>Writes a file by way of a temporary neighbour, so that a reader never sees half of it and a link is replaced, not followed.</summary>
    public static void WriteFile(string file, string text)
    {
        var temporary = $"{file}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(Utf8.GetBytes(text));
            }

            System.IO.File.Move(temporary, file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            System.IO.File.Delete(temporary);
            throw new UsageException($"cannot write '{file}': {failure.Message}");
        }
    }

    private static void WriteStandardOutput(string text)
    {
        using var stream = Console.OpenStandardOutput();
        stream.Write(Utf8.GetBytes(text));
        if (!text.EndsWith('\n'))
        {
            stream.Write("\n"u8);
        }
    }
}
