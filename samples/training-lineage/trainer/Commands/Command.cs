using System.Text.RegularExpressions;

namespace Proofmark.Samples.Training.Commands;

/// <summary>A sub-command. Its usage line is also the list of the options that it knows.</summary>
internal sealed partial record Command(string Name, string Usage, string Summary, Action<Options> Run)
{
    public IReadOnlyCollection<string> Known => [.. OptionName().Matches(Usage).Select(match => match.Value)];

    [GeneratedRegex("--[a-z-]+")]
    private static partial Regex OptionName();
}
