using System.Text;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Systems.Description;
using Proofmark.Systems.Interview;

namespace Proofmark.Cli.Verbs.Init;

/// <summary>The files of a description, into which answers are written one at a time: what was answered is never lost, and nothing else is touched.</summary>
internal sealed class DescriptionFiles(string folder)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    /// <summary>Writes an answer.</summary>
    /// <returns>False when the file is written in a form that cannot be changed safely; it is unchanged.</returns>
    /// <exception cref="UsageException">The file cannot be read or written, is a link, or was changed meanwhile.</exception>
    public bool Write(InterviewQuestion question, string answer)
    {
        var file = Path.Combine(folder, question.IsDescribed && question.Section != "flows" && question.Section != "system" ? question.Place.Path : DescriptionReader.FileName);
        var before = Read(file);
        if (DescriptionAnswer.Write(Decode(before), question, answer, Limits.Default) is not { } after)
        {
            return false;
        }

        if (!Read(file).AsSpan().SequenceEqual(before))
        {
            throw new UsageException($"'{file}' was changed by somebody else meanwhile; start again");
        }

        OutputWriter.WriteFile(file, after);
        return true;
    }

    private static byte[] Read(string file) =>
        new FileInfo(file).LinkTarget is null ? TextFile.Read(file, "init") : throw new UsageException($"'{file}' is a link; links are not written through");

    // A byte order mark is a character like any other here, so that it stays.
    private static string Decode(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new UsageException("the description is not valid UTF-8");
        }
    }
}
