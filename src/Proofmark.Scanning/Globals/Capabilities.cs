namespace Proofmark.Scanning.Globals;

/// <summary>What a denied global lends to the author of a file.</summary>
[Flags]
internal enum Capabilities
{
    None = 0,
    Execute = 1,
    Import = 2,
    Native = 4,
    Network = 8,
    File = 16,
    Reflection = 32,
    Deserialise = 64,
}
