using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.Bom;
using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>Which file is read how.</summary>
internal static class FileKinds
{
    private const string Card = "model-card";
    private const string Bill = "bill-of-material";
    private const string TrainingArguments = "training-arguments";

    public static string? OfName(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return name switch
        {
            "readme.md" => Card,
            "config.json" => "model-config",
            "adapter_config.json" => "adapter-config",
            "trainer_state.json" => "trainer-state",
            "training_args.bin" => TrainingArguments,
            "bom.json" => Bill,
            _ when name.EndsWith(".cdx.json", StringComparison.Ordinal) || name.EndsWith(".spdx.json", StringComparison.Ordinal) => Bill,
            _ when name.EndsWith(".safetensors", StringComparison.Ordinal) => "safetensors",
            _ when name.EndsWith(".gguf", StringComparison.Ordinal) => "gguf",
            _ => null,
        };
    }

    /// <summary>What a file that somebody handed over as evidence is taken for when its name says nothing.</summary>
    public static string? OfExtension(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".md" => Card,
        ".json" => Bill,
        _ => null,
    };

    public static void Read(Stream stream, string name, string kind, Limits limits, FactLog log)
    {
        switch (kind)
        {
            case "safetensors":
                log.Note(name, kind, WeightFacts.ReadSafetensors(stream, new FactSource(name, LineageRung.Derived), limits, log));
                break;
            case "gguf":
                log.Note(name, kind, WeightFacts.ReadGguf(stream, new FactSource(name, LineageRung.Derived), limits, log));
                break;
            case TrainingArguments:
                log.Note(name, kind, "a pickle, which a loader would execute; its values are not read");
                break;
            default:
                ReadText(stream, name, kind, kind == Bill ? limits with { MaxDocumentBytes = limits.MaxReportBytes, MaxDocumentNodes = limits.MaxReportNodes } : limits, log);
                break;
        }
    }

    private static void ReadText(Stream stream, string name, string kind, Limits limits, FactLog log)
    {
        if (stream.Length > limits.MaxDocumentBytes)
        {
            log.Note(name, kind, $"the file has {stream.Length} bytes, more than the limit of {limits.MaxDocumentBytes}");
            return;
        }

        var bytes = new byte[stream.Length];
        ReadOnlySpan<byte> text = bytes.AsSpan(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        if (kind == Card)
        {
            text = FrontMatter.Of(text);
            if (text.IsEmpty)
            {
                log.Note(name, kind, "it has no front matter");
                return;
            }
        }

        var reading = kind == Card ? DocumentReader.ReadYaml(name, text, limits) : DocumentReader.ReadJson(name, text, limits);
        if (reading is not { Errors.Count: 0, Root: { } root })
        {
            log.Note(name, kind, reading.Errors is [var first, ..] ? first.ToString() : "it is empty");
            return;
        }

        ReadDocument(root, name, kind, log);
    }

    private static void ReadDocument(DocumentNode root, string name, string kind, FactLog log)
    {
        var folder = name.LastIndexOf('/') is > 0 and var slash ? name[..slash] : ".";
        switch (kind)
        {
            case Card:
                ModelFacts.ReadCard(root, folder, new FactSource(name, LineageRung.Declared), log);
                break;
            case "model-config":
                ModelFacts.ReadConfig(root, folder, new FactSource(name, LineageRung.Derived), log);
                break;
            case "adapter-config":
                ModelFacts.ReadAdapter(root, folder, new FactSource(name, LineageRung.Derived), log);
                break;
            case "trainer-state":
                ModelFacts.ReadTrainerState(root, folder, new FactSource(name, LineageRung.Measured), log);
                break;
            case Bill when CycloneDxReader.Recognises(root):
                CycloneDxFacts.Read(root, new FactSource(name, LineageRung.Declared), log);
                log.Note(name, "cyclonedx", null);
                return;
            case Bill when SpdxReader.Recognises(root):
                SpdxFacts.Read(root, new FactSource(name, LineageRung.Declared), log);
                log.Note(name, "spdx", null);
                return;
            default:
                log.Note(name, "unread", "it is neither CycloneDX nor SPDX");
                return;
        }

        log.Note(name, kind, null);
    }
}
