namespace Proofmark.Scanning.Code;

/// <summary>Where a value comes from, as far as that matters when it is run.</summary>
[Flags]
internal enum CodeOrigin
{
    None = 0,

    /// <summary>Came out of a decoder.</summary>
    Decoded = 1,

    /// <summary>Came over the network.</summary>
    Fetched = 2,

    /// <summary>Was put together from numbers.</summary>
    Assembled = 4,

    /// <summary>Belongs to a socket.</summary>
    Socket = 8,

    /// <summary>Stands in the source, in whatever form.</summary>
    Literal = 16,
}

/// <summary>What is known of a value without running anything.</summary>
/// <param name="Path">What it is: a dotted path from a module, <c>()</c> for what a call returned; null when that is not known.</param>
/// <param name="Text">The text or bytes it is; null when that is not known.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Local">The function or class of the file that it is; null when it is none.</param>
/// <param name="Items">The items of a list, tuple or dict that the source shows.</param>
internal sealed record CodeValue(
    string? Path = null, string? Text = null, CodeOrigin Origin = CodeOrigin.None, string? Local = null, IReadOnlyList<CodeValue>? Items = null)
{
    /// <summary>Nothing is known.</summary>
    public static CodeValue Unknown { get; } = new();
}
