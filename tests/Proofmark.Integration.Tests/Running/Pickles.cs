namespace Proofmark.Integration.Tests.Running;

/// <summary>Small pickles, written out by hand.</summary>
internal static class Pickles
{
    /// <summary><c>{'a': 1}</c>, protocol 4.</summary>
    public static ReadOnlySpan<byte> Harmless => [0x80, 4, (byte)'}', 0x8c, 1, (byte)'a', (byte)'K', 1, (byte)'s', (byte)'.'];

    /// <summary>Would call <c>posix.system('true')</c>, protocol 0.</summary>
    public static ReadOnlySpan<byte> Malicious => "cposix\nsystem\n(S'true'\ntR."u8;

    /// <summary>Would call something that no list knows, protocol 0.</summary>
    public static ReadOnlySpan<byte> CallsUnknown => "cmystery_package.things\nassemble\n(S'x'\ntR."u8;

    /// <summary>Imports something that no list knows without calling it, protocol 0.</summary>
    public static ReadOnlySpan<byte> ImportsUnknown => "cmystery_package.things\nassemble\n."u8;
}
