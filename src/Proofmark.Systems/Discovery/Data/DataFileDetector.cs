using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Data;

/// <summary>Data files, told by name; their content is not read.</summary>
internal sealed class DataFileDetector : Detector
{
    private static readonly string[] Training = ["train", "training", "finetune", "fine-tune", "finetuning", "fine-tuning", "sft"];
    private static readonly string[] Evaluation = ["eval", "evals", "evaluation", "test", "tests", "validation", "val", "benchmark", "benchmarks"];

    public override string Id => "discover.data-file";

    public override bool Matches(FilePath path) =>
        path.Extension is ".csv" or ".tsv" or ".jsonl" or ".ndjson" or ".parquet" or ".arrow" or ".feather" or ".avro" or ".tfrecord" or ".dvc" || path.IsNamed("dataset_infos.json", "dataset_info.json");

    public override void Detect(FileView file, Findings findings)
    {
        var format = file.Path.Extension == ".json" ? "dataset-info" : file.Path.Extension[1..];
        findings.Add(FactKind.DataFile, file.Path.Text, file.Path.Extension == ".dvc" ? Confidence.Medium : Confidence.High, null, ("format", format), ("role", Role(file.Path)));
    }

    private static string? Role(FilePath path)
    {
        var stem = Path.GetFileNameWithoutExtension(path.Name).Split('-', '_', '.');
        return Means(path, stem, Training) ? "training" : Means(path, stem, Evaluation) ? "evaluation" : null;
    }

    private static bool Means(FilePath path, string[] stem, string[] words) =>
        words.Any(w => path.IsBelow(w) || stem.Contains(w, StringComparer.OrdinalIgnoreCase));
}
