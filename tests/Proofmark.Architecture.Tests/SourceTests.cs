using System.Text.RegularExpressions;
using Proofmark.Architecture.Tests.House;

namespace Proofmark.Architecture.Tests;

public sealed partial class SourceTests(ITestOutputHelper output)
{
    private const int LongestFile = 500;

    private static readonly string[] Texts =
        [".cs", ".cshtml", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".yaml", ".yml", ".py", ".sh", ".txt", ""];

    [Fact]
    public void Files_of_the_source_are_short()
    {
        var lengths = Repository.Files("src").Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".cshtml", StringComparison.Ordinal))
            .Select(f => (File: f, Lines: File.ReadLines(Repository.FullPath(f)).Count()))
            .OrderBy(f => f.Lines).ToList();

        output.WriteLine($"{lengths.Count} files: median {lengths[lengths.Count / 2].Lines}, p90 {lengths[lengths.Count * 9 / 10].Lines}, longest {lengths[^1]}");
        lengths.Where(f => f.Lines > LongestFile).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_is_left_to_do_and_no_machine_is_named()
    {
        // This file names what it looks for.
        var found = Repository.Files().Where(f => Texts.Contains(Path.GetExtension(f)) && Path.GetFileName(f) != "SourceTests.cs")
            .SelectMany(f => File.ReadLines(Repository.FullPath(f)).Select((text, i) => (Where: $"{f}:{i + 1}", Text: text)))
            .Where(l => Unfinished().IsMatch(l.Text) || PathOfSomeMachine().IsMatch(l.Text))
            .Select(l => $"{l.Where}: {l.Text.Trim()}");

        found.Should().BeEmpty();
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK)\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"(?<![\w.*])(/home/\w+/|/Users/\w+/|/root/)|[A-Z]:\\Users\\")]
    private static partial Regex PathOfSomeMachine();
}
