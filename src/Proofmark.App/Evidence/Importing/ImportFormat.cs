using Proofmark.Core.Documents;

namespace Proofmark.App.Evidence.Importing;

/// <summary>A format whose reports can become evidence.</summary>
/// <param name="Name">What <c>--as</c> calls it.</param>
/// <param name="Recognises">True when a file looks like it; looked at by content only.</param>
/// <param name="Take">Reads the file and maps it to observations.</param>
internal sealed record ImportFormat(string Name, Func<ReportFile, bool> Recognises, Func<ReportFile, ImportTarget, Taken> Take);

/// <summary>What a format made of a file.</summary>
/// <param name="Observations">What the report says.</param>
/// <param name="LeftOut">What is not taken, with the reason.</param>
/// <param name="Errors">Everything that is wrong with the file.</param>
internal sealed record Taken(IReadOnlyList<Observation> Observations, IReadOnlyList<string> LeftOut, IReadOnlyList<DocumentError> Errors)
{
    public static Taken Of(params IReadOnlyList<Observation> observations) => new(observations, [], []);

    public static Taken Wrong(IReadOnlyList<DocumentError> errors) => new([], [], errors);
}
