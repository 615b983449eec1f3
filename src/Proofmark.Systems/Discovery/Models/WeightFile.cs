using System.Collections.Frozen;
using Proofmark.Core;
using Proofmark.Formats.Identification;
using Proofmark.Formats.Walking;
using Proofmark.Systems.Discovery.Engine;

namespace Proofmark.Systems.Discovery.Models;

/// <summary>What tells that a file holds the weights of a model.</summary>
internal static class WeightFile
{
    private static readonly FrozenSet<ModelFormat> Weights = FrozenSet.Create(
        ModelFormats.Pickle, ModelFormats.TorchZip, ModelFormats.TorchLegacy, ModelFormats.TorchTar, ModelFormats.KerasZip, ModelFormats.Npz, ModelFormats.Npy,
        ModelFormats.NpyObject, ModelFormats.Safetensors, ModelFormats.Gguf, ModelFormats.Ggml, ModelFormats.JoblibLegacy, ModelFormats.Rds, ModelFormats.Hdf5,
        ModelFormats.Onnx, ModelFormats.SavedModel, ModelFormats.TfLite, ModelFormats.ExecuTorch);

    private static readonly FrozenSet<string> Extensions = FrozenSet.Create(
        StringComparer.Ordinal,
        ".pkl", ".pickle", ".joblib", ".dill", ".pt", ".pth", ".ckpt", ".safetensors", ".gguf", ".ggml", ".onnx", ".h5", ".hdf5", ".keras", ".tflite", ".npz", ".nemo");

    /// <summary>True for an extension that promises a model, whatever packing or unknown form is found inside.</summary>
    public static bool HasName(string extension) => Extensions.Contains(extension);

    /// <summary>The formats of weights that a content can be read as.</summary>
    public static IReadOnlyList<ModelFormat> FormatsOf(FileIdentity identity) => [.. identity.Interpretations.Select(static i => i.Format).Where(Weights.Contains)];

    /// <summary>True for a pointer of Git LFS (docs/spec.md there): "version" stands first and names the specification.</summary>
    /// <param name="stream">The content, from its start.</param>
    public static bool IsPointer(Stream stream)
    {
        var start = "version https://git-lfs.github.com/spec/"u8;
        Span<byte> head = stackalloc byte[start.Length];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(start);
    }

    /// <summary>True when a path in the code leads to weights in the tree. A folder that merely has the name does not.</summary>
    public static bool LiesAt(string path, FileView file) => file.Tree.Meant(path, file.Path.Folder).Any(f => IsWeights(f, file.Limits));

    private static bool IsWeights(WalkFile file, Limits limits)
    {
        try
        {
            using var stream = File.OpenRead(file.FullPath);
            if (IsPointer(stream))
            {
                return Path.GetExtension(file.Path).ToLowerInvariant() is var extension && (HasName(extension) || extension == ".bin");
            }

            stream.Position = 0;
            return FormatsOf(FormatIdentifier.Identify(stream, file.Path, limits)).Count > 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
