using System.Buffers.Binary;
using Proofmark.Core;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Torch;

/// <summary>Follows a legacy file as <c>torch.serialization._legacy_load</c> reads it, and accounts for its bytes.</summary>
internal sealed class LegacyLayoutReader(Stream file, Limits limits)
{
    private const int ProgramCount = 5;
    private const int ObjectProgram = 3;

    private readonly WindowReader window = new(file);
    private readonly AnomalyLog anomalies = new();
    private readonly List<ByteRange> programs = [];
    private readonly List<TorchStorage> storages = [];
    private long position;

    public TorchLegacyLayout Read()
    {
        if (ReadPrograms() is { } contents)
        {
            ReadStorages(contents.Keys, contents.Types);
        }

        return new TorchLegacyLayout
        {
            Programs = programs,
            Storages = storages,
            Unaccounted = position < window.Length ? new ByteRange(position, window.Length - position) : null,
            Anomalies = anomalies.ToList(),
        };
    }

    private (List<string> Keys, Dictionary<string, string> Types)? ReadPrograms()
    {
        Dictionary<string, string> types = [];
        List<string> keys = [];
        for (var i = 0; i < ProgramCount; i++)
        {
            var program = new LegacyProgram(window, position, limits.MaxTensors);
            var stopped = program.Walk();
            programs.Add(new ByteRange(position, program.End - position));
            if (!stopped)
            {
                anomalies.Add("torch-legacy-program-cut", $"Program {i + 1} of {ProgramCount} has no end.", position, deceptive: false);
                return null;
            }

            position = program.End;
            types = i == ObjectProgram ? program.Storages : types;
            keys = program.Strings;
        }

        return (keys, types);
    }

    private void ReadStorages(List<string> keys, Dictionary<string, string> types)
    {
        foreach (var key in keys)
        {
            if (!types.TryGetValue(key, out var type) || StorageTypes.ElementSize(type) is not { } size)
            {
                anomalies.Add("torch-legacy-storage-unknown", $"The storage {DisplayText.Quote(key)} has no known class: where it ends cannot be computed.", position, deceptive: false);
                return;
            }

            if (!ReadStorage(key, type, size))
            {
                return;
            }
        }
    }

    private bool ReadStorage(string key, string type, int size)
    {
        var bytes = window.Get(position, sizeof(long));
        var elements = bytes.Length == sizeof(long) ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : -1;
        var left = window.Length - position - sizeof(long);
        if (elements < 0 || left < 0 || elements > left / size)
        {
            anomalies.Add("torch-legacy-storage-cut", $"The storage {DisplayText.Quote(key)} reaches beyond the end of the file.", position, deceptive: false);
            return false;
        }

        var length = sizeof(long) + (elements * size);
        storages.Add(new TorchStorage(key, type, elements, new ByteRange(position, length)));
        position += length;
        return true;
    }
}
