namespace Proofmark.Formats.Pickle;

/// <summary>What a caller knows about a pickle source.</summary>
public sealed record PickleOptions
{
    /// <summary>The options used when nothing is known.</summary>
    public static PickleOptions Default { get; } = new();

    /// <summary>Whether bytes after a STOP are read as further programs, as loaders do that call <c>load</c> repeatedly. Default true.</summary>
    public bool ReadFurtherPrograms { get; init; } = true;

    /// <summary>Most programs read from one source, nested ones counted; at least 1. Default 1024.</summary>
    public int MaxPrograms { get; init; } = 1024;

    /// <summary>Whether raw array bytes behind a joblib <c>NumpyArrayWrapper</c> are skipped as joblib's loader does. Default true.</summary>
    public bool FollowJoblibArrays { get; init; } = true;

    /// <summary>Whether containers keep all their items and objects what is put into them: for a reader of the values themselves. Default false.</summary>
    internal bool KeepValues { get; init; }
}
