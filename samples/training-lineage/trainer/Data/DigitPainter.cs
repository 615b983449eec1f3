namespace Proofmark.Samples.Training.Data;

/// <summary>Draws digits of seven strokes on a square of 8 by 8 with ink from 0 to 9, somewhere, with noise.</summary>
internal static class DigitPainter
{
    public const int Side = 8;
    public const int Pixels = Side * Side;
    public const int Digits = 10;
    public const int MostInk = 9;

    private const int NoisePerCent = 8;

    // Strokes: a on top, then clockwise to f, g in the middle.
    private static readonly string[] Strokes = ["abcdef", "bc", "abged", "abgcd", "fgbc", "afgcd", "afgecd", "abc", "abcdefg", "abcdfg"];

    public static int[] Draw(int digit, bool isSlanted, SeededRandom random)
    {
        var image = new int[Pixels];
        var (left, top) = (random.Below(isSlanted ? 2 : 5), random.Below(2));
        foreach (var (x, y) in Strokes[digit].SelectMany(Points))
        {
            var lean = isSlanted ? (6 - y) / 2 : 0;
            image[((y + top) * Side) + x + left + lean] = MostInk - random.Below(4);
        }

        for (var i = 0; i < Pixels; i++)
        {
            image[i] = random.Below(100) < NoisePerCent ? random.Below(MostInk + 1) : image[i];
        }

        return image;
    }

    private static IEnumerable<(int X, int Y)> Points(char stroke) => stroke switch
    {
        'a' => Across(0),
        'g' => Across(3),
        'd' => Across(6),
        'b' => Down(3, 0),
        'c' => Down(3, 3),
        'f' => Down(0, 0),
        _ => Down(0, 3),
    };

    private static IEnumerable<(int X, int Y)> Across(int y) => Enumerable.Range(0, 4).Select(x => (x, y));

    private static IEnumerable<(int X, int Y)> Down(int x, int from) => Enumerable.Range(from, 4).Select(y => (x, y));
}
