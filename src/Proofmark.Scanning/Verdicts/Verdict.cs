namespace Proofmark.Scanning.Verdicts;

/// <summary>What is thought of one observation, in rising order; the worst counts.</summary>
internal enum Verdict
{
    /// <summary>Known to be harmless.</summary>
    Clean,

    /// <summary>Not known; never a pass.</summary>
    NotEstablished,

    /// <summary>Without an innocent explanation that could be verified.</summary>
    Suspicious,

    /// <summary>Code of the file's author would run, or prepares to.</summary>
    Malicious,
}
