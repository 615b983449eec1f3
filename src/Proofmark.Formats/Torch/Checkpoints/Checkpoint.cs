namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>The tensors of a PyTorch checkpoint, found without executing anything of it. The file must stay open and unchanged while their data is copied.</summary>
public sealed class Checkpoint
{
    private readonly StorageReader storages;

    internal Checkpoint(StorageReader storages) => this.storages = storages;

    /// <summary>How the checkpoint is written.</summary>
    public required CheckpointLayout Layout { get; init; }

    /// <summary>Every tensor, in the order in which the file names them; names are distinct unless <see cref="Problems"/> says otherwise.</summary>
    public required IReadOnlyList<CheckpointTensor> Tensors { get; init; }

    /// <summary>Values that are no tensors: hyper-parameters, counters, other objects. A container without any tensor is one entry; <c>None</c> and empty containers are none.</summary>
    public required IReadOnlyList<LeftOutValue> LeftOut { get; init; }

    /// <summary>Number of such values; more than <see cref="LeftOut"/> lists where there are very many.</summary>
    public required long LeftOutCount { get; init; }

    /// <summary>Why the tensors cannot be given as a whole; empty when <see cref="Tensors"/> is everything that the file holds.</summary>
    public required IReadOnlyList<CheckpointProblem> Problems { get; init; }

    /// <summary>Names of tensors that lie over the same bytes of one storage, a group each; each of them is copied for itself.</summary>
    public required IReadOnlyList<IReadOnlyList<string>> Shared { get; init; }

    /// <summary>Writes the data of a tensor: contiguous, the last dimension fastest, little-endian.</summary>
    /// <param name="tensor">A tensor of this checkpoint without a problem.</param>
    /// <param name="destination">Receives exactly <see cref="CheckpointTensor.ByteCount"/> bytes.</param>
    /// <param name="cancellation">Checked at least every mebibyte.</param>
    /// <exception cref="InvalidDataException">The data cannot be read as the file declares it.</exception>
    /// <exception cref="IOException">The file cannot be read, or the destination not be written.</exception>
    public void CopyTo(CheckpointTensor tensor, Stream destination, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        ArgumentNullException.ThrowIfNull(destination);
        new TensorCopier(storages.Open(tensor.Storage), tensor, storages.BigEndian).CopyTo(destination, cancellation);
    }
}

/// <summary>How a checkpoint is written.</summary>
public enum CheckpointLayout
{
    /// <summary>A zip archive with <c>data.pkl</c> and a member for each storage (PyTorch 1.6 and later).</summary>
    Zip,

    /// <summary>Five pickles, then raw storages (PyTorch before 1.6, and <c>_use_new_zipfile_serialization=False</c>).</summary>
    Legacy,
}

/// <summary>A value that is no tensor.</summary>
/// <param name="Name">Where it stands, with dots between the parts, shortened; as the file has it, so not safe for a terminal.</param>
/// <param name="What">What it is, shortened and escaped, for example <c>0.9</c> or <c>dict of 3</c>.</param>
public sealed record LeftOutValue(string Name, string What);

/// <summary>Something that keeps a checkpoint from being converted.</summary>
/// <param name="Code">Stable code, for example <c>tensor-outside-storage</c>.</param>
/// <param name="Name">The tensor or value concerned; empty for the file as a whole. Shortened; as the file has it, so not safe for a terminal.</param>
/// <param name="Message">What is wrong, for people.</param>
public sealed record CheckpointProblem(string Code, string Name, string Message);
