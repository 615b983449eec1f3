using Proofmark.Tests;
using static Proofmark.Scanning.Tests.Techniques.Op;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>What is not caught, and why that is accepted. An entry that starts to be caught fails the test and moves to the techniques.</summary>
internal static class KnownGaps
{
    private const string NotUnpickled = "torch.load reads this member as raw bytes and never as a pickle; a loader of somebody's own might";

    private static readonly string[] RawMembers = ["archive/data/0", "archive/version", "archive/.data/serialization_id"];

    public static IEnumerable<(Technique Technique, string Reason)> All =>
        RawMembers.Select(static at => (new Technique($"checkpoint: payload in {at}", "scanners-6", "model.pt", ZipForge.Make(new("archive/data.pkl", Harmless), new(at, Payload))), NotUnpickled));
}
