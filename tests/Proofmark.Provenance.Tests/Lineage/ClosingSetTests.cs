using System.Numerics;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Windows;

namespace Proofmark.Provenance.Tests.Lineage;

/// <summary>The closing set against an exhaustive search.</summary>
public sealed class ClosingSetTests
{
    [Fact]
    public void No_smaller_set_closes_every_window()
    {
        var random = new Random(7);
        var minimal = 0;
        for (var round = 0; round < 300; round++)
        {
            var windows = Enumerable.Range(0, random.Next(1, 14)).Select(_ => Window(random.Next(9), random.Next(4) == 0 ? null : random.Next(9))).ToList();

            var found = ClosingSet.Of(windows);

            var chosen = found.Attestations.Select(static c => c.Id).ToHashSet();
            windows.Should().OnlyContain(w => w.ClosedBy.Any(c => chosen.Contains(c.Id)));
            var smallest = Enumerable.Range(0, 1 << 9).Where(set => windows.TrueForAll(w => w.ClosedBy.Any(c => (set >> Number(c) & 1) == 1))).Min(static set => BitOperations.PopCount((uint)set));
            minimal += found.IsMinimal ? 1 : 0;
            (found.IsMinimal ? chosen.Count : Math.Min(chosen.Count, smallest)).Should().Be(smallest);
        }

        minimal.Should().BeGreaterThan(100);
    }

    private static int Number(ClosingAttestation attestation) => attestation.Id[0] - 'a';

    private static TamperWindow Window(int first, int? second) => new()
    {
        Class = WindowClass.Identity,
        Reason = "r",
        Message = "m",
        Artifact = "a",
        Steps = [],
        Actors = [],
        Threat = "A",
        Severity = Severity.Low,
        ClosedBy = second is { } other && other != first ? [Closing(first), Closing(other)] : [Closing(first)],
    };

    private static ClosingAttestation Closing(int number) => new(((char)('a' + number)).ToString(), null, "");
}
