using System.Text;

namespace Proofmark.Formats.Gguf;

/// <summary>Reads the key-value part: texts that matter are kept within bounds, everything else is gone over.</summary>
internal sealed class MetadataReader(GgufCursor cursor, AnomalyLog anomalies)
{
    private const int MaxEntries = 100_000;
    private const int MaxArrayDepth = 16;
    private const int MaxKeyBytes = ushort.MaxValue;
    private const int MaxTexts = 1000;
    private const int MaxTextBytes = 4096;
    private const int MaxTemplateBytes = 1024 * 1024;
    private const int MaxAllTextBytes = 16 * 1024 * 1024;
    private const uint String = 8;
    private const uint Array = 9;
    private const string TemplatePrefix = "tokenizer.chat_template";

    private readonly HashSet<string> keys = new(StringComparer.Ordinal);
    private int keptBytes;
    private string? lost;

    public List<GgufText> Texts { get; } = [];

    /// <summary>The value of <c>general.alignment</c>; 32 unless the file says otherwise.</summary>
    public uint Alignment { get; private set; } = 32;

    /// <summary>Why not every text that matters was kept; null when all were.</summary>
    public string? Lost => lost;

    public void Read(ulong count)
    {
        for (ulong i = 0; i < count && cursor.Stopped is null; i++)
        {
            if (i >= MaxEntries)
            {
                cursor.Stop($"the file has more than {MaxEntries} metadata entries");
                return;
            }

            ReadEntry();
        }
    }

    private void ReadEntry()
    {
        var at = cursor.Position;
        var length = cursor.Count();
        if (length > MaxKeyBytes)
        {
            anomalies.Add("gguf-key-too-long", $"A metadata key claims {length} bytes; the format allows {MaxKeyBytes}.", at, deceptive: false);
        }

        var key = Encoding.UTF8.GetString(cursor.Bytes(length, MaxKeyBytes));
        var type = cursor.U32();
        if (cursor.Stopped is not null)
        {
            return;
        }

        if (!keys.Add(key))
        {
            anomalies.Add("gguf-duplicate-key", $"The key {DisplayText.Quote(key)} is there twice: readers take the first or the last.", at, deceptive: true);
        }

        ReadValue(key, type);
    }

    private void ReadValue(string key, uint type)
    {
        if (type == String)
        {
            ReadString(key);
        }
        else if (type == Array)
        {
            ReadArray(key, 1);
        }
        else if (key == "general.alignment" && type == 4)
        {
            ReadAlignment();
        }
        else
        {
            SkipScalars(type, 1);
        }
    }

    private void ReadAlignment()
    {
        var at = cursor.Position;
        var value = cursor.U32();
        if (value == 0 || !uint.IsPow2(value))
        {
            anomalies.Add("gguf-alignment-invalid", $"The alignment {value} is no power of two.", at, deceptive: false);
        }
        else
        {
            Alignment = value;
        }
    }

    private void ReadArray(string key, int depth)
    {
        var type = cursor.U32();
        var count = cursor.Count();
        if (type is not (String or Array))
        {
            SkipScalars(type, count);
            return;
        }

        if (depth > MaxArrayDepth)
        {
            cursor.Stop($"metadata arrays nest deeper than {MaxArrayDepth}");
            return;
        }

        for (ulong i = 0; i < count && cursor.Stopped is null; i++)
        {
            if (type == Array)
            {
                ReadArray(key, depth + 1);
            }
            else if (IsKept(key))
            {
                ReadString($"{key}[{i}]");
            }
            else
            {
                cursor.Skip(cursor.Count(), 1);
            }
        }
    }

    private void ReadString(string key)
    {
        var length = cursor.Count();
        var at = cursor.Position;
        if (!IsKept(key))
        {
            cursor.Skip(length, 1);
            return;
        }

        var isTemplate = key.StartsWith(TemplatePrefix, StringComparison.Ordinal);
        var room = Texts.Count < MaxTexts ? MaxAllTextBytes - keptBytes : 0;
        var bytes = cursor.Bytes(length, Math.Min(isTemplate ? MaxTemplateBytes : MaxTextBytes, room));
        var cut = (ulong)bytes.Length < length;
        if (cursor.Stopped is not null)
        {
            return;
        }

        if (cut && isTemplate)
        {
            lost ??= "a chat template is longer than can be kept";
        }

        if (Texts.Count < MaxTexts)
        {
            keptBytes += bytes.Length;
            Texts.Add(new GgufText(key, Encoding.UTF8.GetString(bytes), length, at, cut));
        }
    }

    private static bool IsKept(string key) =>
        key.StartsWith("general.", StringComparison.Ordinal) || key.StartsWith(TemplatePrefix, StringComparison.Ordinal);

    private void SkipScalars(uint type, ulong count)
    {
        var size = type switch
        {
            0 or 1 or 7 => 1,
            2 or 3 => 2,
            4 or 5 or 6 => 4,
            10 or 11 or 12 => 8,
            _ => 0,
        };
        if (size == 0 && cursor.Stopped is null)
        {
            anomalies.Add("gguf-unknown-value-type", $"The metadata value type {type} does not exist.", cursor.Position, deceptive: false);
            cursor.Stop("a metadata value has an unknown type");
        }

        cursor.Skip(count, size);
    }
}
