using Proofmark.Core;
using Proofmark.Formats;
using Proofmark.Formats.Gguf;
using Proofmark.Formats.Safetensors;
using Proofmark.Provenance.Lineage.Evidence;

namespace Proofmark.Provenance.Lineage.Ingest;

/// <summary>Facts of the headers of weights. Their subject is the file: each may come from elsewhere.</summary>
internal static class WeightFacts
{
    private const string Hub = "https://huggingface.co/";

    public static string? ReadSafetensors(Stream stream, FactSource from, Limits limits, FactLog log)
    {
        var reading = SafetensorsReader.Read(stream, limits);
        foreach (var (key, value) in reading.Metadata.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
        {
            if (key is "ss_sd_model_name" or "base_model" or "base_model_name_or_path")
            {
                log.AddModel(from, from.Path, LineageFacts.BaseModel, value);
            }
            else if (key == "format" || key.StartsWith("modelspec.", StringComparison.Ordinal) || key.StartsWith("ss_base_model", StringComparison.Ordinal))
            {
                log.Add(from, from.Path, LineageFacts.WeightMetadata, $"{key}={value}");
            }
        }

        return Trouble(reading.Stopped, reading.Anomalies);
    }

    public static string? ReadGguf(Stream stream, FactSource from, Limits limits, FactLog log)
    {
        var reading = GgufReader.Read(stream, limits);
        foreach (var model in Numbered(reading, "general.base_model."))
        {
            log.AddModel(from, from.Path, LineageFacts.BaseModel, NameOf(model));
            log.Add(from, from.Path, LineageFacts.BaseModelRevision, model.GetValueOrDefault("version"));
        }

        foreach (var data in Numbered(reading, "general.dataset."))
        {
            log.Add(from, from.Path, LineageFacts.Dataset, NameOf(data));
        }

        foreach (var text in reading.Texts)
        {
            var name = text.Key switch
            {
                "general.quantized_by" => LineageFacts.QuantizedBy,
                _ when text.Key.StartsWith("general.datasets[", StringComparison.Ordinal) => LineageFacts.Dataset,
                _ when text.Key.StartsWith("general.source.", StringComparison.Ordinal) => LineageFacts.Origin,
                _ => null,
            };
            if (name is not null)
            {
                log.Add(from, from.Path, name, text.Text);
            }
        }

        return Trouble(reading.Stopped, reading.Anomalies);
    }

    // Entries PREFIX.N.FIELD by N. Of a key that is there twice the first is taken; the document tells of it.
    private static List<Dictionary<string, string>> Numbered(GgufReading reading, string prefix)
    {
        var all = new SortedDictionary<uint, Dictionary<string, string>>();
        foreach (var text in reading.Texts.Where(t => t.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            if (text.Key[prefix.Length..].Split('.') is [var number, var field] && uint.TryParse(number, System.Globalization.NumberStyles.None, null, out var index))
            {
                all.TryAdd(index, new Dictionary<string, string>(StringComparer.Ordinal));
                all[index].TryAdd(field, text.Text);
            }
        }

        return [.. all.Values];
    }

    // On the hub the address holds the name that records use; the display name does not.
    private static string? NameOf(Dictionary<string, string> entry)
    {
        if (entry.TryGetValue("repo_url", out var url) && url.Length > 0)
        {
            return url.StartsWith(Hub, StringComparison.Ordinal) ? url[Hub.Length..].TrimEnd('/') : url;
        }

        return entry.TryGetValue("name", out var name) && entry.TryGetValue("organization", out var organization) ? $"{organization}/{name}" : name;
    }

    private static string? Trouble(string? stopped, IReadOnlyList<FormatAnomaly> anomalies) => stopped ?? (anomalies is [var first, ..] ? first.Message : null);
}
