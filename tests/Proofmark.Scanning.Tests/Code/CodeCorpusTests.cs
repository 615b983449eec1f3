using System.Globalization;
using Proofmark.Core;
using Proofmark.Formats.Python;
using Proofmark.Scanning.Code;
using Proofmark.Scanning.Globals;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Tests.Code;

public sealed class CodeCorpusTests(ITestOutputHelper output)
{
    private static readonly string[] BuildsAndTests = ["distutils/", "tests/", "_examples/"];

    [Theory]
    [InlineData("torch/nn", 0)]
    [InlineData("sklearn", 2)]
    [InlineData("numpy", 4)]
    public void OrdinaryLibrariesReadAsIfAModelBroughtThem(string package, int most)
    {
        var root = Path.Combine("/usr/lib/python3/dist-packages", package);
        Assert.SkipUnless(Directory.Exists(root), $"{root} is not installed");
        var (files, statements) = (0, 0);
        var said = new List<string>();
        foreach (var path in Directory.EnumerateFiles(root, "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var inspection = new Inspection(Limits.Default, GlobalLists.Current, TestContext.Current.CancellationToken);
            var reading = PythonReader.Read(File.ReadAllBytes(path), Limits.Default);
            reading.Stopped.Should().BeNull(path);
            PythonCode.Judge(reading, new Place(Path.GetRelativePath(root, path), null, 0, 0, false), CodeReach.Import, inspection);
            (files, statements) = (files + 1, statements + reading.Statements.Count);
            said.AddRange(inspection.Findings.Where(f => f.Severity > Severity.Info || f.RuleId == "code.irregular-source").Select(f => $"{f.Location}: {f.RuleId} {f.Message}"));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{package}: {files} files, {statements} statements, {said.Count} findings"));
        said.ForEach(output.WriteLine);
        said.Should().NotContain(s => s.Contains("code.malicious", StringComparison.Ordinal));

        // Builds, tests and examples start compilers and remove files, and a model that did so should be stopped.
        said.Where(s => !BuildsAndTests.Any(b => s.Contains(b, StringComparison.Ordinal))).Should().HaveCountLessThanOrEqualTo(most);
    }
}
