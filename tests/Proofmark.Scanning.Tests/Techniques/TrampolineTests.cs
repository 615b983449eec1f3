using System.Diagnostics;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>The payloads of these techniques really run: an alarm about something that no loader does would prove nothing.</summary>
public sealed class TrampolineTests
{
    private const string Python = "/usr/bin/python3";

    private static readonly Dictionary<string, Technique> ByName = TrampolineTechniques.All.ToDictionary(static t => t.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. TrampolineTechniques.All.Select(static t => t.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ThePayloadRuns(string name)
    {
        Assert.SkipUnless(File.Exists(Python), $"needs {Python}");
        using var folder = new TempFolder();
        var model = Path.Combine(folder.Path, "model.pkl");
        await File.WriteAllBytesAsync(model, ByName[name].Bytes, TestContext.Current.CancellationToken);

        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", "import dill, scipy, sklearn, torch\nprint('ready')\nimport pickle; pickle.load(open('model.pkl', 'rb'))"])
        {
            WorkingDirectory = folder.Path, RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.SkipUnless((await output).StartsWith("ready", StringComparison.Ordinal), "needs the Python modules dill, scipy, sklearn and torch");
        File.Exists(Path.Combine(folder.Path, "marker")).Should().BeTrue("{0}", errors);
    }
}
