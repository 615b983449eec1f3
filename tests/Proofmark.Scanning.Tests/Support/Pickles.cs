using System.Text;

namespace Proofmark.Scanning.Tests.Support;

/// <summary>Small pickles, written opcode by opcode. None of them is ever loaded.</summary>
internal static class Pickles
{
    private static readonly byte[] Protocol2 = [0x80, 2];

    /// <summary>A list of numbers and strings.</summary>
    public static byte[] Data { get; } = [0x80, 2, (byte)']', (byte)'(', (byte)'K', 1, .. Text("two"), (byte)'e', (byte)'.'];

    public static byte[] Import(string module, string name) => [.. Protocol2, .. Global(module, name), (byte)'.'];

    public static byte[] Call(string module, string name, string argument = "echo inert") =>
        [.. Protocol2, .. Global(module, name), .. Text(argument), 0x85, (byte)'R', (byte)'.'];

    public static byte[] New(string module, string name) => [.. Protocol2, .. Global(module, name), (byte)')', 0x81, (byte)'.'];

    public static byte[] NewWithState(string module, string name) =>
        [.. Protocol2, .. Global(module, name), (byte)')', 0x81, (byte)'}', .. Text("a"), (byte)'K', 1, (byte)'s', (byte)'b', (byte)'.'];

    /// <summary>State put into what a global names itself, not into an instance of it.</summary>
    public static byte[] StateOfGlobal(string module, string name) =>
        [.. Protocol2, .. Global(module, name), (byte)'}', .. Text("a"), (byte)'K', 1, (byte)'s', (byte)'b', (byte)'.'];

    /// <summary>The text protocol, without any header.</summary>
    public static byte[] CallInProtocol0(string module, string name) => Encoding.UTF8.GetBytes($"c{module}\n{name}\n(S'echo inert'\ntR.");

    private static byte[] Global(string module, string name) => Encoding.UTF8.GetBytes($"c{module}\n{name}\n");

    private static byte[] Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [(byte)'X', (byte)bytes.Length, (byte)(bytes.Length >> 8), 0, 0, .. bytes];
    }
}
