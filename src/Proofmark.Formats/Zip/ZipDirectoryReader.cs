using Proofmark.Core;
using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Zip;

/// <summary>Reads all headers of an archive: every central directory some reader may use, their local headers, then local headers nobody lists.</summary>
internal sealed class ZipDirectoryReader
{
    private readonly Stream file;
    private readonly Limits limits;
    private readonly WindowReader window;
    private readonly AnomalyLog anomalies = new();
    private readonly ClaimedRanges claims = new();
    private readonly MemberBuilder builder;
    private readonly List<ZipMember> members = [];
    private readonly HashSet<(long Header, string Name, int Method, long Packed)> seen = [];
    private string? stopped;

    public ZipDirectoryReader(Stream file, Limits limits)
    {
        this.file = file;
        this.limits = limits;
        window = new WindowReader(file);
        builder = new MemberBuilder(file, anomalies, claims);
    }

    public ZipFile? Read()
    {
        var records = EndRecordSearch.Find(window, anomalies, out var cut);
        if (cut)
        {
            Stop("more end records than a reader could mean");
        }

        var places = FindPlaces(records);
        if (places.Count == 0)
        {
            if (LocalHeader.Read(file, 0, new byte[64]) is null)
            {
                return null;
            }

            anomalies.Add("zip-directory-missing", "The central directory is missing; members were found by their local headers.", 0, deceptive: false);
            Stop("the central directory is missing");
        }

        ReadPlaces(places);
        var unclaimed = Recover(claims.Settle(window.Length, anomalies), places.Count > 0);
        CheckDuplicates();
        var start = places.Count > 0 ? Math.Max(0, places[0].Shift) : 0;
        return new ZipFile(file, limits, members, anomalies.ToList(), unclaimed, start, stopped);
    }

    private List<DirectoryPlace> FindPlaces(List<EndRecord> records)
    {
        var places = new List<DirectoryPlace>();
        foreach (var record in records)
        {
            foreach (var place in DirectoryPlace.Of(record, window))
            {
                if (!places.Exists(other => other.Start == place.Start && other.Shift == place.Shift))
                {
                    places.Add(place);
                }
            }
        }

        return places;
    }

    private void ReadPlaces(List<DirectoryPlace> places)
    {
        for (var i = 0; i < places.Count; i++)
        {
            var place = places[i];
            if (i == 0)
            {
                CheckAround(place);
            }
            else if (claims.IsInsideMember(place.Record.Offset))
            {
                // The end record of an archive that is stored as a member: not a second directory.
                continue;
            }
            else
            {
                anomalies.Add("zip-two-directories", "The file holds more than one central directory: readers see different archives.", place.Start, deceptive: true);
            }

            ReadDirectory(place);
        }
    }

    private void CheckAround(DirectoryPlace place)
    {
        if (place.Shift > 0)
        {
            anomalies.Add("zip-prefix", $"{place.Shift} bytes of something else stand in front of the archive.", 0, deceptive: false);
        }

        if (place.Record.End < window.Length)
        {
            anomalies.Add("zip-trailing-data", $"{window.Length - place.Record.End} bytes follow the archive.", place.Record.End, deceptive: false);
        }
        else if (place.Record.End > window.Length)
        {
            anomalies.Add("zip-comment-outside-file", "The archive comment reaches beyond the end of the file.", place.Record.Offset, deceptive: false);
        }
    }

    private void ReadDirectory(DirectoryPlace place)
    {
        var at = place.Start;
        long count = 0;
        while (at < place.Record.Bound && CentralEntry.Read(window, at, anomalies) is { } entry)
        {
            if (members.Count >= limits.MaxArchiveEntries)
            {
                Stop($"the archive has more than {limits.MaxArchiveEntries} members");
                return;
            }

            Add(entry, place.Shift);
            at += entry.Length;
            count++;
        }

        claims.Add(place.Start, at);
        claims.Add(place.Record.Offset, Math.Min(place.Record.End, window.Length));
        CheckExtent(place, at, count);
    }

    private void Add(CentralEntry entry, long shift)
    {
        if (!seen.Add((entry.HeaderOffset + shift, entry.Name, entry.Method, entry.Packed)))
        {
            anomalies.Add("zip-entry-repeated", $"The directory lists {DisplayText.Quote(entry.Name)} twice with the same data.", entry.Offset, deceptive: false, entry.Name);
            return;
        }

        members.AddRange(builder.FromCentral(entry, shift));
    }

    private void CheckExtent(DirectoryPlace place, long end, long count)
    {
        var record = place.Record;
        if (count != record.Entries)
        {
            // Writers without zip64 let the count wrap at 65,536.
            var wrapped = !record.IsZip64 && (count & 0xFFFF) == record.Entries;
            anomalies.Add("zip-entry-count-differs", $"The end record counts {record.Entries} members, the directory holds {count}.", record.Offset, deceptive: !wrapped);
        }

        if (end - place.Start != record.DirectorySize)
        {
            anomalies.Add("zip-directory-size-differs", $"The end record gives the directory {record.DirectorySize} bytes, it has {end - place.Start}.", record.Offset, deceptive: true);
        }

        if (end < Math.Min(record.Bound, place.Start + record.DirectorySize))
        {
            Stop("the central directory is damaged");
        }
    }

    private List<ByteRange> Recover(List<ByteRange> gaps, bool hasDirectory)
    {
        var unclaimed = new List<ByteRange>();
        var left = limits.MaxUnclaimedBytes;
        foreach (var gap in gaps)
        {
            left -= gap.Length;
            if (left < 0)
            {
                Stop("more bytes belong to no member than may be searched");
                unclaimed.Add(gap);
                continue;
            }

            var headers = GapScan.FindHeaders(file, gap, limits.MaxArchiveEntries, out var hasContent, out var cut);
            if (cut)
            {
                Stop("more local headers than may be read");
            }

            if (hasContent)
            {
                unclaimed.Add(gap);
            }

            for (var i = 0; i < headers.Count; i++)
            {
                RecoverAt(headers[i], i + 1 < headers.Count ? headers[i + 1] : gap.End, hasDirectory);
            }
        }

        return unclaimed;
    }

    private void RecoverAt(long offset, long end, bool hasDirectory)
    {
        if (members.Count >= limits.MaxArchiveEntries)
        {
            Stop($"the archive has more than {limits.MaxArchiveEntries} members");
        }
        else if (builder.Recover(offset, end) is { } member)
        {
            members.Add(member);
            if (hasDirectory)
            {
                anomalies.Add("zip-member-not-listed", $"The member {DisplayText.Quote(member.Name)} has a local header, but no directory lists it.", offset, deceptive: true, member.Name);
            }
        }
    }

    private void CheckDuplicates()
    {
        var first = new Dictionary<string, ZipMember>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            if (member.Source == ZipMemberSource.CentralDirectory && !first.TryAdd(member.Name, member))
            {
                var other = first[member.Name];
                anomalies.Add(
                    "zip-duplicate-name",
                    $"Two members are called {DisplayText.Quote(member.Name)}: some readers take the first, some the last.",
                    member.HeaderOffset,
                    deceptive: other.Crc32 != member.Crc32 || other.Size != member.Size,
                    member.Name);
            }
        }
    }

    private void Stop(string reason) => stopped ??= reason;
}
