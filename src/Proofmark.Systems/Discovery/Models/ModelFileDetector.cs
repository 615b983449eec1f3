using System.Collections.Frozen;
using Proofmark.Formats.Identification;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Models;

/// <summary>Files that hold weights, told by their content.</summary>
internal sealed class ModelFileDetector : Detector
{
    private static readonly FrozenSet<ModelFormat> Packed = FrozenSet.Create(
        ModelFormats.Zlib, ModelFormats.Gzip, ModelFormats.Bzip2, ModelFormats.Xz, ModelFormats.Lzma, ModelFormats.Lz4, ModelFormats.Zstd, ModelFormats.Zip,
        ModelFormats.Tar, ModelFormats.SevenZip, ModelFormats.Rar, ModelFormats.Unknown);

    private static readonly string[] FolderSignatures = ["model.sig", "model.sigstore", "model.sigstore.json"];
    private static readonly string[] FileSignatures = [".sig", ".sigstore", ".sigstore.json"];

    public override string Id => "discover.model-file";

    // Content decides: a model may have any name.
    public override bool Matches(FilePath path) => path.Extension is not (".sig" or ".sigstore");

    public override void Detect(FileView file, Findings findings)
    {
        try
        {
            using var stream = file.Open();
            if (WeightFile.IsPointer(stream))
            {
                if (WeightFile.HasName(file.Path.Extension) || file.Path.Extension == ".bin")
                {
                    Add(file, findings, "lfs-pointer", Confidence.Low);
                }

                return;
            }

            stream.Position = 0;
            var identity = FormatIdentifier.Identify(stream, file.Path.Name, file.Limits);
            var weights = WeightFile.FormatsOf(identity);
            foreach (var format in weights)
            {
                Add(file, findings, format.Id, Confidence.High);
            }

            if (weights.Count == 0 && WeightFile.HasName(file.Path.Extension) && Packed.Contains(identity.Format))
            {
                var packing = file.Path.Extension == ".joblib" && identity.Format != ModelFormats.Unknown ? "joblib-" + identity.Format.Id : identity.Format.Id;
                Add(file, findings, packing, Confidence.Medium);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Unread("file-unreadable", e.Message);
        }
    }

    private static void Add(FileView file, Findings findings, string format, Confidence confidence) =>
        findings.Add(FactKind.ModelFile, file.Path.Text, confidence, null, ("format", format), ("signed", IsSigned(file) ? "true" : "false"));

    private static bool IsSigned(FileView file)
    {
        var folder = file.Path.Folder.Length == 0 ? "" : file.Path.Folder + "/";
        return FileSignatures.Any(s => file.Tree.HasFile(file.Path.Text + s)) || FolderSignatures.Any(s => file.Tree.HasFile(folder + s));
    }
}
