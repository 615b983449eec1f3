using System.Text;
using CsCheck;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Checks;

/// <summary>Serialised data inside a pickle: judged in full where loading loads it, and for what is bad in it where an application would have to.</summary>
public sealed class EmbeddedCheckTests
{
    private static readonly byte[][] Heads = [[0x80, 2], [0x80, 4], [0x80, 5], [.. "PK\x03\x04"u8], [0x1F, 0x8B, 8], [.. "cos\n"u8], [.. "category\nname\n"u8]];

    private static readonly byte[] Bad = Pickles.Call("os", "system");

    public static TheoryData<string, byte[]> Hidings => new()
    {
        { "bytes", Of(Bytes(Bad)) },
        { "protocol 0 in bytes", Of(Bytes(Pickles.CallInProtocol0("os", "system"))) },
        { "byte array", Of([0x96, .. BitConverter.GetBytes((long)Bad.Length), .. Bad]) },
        { "base64 text", Of(Text(Convert.ToBase64String(Bad))) },
        { "base64 bytes", Of(Bytes(Encoding.ASCII.GetBytes(Convert.ToBase64String(Bad)))) },
        { "base64url text", Of(Text(Convert.ToBase64String([.. Bad, 0xFB, 0xFF, 0xBF]).Replace('+', '-').Replace('/', '_'))) },
        { "base64 with a line end behind", Of(Text(Convert.ToBase64String(Bad) + "\n")) },
        { "hexadecimal", Of(Text(Convert.ToHexString(Bad).ToLowerInvariant())) },
        { "twice", Of(Bytes(Of(Bytes(Bad)))) },
        { "gzip", Of(Bytes(Archives.Gzip(Bad))) },
        { "zip", Of(Bytes(Archives.Zip(("data.pkl", Bad)))) },
        { "behind much else", Of([.. Bytes(new byte[100_000]), (byte)'0', .. Bytes(Bad)]) },
        { "in a key", Of([(byte)'}', .. Bytes(Bad), (byte)'K', 1, (byte)'s']) },
    };

    [Theory]
    [MemberData(nameof(Hidings))]
    public void WhatIsHiddenInAConstantIsSeen(string technique, byte[] pickle)
    {
        var result = Scans.File("model.pkl", pickle);

        result.Outcome.Should().Be(Outcome.Fail, technique);
        result.Findings.Should().Contain(f => f.Severity == Severity.Critical && f.Location.Member!.StartsWith("data at "));
    }

    [Fact]
    public void ATensorPickledWithoutSaveIsJudgedByItsOwnPickles()
    {
        Scans.File("model.pkl", Loading(Bytes(Pickles.Data))).Outcome.Should().Be(Outcome.Pass);
        Scans.File("model.pkl", Loading(Bytes(Bad))).Findings.Should().Contain(f => f.Severity == Severity.Critical);
        Scans.File("model.pkl", Loading(Bytes(Pickles.Data[..^1]))).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Theory]
    [InlineData("unknown data")]
    [InlineData("a byte array")]
    [InlineData("two arguments")]
    [InlineData("one of two calls")]
    public void WhatItLoadsFromElsewhereIsNotTakenOnTrust(string how)
    {
        byte[] array = [0x96, .. BitConverter.GetBytes((long)Pickles.Data.Length), .. Pickles.Data];
        var pickle = how switch
        {
            "unknown data" => Loading(Bytes([1, 2, 3, 4, 5, 6, 7, 8])),
            "a byte array" => Loading(array),
            "two arguments" => Of([.. Global, .. Bytes(Pickles.Data), (byte)'K', 1, 0x86, (byte)'R']),
            _ => Of([.. Global, .. Bytes(Pickles.Data), 0x85, (byte)'R', (byte)'0', .. Global, .. Text("x"), 0x85, (byte)'R']),
        };

        Scans.File("model.pkl", pickle).Findings.Should().Contain(f => f.RuleId == "pickle.suspicious-call", how);
    }

    [Fact]
    public void NumbersAndTextsThatOnlyBeginLikeDataRaiseNoAlarm() =>
        Gen.Select(Gen.Int[0, Heads.Length - 1].Select(i => Heads[i]), Gen.Byte.Array[4, 200]).Sample((head, drawn) =>
        {
            // A second line would make a beginning like "cos" an import of os, which is rightly told.
            var rest = Array.ConvertAll(drawn, static b => b == '\n' ? (byte)'\r' : b);
            var result = Scans.File("model.pkl", Of([.. Bytes([.. head, .. rest]), (byte)'0', .. Text(Convert.ToBase64String([.. head, .. rest]))]));

            // Random bytes after such a beginning can spell an import, and nothing that calls it by chance.
            result.Findings.Where(f => f.Severity >= Severity.Medium).Should().BeEmpty();
            result.Outcome.Should().Be(Outcome.Pass);
        }, iter: 300);

    private static byte[] Global => Encoding.ASCII.GetBytes("ctorch.storage\n_load_from_bytes\n");

    private static byte[] Loading(byte[] constant) => Of([.. Global, .. constant, 0x85, (byte)'R']);

    private static byte[] Of(byte[] body) => [0x80, 4, .. body, (byte)'.'];

    private static byte[] Bytes(byte[] data) => [(byte)'B', .. BitConverter.GetBytes(data.Length), .. data];

    private static byte[] Text(string text) => [(byte)'X', .. BitConverter.GetBytes(Encoding.UTF8.GetByteCount(text)), .. Encoding.UTF8.GetBytes(text)];
}
