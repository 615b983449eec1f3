using Proofmark.Core;

namespace Proofmark.Scanning.Verdicts;

/// <summary>Which bytes are looked at: a file, or a member of containers in it.</summary>
/// <param name="Path">Path of the file relative to the root.</param>
/// <param name="Member">Path inside the file; null for the file itself.</param>
/// <param name="Depth">Number of containers around the bytes.</param>
/// <param name="Base">Offset in the file or member at which the bytes begin.</param>
/// <param name="Named">True when the user named this very file.</param>
internal sealed record Place(string Path, string? Member, int Depth, long Base, bool Named)
{
    /// <summary>True for source that PyTorch compiles as TorchScript and no Python imports, and for the pickles beside it, whose classes it defines.</summary>
    public bool IsTorchScript { get; init; }

    /// <summary>The storages that a pickle of PyTorch at this place may name; null where that is not known.</summary>
    public ArchiveStorages? Storages { get; init; }

    /// <summary>The last part of the path of the file or member.</summary>
    public string FileName
    {
        get
        {
            var name = Member ?? Path;
            return name[(name.LastIndexOf('/') + 1)..];
        }
    }

    /// <summary>The place of a member.</summary>
    public Place Inside(string member) => this with { Member = Member is null ? member : $"{Member}!/{member}", Depth = Depth + 1, Base = 0 };

    /// <summary>The same bytes from an offset on.</summary>
    public Place From(long offset) => this with { Base = Base + offset };

    /// <summary>A location, by offset relative to this place.</summary>
    public Location At(long? offset = null) => new(Path, Member, offset + Base);
}
