namespace Proofmark.Formats.Identification;

/// <summary>The list of all formats that are told apart: the only place where a format is declared.</summary>
public static class ModelFormats
{
    /// <summary>A bare pickle, protocols 0 to 5; also cloudpickle, dill and uncompressed joblib.</summary>
    public static ModelFormat Pickle { get; } = Covered("pickle", "Python pickle (also joblib, dill, cloudpickle)", executes: true);

    /// <summary>A zip archive as <c>torch.save</c> (since 1.6) and TorchScript write it.</summary>
    public static ModelFormat TorchZip { get; } = Covered("torch-zip", "PyTorch zip checkpoint or TorchScript archive", executes: true);

    /// <summary>Five pickles followed by raw storages, as <c>torch.save</c> wrote before 1.6.</summary>
    public static ModelFormat TorchLegacy { get; } = Covered("torch-legacy", "PyTorch legacy checkpoint", executes: true);

    /// <summary>A tar of pickles, as <c>torch.save</c> wrote before 0.1.10.</summary>
    public static ModelFormat TorchTar { get; } = Covered("torch-tar", "PyTorch tar checkpoint", executes: true);

    /// <summary>Any other zip archive.</summary>
    public static ModelFormat Zip { get; } = Covered("zip", "Zip archive", executes: true);

    /// <summary>A Keras 3 archive.</summary>
    public static ModelFormat KerasZip { get; } = Recognised("keras-zip", "Keras 3 archive", executes: true);

    /// <summary>A zip of NumPy arrays; each member is judged as what it is.</summary>
    public static ModelFormat Npz { get; } = Covered("npz", "NumPy archive (npz)", executes: true);

    /// <summary>Safetensors.</summary>
    public static ModelFormat Safetensors { get; } = Covered("safetensors", "Safetensors", executes: false);

    /// <summary>GGUF.</summary>
    public static ModelFormat Gguf { get; } = Covered("gguf", "GGUF", executes: true);

    /// <summary>The predecessors of GGUF.</summary>
    public static ModelFormat Ggml { get; } = Recognised("ggml", "GGML, GGJT or GGLA (before GGUF)", executes: false);

    /// <summary>zlib data, as joblib compresses by default.</summary>
    public static ModelFormat Zlib { get; } = Covered("zlib", "zlib data (joblib compresses pickles so)", executes: true);

    /// <summary>gzip data.</summary>
    public static ModelFormat Gzip { get; } = Covered("gzip", "gzip data", executes: true);

    /// <summary>bzip2 data.</summary>
    public static ModelFormat Bzip2 { get; } = Covered("bzip2", "bzip2 data", executes: true);

    /// <summary>xz data.</summary>
    public static ModelFormat Xz { get; } = Covered("xz", "xz data", executes: true);

    /// <summary>LZMA data of the old container.</summary>
    public static ModelFormat Lzma { get; } = Covered("lzma", "LZMA data", executes: true);

    /// <summary>LZ4 frames.</summary>
    public static ModelFormat Lz4 { get; } = Covered("lz4", "LZ4 frame", executes: true);

    /// <summary>Zstandard frames.</summary>
    public static ModelFormat Zstd { get; } = Covered("zstd", "Zstandard frame", executes: true);

    /// <summary>Compressed joblib before 0.10: <c>ZF</c> and a length in hexadecimal.</summary>
    public static ModelFormat JoblibLegacy { get; } = Covered("joblib-zf", "joblib compressed, before 0.10", executes: true);

    /// <summary>7z archives.</summary>
    public static ModelFormat SevenZip { get; } = Recognised("7z", "7z archive", executes: true);

    /// <summary>RAR archives.</summary>
    public static ModelFormat Rar { get; } = Recognised("rar", "RAR archive", executes: true);

    /// <summary>tar archives.</summary>
    public static ModelFormat Tar { get; } = Covered("tar", "tar archive", executes: true);

    /// <summary>A NumPy array of plain numbers: its loader only copies bytes.</summary>
    public static ModelFormat Npy { get; } = Covered("npy", "NumPy array of numbers (npy)", executes: false);

    /// <summary>A NumPy array whose type may hold objects: the data behind the header is a pickle.</summary>
    public static ModelFormat NpyObject { get; } = Covered("npy-object", "NumPy array of objects (npy)", executes: true);

    /// <summary>R's serialised data.</summary>
    public static ModelFormat Rds { get; } = Recognised("rds", "R data (rds)", executes: true);

    /// <summary>HDF5, the container of Keras 2 models.</summary>
    public static ModelFormat Hdf5 { get; } = Recognised("hdf5", "HDF5 (also Keras .h5)", executes: true);

    /// <summary>ONNX.</summary>
    public static ModelFormat Onnx { get; } = Recognised("onnx", "ONNX model", executes: true);

    /// <summary>TensorFlow SavedModel graph.</summary>
    public static ModelFormat SavedModel { get; } = Recognised("saved-model", "TensorFlow SavedModel", executes: true);

    /// <summary>TensorFlow Lite.</summary>
    public static ModelFormat TfLite { get; } = Recognised("tflite", "TensorFlow Lite model", executes: true);

    /// <summary>ExecuTorch programs.</summary>
    public static ModelFormat ExecuTorch { get; } = Recognised("executorch", "ExecuTorch program", executes: true);

    /// <summary>Executables and shared libraries.</summary>
    public static ModelFormat Executable { get; } = Recognised("executable", "Executable or shared library (ELF, PE, Mach-O)", executes: true);

    /// <summary>Python source.</summary>
    public static ModelFormat PythonSource { get; } = Recognised("python", "Python source", executes: true);

    /// <summary>Compiled Python modules.</summary>
    public static ModelFormat PythonBytecode { get; } = Recognised("pyc", "Python bytecode (pyc)", executes: true);

    /// <summary>JSON text.</summary>
    public static ModelFormat Json { get; } = Inert("json", "JSON text");

    /// <summary>YAML text.</summary>
    public static ModelFormat Yaml { get; } = Inert("yaml", "YAML text");

    /// <summary>Other text in UTF-8.</summary>
    public static ModelFormat Text { get; } = Inert("text", "Text");

    /// <summary>PDF.</summary>
    public static ModelFormat Pdf { get; } = Inert("pdf", "PDF");

    /// <summary>Images: PNG, JPEG, GIF, WebP, BMP, TIFF.</summary>
    public static ModelFormat Image { get; } = Inert("image", "Image");

    /// <summary>Audio and video: WAV, FLAC, MP3, Ogg, MP4.</summary>
    public static ModelFormat Media { get; } = Inert("media", "Audio or video");

    /// <summary>A file of no bytes.</summary>
    public static ModelFormat Empty { get; } = Inert("empty", "Empty file");

    /// <summary>Nothing that is known: never a pass.</summary>
    public static ModelFormat Unknown { get; } = Recognised("unknown", "Unknown binary data", executes: true);

    /// <summary>All formats, in the order in which coverage is listed.</summary>
    public static IReadOnlyList<ModelFormat> All { get; } =
    [
        Pickle, TorchZip, TorchLegacy, Zip, Npz, Npy, Safetensors, Gguf,
        TorchTar, KerasZip, NpyObject, Rds, Hdf5, Onnx, SavedModel, TfLite, ExecuTorch, Ggml,
        Zlib, Gzip, Bzip2, Xz, Lzma, Lz4, Zstd, JoblibLegacy, SevenZip, Rar, Tar, Executable, PythonSource, PythonBytecode,
        Json, Yaml, Text, Pdf, Image, Media, Empty, Unknown,
    ];

    private static ModelFormat Covered(string id, string title, bool executes) => new(id, title, FormatCoverage.Covered, executes);

    private static ModelFormat Recognised(string id, string title, bool executes) => new(id, title, FormatCoverage.Recognised, executes);

    private static ModelFormat Inert(string id, string title) => new(id, title, FormatCoverage.Inert, false);
}
