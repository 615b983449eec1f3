namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>How a process ended, from the status that wait(2) gives.</summary>
internal readonly record struct ExitStatus(int Raw)
{
    public bool IsStopped => (Raw & 0xff) == 0x7f;

    public int? Signal => (Raw & 0x7f) is var signal and not 0 && !IsStopped ? signal : null;

    public int Code => Signal is { } signal ? 128 + signal : (Raw >> 8) & 0xff;

    public int StopSignal => (Raw >> 8) & 0xff;

    public int Event => Raw >> 16;
}
