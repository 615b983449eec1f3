using System.Text;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>What has been seen so far, bounded.</summary>
internal sealed class ObservationLog
{
    private const int MostFiles = 200_000;
    private const int MostHosts = 10_000;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly DateTimeOffset begin = DateTimeOffset.UtcNow;
    private readonly Dictionary<string, (bool Read, bool Written, bool Found)> files = new(StringComparer.Ordinal);
    private readonly SortedSet<string> hosts = new(StringComparer.Ordinal);
    private readonly SortedSet<string> reasons = new(StringComparer.Ordinal);

    /// <summary>Something that cannot be seen through.</summary>
    public void Miss(string reason) => reasons.Add(reason);

    /// <param name="path">Its path.</param>
    /// <param name="read">It can be read.</param>
    /// <param name="written">It can be written.</param>
    /// <param name="born">When it was made; null when that is not known.</param>
    public void File(byte[] path, bool read, bool written, DateTimeOffset? born = null)
    {
        string text;
        try
        {
            text = Strict.GetString(path);
        }
        catch (DecoderFallbackException)
        {
            // The name cannot be told as text: what is recorded is near to it, and not it.
            text = Encoding.UTF8.GetString(path);
            Miss(Gap.PathUnknown);
        }

        var known = files.TryGetValue(text, out var before);
        if (!known && files.Count >= MostFiles)
        {
            Miss(Gap.TooManyFiles);
            return;
        }

        files[text] = (before.Read || read, before.Written || written, before.Found || (read && !(born >= begin)));
    }

    public void Host(string host)
    {
        if (hosts.Contains(host))
        {
            return;
        }

        if (hosts.Count >= MostHosts)
        {
            Miss(Gap.TooManyHosts);
            return;
        }

        hosts.Add(host);
    }

    public ObservedRun End(ExitStatus status) => new(
        status.Code,
        status.Signal,
        reasons.Count == 0,
        [.. reasons],
        [.. files.OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => new ObservedFile(f.Key, f.Value.Read, f.Value.Written, !f.Value.Found))],
        [.. hosts]);
}
