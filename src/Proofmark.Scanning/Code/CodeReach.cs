namespace Proofmark.Scanning.Code;

/// <summary>When a piece of code runs, in rising order.</summary>
internal enum CodeReach
{
    /// <summary>When the model is used, if at all.</summary>
    Later,

    /// <summary>In a function that loading calls.</summary>
    Load,

    /// <summary>As soon as the file is imported.</summary>
    Import,
}
