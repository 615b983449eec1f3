namespace Proofmark.Formats.Identification;

/// <summary>The formats in which models and what belongs to them are passed on, and what is said of each. A new one is a line here.</summary>
public static class NamedFormats
{
    private const string AsText = "told only as text; what a loader makes of it is not judged";

    /// <summary>All of them, by family.</summary>
    public static IReadOnlyList<NamedFormat> All { get; } =
    [
        Of("Python pickle, protocols 0 to 5", ModelFormats.Pickle),
        Of("cloudpickle, dill", ModelFormats.Pickle, "pickles that carry code are reported as such"),
        Of("joblib", ModelFormats.Pickle),
        Of("joblib compressed with zlib", ModelFormats.Zlib),
        Of("joblib compressed with gzip", ModelFormats.Gzip),
        Of("joblib compressed with bz2", ModelFormats.Bzip2),
        Of("joblib compressed with xz", ModelFormats.Xz, "LZMA2 alone; with other filters not established"),
        Of("joblib compressed with lzma", ModelFormats.Lzma),
        Of("joblib compressed with lz4", ModelFormats.Lz4, "without dictionaries"),
        Of("joblib before 0.10 (ZF)", ModelFormats.JoblibLegacy),
        Of("NumPy array (npy)", ModelFormats.Npy),
        Of("NumPy array of objects (npy)", ModelFormats.NpyObject),
        Of("NumPy archive (npz)", ModelFormats.Npz),
        Of("PyTorch since 1.6 (zip)", ModelFormats.TorchZip),
        Of("PyTorch before 1.6 (five pickles)", ModelFormats.TorchLegacy),
        Of("PyTorch before 0.1.10 (tar)", ModelFormats.TorchTar),
        new("TorchScript, PyTorch Mobile (ptl)", ModelFormats.TorchZip, FormatState.Recognised, "pickles and code are judged; classes of the archive are on no list"),
        Of("safetensors", ModelFormats.Safetensors),
        Of("GGUF", ModelFormats.Gguf),
        Of("GGML, GGJT, GGLA", ModelFormats.Ggml),
        Of("ONNX", ModelFormats.Onnx),
        Of("Keras 3 (keras)", ModelFormats.KerasZip, "members are judged, the configuration of layers is not"),
        Of("Keras 2, HDF5 (h5)", ModelFormats.Hdf5),
        Of("TensorFlow SavedModel", ModelFormats.SavedModel),
        Of("TensorFlow Lite", ModelFormats.TfLite),
        Of("ExecuTorch (pte)", ModelFormats.ExecuTorch),
        new("skops", ModelFormats.Zip, FormatState.Recognised, "members are judged, the schema is not"),
        new("NVIDIA NeMo (nemo)", ModelFormats.Tar, FormatState.Recognised, "members are judged, the configuration is not"),
        new("TorchServe archive (mar)", ModelFormats.Zip, FormatState.Recognised, "members are judged, the manifest is not; handlers never pass"),
        new("OCI layer, ModelKit", ModelFormats.Tar, FormatState.Covered, "as the tar archive that it is"),
        Of("R data (rds)", ModelFormats.Rds, "uncompressed, and inside compressed data"),
        new("R workspace (rda)", null, FormatState.Unknown, ""),
        new("Flax msgpack", null, FormatState.Unknown, ""),
        new("Orbax checkpoint", null, FormatState.Unknown, ""),
        new("CoreML (mlmodel)", null, FormatState.Unknown, ""),
        new("PaddlePaddle (pdmodel, pdiparams)", null, FormatState.Unknown, ""),
        Of("PaddlePaddle (pdparams)", ModelFormats.Pickle),
        new("CatBoost (cbm)", null, FormatState.Unknown, ""),
        new("XGBoost (ubj, binary)", null, FormatState.Unknown, ""),
        new("TensorRT engine", null, FormatState.Unknown, ""),
        new("MXNet parameters", null, FormatState.Unknown, ""),
        new("Torch7", null, FormatState.Unknown, ""),
        new("CNTK", null, FormatState.Unknown, ""),
        new("RKNN", null, FormatState.Unknown, ""),
        Of("XGBoost, MXNet symbol (json)", ModelFormats.Json, AsText),
        Of("Hugging Face configuration (json)", ModelFormats.Json, "code of other repositories is a finding, code beside it is judged"),
        Of("LightGBM, PMML, OpenVINO (text, xml)", ModelFormats.Text, AsText),
        Of("Hydra configuration (yaml)", ModelFormats.Yaml, "targets and tags of PyYAML are judged by the lists; a name on no list is not established"),
        Of("Python source", ModelFormats.PythonSource, "judged where a loader would import it, and never a pass"),
        Of("Python bytecode (pyc)", ModelFormats.PythonBytecode),
        Of("Executable, shared library, llamafile", ModelFormats.Executable),
        Of("zip archive", ModelFormats.Zip, "by central directory and by local headers"),
        Of("tar archive: old, ustar, GNU, pax", ModelFormats.Tar, "sparse members are not established"),
        Of("zlib", ModelFormats.Zlib),
        Of("gzip", ModelFormats.Gzip),
        Of("bzip2", ModelFormats.Bzip2),
        Of("xz", ModelFormats.Xz, "LZMA2 alone; with other filters not established"),
        Of("LZMA", ModelFormats.Lzma),
        Of("LZ4, also legacy", ModelFormats.Lz4, "without dictionaries"),
        Of("Zstandard", ModelFormats.Zstd, "without dictionaries"),
        Of("7z archive", ModelFormats.SevenZip),
        Of("RAR archive", ModelFormats.Rar),
    ];

    private static NamedFormat Of(string name, ModelFormat format, string note = "") => new(
        name,
        format,
        format.Coverage switch
        {
            FormatCoverage.Covered => FormatState.Covered,
            FormatCoverage.Recognised => FormatState.Recognised,
            _ => FormatState.Inert,
        },
        note);
}
