namespace Proofmark.Risk.Scoring;

/// <summary>The most that checks can show: what they miss they cannot credit.</summary>
/// <param name="Low">Caps the credit.</param>
/// <param name="Value">Caps the mean.</param>
/// <param name="High">Caps the hopeful figure.</param>
internal sealed record RecallCap(double Low, double Value, double High)
{
    /// <summary>
    /// The cap of the best of the voices in favour; null when the recall of one of them is unknown, for then nothing bounds what it finds.
    /// The best, and not a product: nobody has measured whether two checks miss the same.
    /// </summary>
    public static RecallCap? Of(IEnumerable<Voice> voices)
    {
        var supporting = voices.Where(ControlBeliefs.Supports).ToList();
        return supporting.Count == 0 || supporting.Any(v => v.Recall is null)
            ? null
            : new RecallCap(supporting.Max(v => RecallBounds.Low(v.Recall!)), supporting.Max(v => v.Recall!.Value), supporting.Max(v => RecallBounds.High(v.Recall!)));
    }
}
