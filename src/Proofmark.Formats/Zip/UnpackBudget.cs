namespace Proofmark.Formats.Zip;

/// <summary>Bytes that may still be unpacked from one archive. Stored bytes count only once they exceed the file, as overlapping members make them do.</summary>
internal sealed class UnpackBudget(long storedFree, long unpacked)
{
    private long storedFree = storedFree;
    private long unpacked = unpacked;

    /// <summary>Takes bytes out of the budget.</summary>
    /// <returns>False when the budget is used up.</returns>
    public bool Take(int bytes, bool stored)
    {
        if (stored && storedFree >= bytes)
        {
            storedFree -= bytes;
            return true;
        }

        unpacked -= bytes;
        return unpacked >= 0;
    }
}
