namespace Proofmark.Formats.Compressed;

/// <summary>Ends unpacking from within a decoder; never leaves <see cref="CompressedReader"/>.</summary>
internal sealed class UnpackStopException(UnpackStop stop, string reason) : Exception(reason)
{
    public UnpackStop Stop { get; } = stop;

    public static UnpackStopException Damaged(string reason) => new(UnpackStop.Damaged, reason);

    public static UnpackStopException Unsupported(string reason) => new(UnpackStop.Unsupported, reason);

    public static UnpackStopException TooLarge(string reason) => new(UnpackStop.TooLarge, reason);
}
