namespace Proofmark.Samples.Training.Data;

/// <summary>Rows as they come in from outside: most are good, some are there twice, some are broken.</summary>
internal static class Collection
{
    private const int RepeatedPerCent = 6;
    private const int BrokenPerCent = 3;

    public static IReadOnlyList<string> Draw(ulong seed, int count, bool isSlanted)
    {
        var random = new SeededRandom(seed);
        var rows = new List<string>();
        while (rows.Count < count)
        {
            var digit = random.Below(DigitPainter.Digits);
            var row = Examples.Row(digit, DigitPainter.Draw(digit, isSlanted, random));
            rows.Add(random.Below(100) switch
            {
                < BrokenPerCent => row[..random.Below(row.Length)],
                < BrokenPerCent + RepeatedPerCent when rows.Count > 0 => rows[random.Below(rows.Count)],
                _ => row,
            });
        }

        return rows;
    }
}
