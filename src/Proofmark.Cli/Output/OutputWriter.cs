using System.Text;
using Proofmark.Cli.Running;

namespace Proofmark.Cli.Output;

/// <summary>Writes rendered output to standard output or, whole or not at all, to files.</summary>
internal static class OutputWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text where a target says.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write(OutputTarget target, string text)
    {
        if (target.File is null)
        {
            WriteStandardOutput(text);
        }
        else
        {
            WriteFile(target.File, text);
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

            File.Move(temporary, file, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            throw new UsageException($"cannot write '{file}': {failure.Message}");
        }
    }

    private static void WriteStandardOutput(string text)
    {
        using var stream = Console.OpenStandardOutput();
        try
        {
            stream.Write(Utf8.GetBytes(text.EndsWith('\n') ? text : text + '\n'));
        }
        catch (IOException)
        {
            // The reader went away (a pipe into head, say); the exit code still tells the answer.
        }
    }
}
