using Proofmark.Formats.Identification;
using Proofmark.Formats.Streams;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Tells what bytes are and has every interpretation judged; the worst counts.</summary>
internal static class ContentInspector
{
    // Names under which loaders look for models: unknown data under another name is not a model that somebody loads.
    private static readonly HashSet<string> LoaderExtensions = new(StringComparer.Ordinal)
    {
        "", ".pkl", ".pickle", ".p", ".pt", ".pth", ".bin", ".ckpt", ".model", ".joblib", ".dill", ".npy", ".npz", ".h5", ".hdf5", ".keras", ".pb",
        ".onnx", ".ort", ".tflite", ".lite", ".safetensors", ".gguf", ".ggml", ".mar", ".nemo", ".skops", ".dat", ".data", ".sav", ".weights", ".params",
        ".pdparams", ".pdiparams", ".pdmodel", ".pte", ".ptl", ".mlmodel", ".msgpack", ".rds", ".rda", ".rdata", ".t7", ".engine", ".plan", ".trt",
        ".cbm", ".ubj", ".bst", ".xgb", ".lgb", ".pmml", ".pkl2", ".pyc", ".pyd", ".so", ".dll", ".dylib", ".exe", ".llamafile",
    };

    // Names whose loaders unpickle whatever they get, also when it does not look like a pickle.
    private static readonly HashSet<string> PickleExtensions = new(StringComparer.Ordinal)
    {
        ".pkl", ".pickle", ".p", ".pk", ".pkl2", ".pt", ".pth", ".ckpt", ".joblib", ".dill", ".sav", ".npy", ".npz", ".pdparams",
    };

    /// <summary>Judges bytes.</summary>
    /// <param name="stream">A seekable stream.</param>
    /// <param name="name">Name of the file or member; a hint only.</param>
    /// <param name="place">Where the bytes are.</param>
    /// <param name="inspection">Takes what is seen.</param>
    /// <param name="also">A format in which a loader will read the bytes whatever they look like; null where nothing is known.</param>
    public static void Inspect(Stream stream, string name, Place place, Inspection inspection, ModelFormat? also = null)
    {
        inspection.Cancellation.ThrowIfCancellationRequested();
        if (Nesting.Refuses(place, inspection))
        {
            return;
        }

        var identity = FormatIdentifier.Identify(stream, name, inspection.Limits);
        inspection.Format ??= identity.Format.Id;
        var interpretations = Interpretations(identity, stream, inspection);
        ReportPolyglot(interpretations, place, inspection);
        var byName = NameChecks.For(name, identity, place, inspection);
        foreach (var interpretation in interpretations)
        {
            if (byName is null || FormatChecks.For(interpretation.Format) is not null)
            {
                Judge(stream, identity, interpretation, place, inspection);
            }
        }

        if (byName is not null)
        {
            stream.Position = 0;
            byName.Inspect(new Content(stream, place, identity, identity.Format), inspection);
        }

        also ??= IsUnpickledByName(identity) ? ModelFormats.Pickle : null;
        if (also is not null && interpretations.All(i => i.Format.Id != also.Id))
        {
            Judge(stream, identity, new Interpretation(also, 0, "read so by its loader"), place, inspection);
        }
    }

    // The letters PK of a zip archive are the opcode of a persistent identifier, whose argument runs to the next line: no unpickler gets past it
    // without a callback that knows the identifier, so an archive from the first byte on is not a pickle as well.
    private static IReadOnlyList<Interpretation> Interpretations(FileIdentity identity, Stream stream, Inspection inspection)
    {
        if (TarredZip.IsMember(identity, stream, inspection))
        {
            return [.. identity.Interpretations.Where(static i => i.Offset == 0)];
        }

        Span<byte> head = stackalloc byte[2];
        return identity.Zip is { Start: 0 } && BoundedBytes.ReadAt(stream, 0, head) == 2 && head.SequenceEqual("PK"u8)
            ? [.. identity.Interpretations.Where(i => i.Format != ModelFormats.Pickle || i.Offset != 0)]
            : identity.Interpretations;
    }

    private static bool IsUnpickledByName(FileIdentity identity) =>
        (identity.Format == ModelFormats.Unknown || identity.Format == ModelFormats.Text) && PickleExtensions.Contains(identity.Extension.ToLowerInvariant());

    private static void Judge(Stream stream, FileIdentity identity, Interpretation interpretation, Place place, Inspection inspection)
    {
        if (FormatChecks.For(interpretation.Format) is not { } check)
        {
            Uncovered.Report(interpretation, IsLoaderName(identity.Extension), place.From(interpretation.Offset), inspection);
            return;
        }

        // An archive is found from its end and addressed from its own start: it always gets the whole file.
        var whole = interpretation.Offset == 0 || identity.Zip is not null && check is ZipCheck or TorchZipCheck;
        var content = whole
            ? new Content(stream, place, identity, interpretation.Format)
            : new Content(
                new SliceStream(stream, interpretation.Offset, identity.Length - interpretation.Offset),
                place.From(interpretation.Offset),
                identity,
                interpretation.Format);
        content.Stream.Position = 0;
        inspection.Judged = true;
        check.Inspect(content, inspection);
    }

    private static bool IsLoaderName(string extension) => LoaderExtensions.Contains(extension.ToLowerInvariant());

    private static void ReportPolyglot(IReadOnlyList<Interpretation> interpretations, Place place, Inspection inspection)
    {
        // Programs often carry an archive, or the signature of one; that they are programs is told on its own.
        if (interpretations.Count > 1 && interpretations.All(i => i.Format != ModelFormats.Executable && i.Format != ModelFormats.PythonBytecode))
        {
            var kinds = string.Join(" and ", interpretations.Select(i => $"{i.Format.Title} at {i.Offset}"));
            inspection.Add(
                ScanRules.Polyglot,
                place.At(interpretations[^1].Offset),
                $"The bytes can be read as {kinds}.",
                "What is loaded depends on the loader, so a look at one reading says nothing about the other.");
        }
    }
}
