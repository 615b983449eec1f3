using System.Buffers.Binary;
using System.Globalization;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>What the kernel itself opened to run a program, and the descriptors that the program was given.</summary>
internal sealed class ProgramStart(ObservationLog log, int process)
{
    private const ulong FileNameKey = 31;
    private const ulong SecureKey = 23;
    private const int MostInterpreters = 6;
    private const int ScriptHead = 256;

    private readonly OpenedFiles opened = new(log);

    /// <param name="isFirst">It is the program of the command: all it has is inherited.</param>
    public void Record(bool isFirst)
    {
        var link = PathBytes.Of($"/proc/{process}/exe");
        if (TaskFiles.Link(link) is not { } program || TaskFiles.Facts(link) is not { } facts)
        {
            log.Miss(Gap.PathUnknown);
            return;
        }

        log.File(program, read: true, written: false);
        if (facts.SetsId)
        {
            log.Miss(Gap.SetIdProgram);
        }

        Mapped();
        Interpreters(program);
        Descriptors(isFirst);
    }

    /// <summary>The program and its loader are in memory before any of its instructions runs.</summary>
    private void Mapped()
    {
        var maps = Bytes("maps");
        if (maps.Length == 0)
        {
            log.Miss(Gap.PathUnknown);
        }

        foreach (var range in maps.AsSpan().Split((byte)'\n'))
        {
            var line = maps.AsSpan(range);
            if (line.IndexOf((byte)'/') is var at and >= 0)
            {
                log.File(line[at..].ToArray(), read: true, written: false);
            }
        }
    }

    private void Interpreters(byte[] program)
    {
        var auxiliary = Bytes("auxv");
        if (Auxiliary(auxiliary, SecureKey) is 1)
        {
            log.Miss(Gap.SetIdProgram);
        }

        var name = Auxiliary(auxiliary, FileNameKey) is { } address ? TaskMemory.Path(process, address) : null;
        for (var i = 0; i < MostInterpreters && name is not null && TaskFiles.Resolve(process, process, TaskFiles.CurrentFolder, name, follow: true) is { } file; i++)
        {
            if (file.AsSpan().SequenceEqual(program))
            {
                return;
            }

            log.File(file, read: true, written: false);
            name = Interpreter(file);
        }

        log.Miss(Gap.InterpreterUnknown);
    }

    /// <summary>The program that a script names in its first line.</summary>
    private static byte[]? Interpreter(byte[] script)
    {
        try
        {
            using var file = File.OpenRead(PathBytes.Text(script));
            var head = new byte[ScriptHead];
            var line = head.AsSpan(0, file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
            if (!line.StartsWith("#!"u8))
            {
                return null;
            }

            line = line[2..].TrimStart(" \t"u8);
            var end = line.IndexOfAny(" \t\n\0"u8);
            return end > 0 ? line[..end].ToArray() : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void Descriptors(bool isFirst)
    {
        var descriptors = TaskFiles.Descriptors(process.ToString(CultureInfo.InvariantCulture));
        if (descriptors is null)
        {
            log.Miss(Gap.PathUnknown);
            return;
        }

        foreach (var descriptor in descriptors)
        {
            // A thread that ended while it opened a file may have left it behind, so that all are looked at whenever a program starts.
            opened.Found(process, descriptor);
            if (isFirst && (descriptor > 2 || TaskFiles.OfDescriptor(process, descriptor) is not { } path || path.AsSpan().StartsWith("socket:"u8)))
            {
                log.Miss(Gap.InheritedDescriptor);
            }
        }
    }

    private static ulong? Auxiliary(byte[] vector, ulong key)
    {
        for (var at = 0; at + 16 <= vector.Length; at += 16)
        {
            if (BinaryPrimitives.ReadUInt64LittleEndian(vector.AsSpan(at)) == key)
            {
                return BinaryPrimitives.ReadUInt64LittleEndian(vector.AsSpan(at + 8));
            }
        }

        return null;
    }

    private byte[] Bytes(string name)
    {
        try
        {
            return File.ReadAllBytes($"/proc/{process}/{name}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
