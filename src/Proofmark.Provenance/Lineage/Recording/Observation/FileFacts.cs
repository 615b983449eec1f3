namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>What kind of file it is.</summary>
/// <param name="Mode">Type and permissions.</param>
/// <param name="Links">Names that it has.</param>
/// <param name="Major">Of a device: its driver.</param>
/// <param name="Minor">Of a device: its number.</param>
/// <param name="Born">When it was made; null where the file system does not tell.</param>
/// <param name="Changed">When its content or anything about it changed last; programs cannot set it.</param>
internal readonly record struct FileFacts(ushort Mode, uint Links, uint Major, uint Minor, DateTimeOffset? Born, DateTimeOffset Changed)
{
    private const int TypeMask = 0xf000;

    public bool IsFile => (Mode & TypeMask) == 0x8000;

    public bool IsFolder => (Mode & TypeMask) == 0x4000;

    /// <summary>Runs with the rights of its owner or group.</summary>
    public bool SetsId => (Mode & 0x800) != 0 || (Mode & 0x408) == 0x408;

    /// <summary>null, zero, full, random, urandom, and terminals: no data of a step comes from them.</summary>
    public bool IsPlainDevice => (Mode & TypeMask) == 0x2000 && ((Major == 1 && Minor is 3 or 5 or 7 or 8 or 9) || Major is 4 or 5 or (>= 136 and <= 143));
}
