using CsCheck;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests;

/// <summary>More content never improves a verdict, and the order of members does not matter.</summary>
public sealed class VerdictPropertyTests
{
    private static readonly (string Kind, byte[] Content)[] Contents =
    [
        ("data", Pickles.Data), ("unknown", Pickles.Import("mine", "Net")), ("called", Pickles.Call("mine", "run")), ("malicious", Pickles.Call("os", "system")),
        ("text", "hello"u8.ToArray()), ("nested", Archives.Zip(("a", Pickles.Call("posix", "system")))), ("empty", []), ("damaged", Pickles.Data[..^2]),
        ("hdf5", [0x89, .. "HDF\r\n"u8, 0x1a, 0x0a, .. new byte[64]]), ("npy", [0x93, .. "NUMPY"u8]), ("allowed", Pickles.New("collections", "OrderedDict")),
    ];

    private static readonly Gen<int[]> Members = Gen.Int[0, Contents.Length - 1].Array[1, 6];

    [Fact]
    public void AddingAMemberNeverImprovesTheVerdict() =>
        Gen.Select(Members, Gen.Int[0, Contents.Length - 1]).Sample(
            (members, more) => Rank(Scan(members)) <= Rank(Scan([.. members, more])), iter: 150, threads: 1);

    [Fact]
    public void AddingAMaliciousMemberIsAlwaysFailing() =>
        Members.Sample(members => Scan([.. members, 3]) is { Outcome: Outcome.Fail } result && result.ReasonCodes.Contains("malicious"), iter: 150, threads: 1);

    [Fact]
    public void TheOrderOfMembersDoesNotMatter() =>
        Gen.Select(Members, Gen.Int).Sample(
            (members, seed) =>
            {
                var shuffled = members.ToArray();
                new Random(seed).Shuffle(shuffled);
                var (one, two) = (Scan(members), Scan(shuffled));
                return one.Outcome == two.Outcome && one.ReasonCodes.SequenceEqual(two.ReasonCodes);
            },
            iter: 150,
            threads: 1);

    [Fact]
    public void AnyBytesGetAnAnswerAndNeverAnError() =>
        Gen.Select(Gen.Byte.Array[0, 300], Gen.Int[0, Contents.Length - 1], Gen.Int[0, 400]).Sample(
            (noise, index, cut) =>
            {
                var content = Contents[index].Content;
                var bytes = content.Take(cut).Concat(noise).ToArray();
                return Scans.File("x.bin", bytes).Outcome != Outcome.Error;
            },
            iter: 400,
            threads: 1);

    private static CheckResult Scan(IReadOnlyList<int> members) =>
        Scans.File("x.zip", Archives.Zip([.. members.Select((m, i) => ($"{Contents[m].Kind}", Contents[m].Content)).DistinctBy(m => m.Item1)]));

    private static int Rank(CheckResult result) => result.Outcome switch
    {
        Outcome.NotApplicable or Outcome.Pass => 0,
        Outcome.NotEstablished => 1,
        Outcome.Fail when result.ReasonCodes.Contains("malicious") => 3,
        Outcome.Fail => 2,
        _ => throw new InvalidOperationException($"{result.Outcome}"),
    };
}
