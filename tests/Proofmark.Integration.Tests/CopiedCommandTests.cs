using System.Diagnostics;
using System.Text.Json;
using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>A command that a report offers is copied into a shell: it must name what it was made for and do nothing else.</summary>
public sealed class CopiedCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("bash", "$(touch owned) `touch owned`; touch owned")]
    [InlineData("sh", "$(touch owned) `touch owned`; touch owned")]
    [InlineData("bash", "-what? [a]* ~ !! it's \"so\"")]
    [InlineData("sh", "-what? [a]* ~ !! it's \"so\"")]
    [InlineData("bash", "@two\nlines\u001b[2J")]
    [InlineData("sh", "@two\nlines\u001b[2J")]
    [InlineData("sh", "ends with one\n")]
    public void It_names_the_folder_and_the_files_in_it(string shell, string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "names like these exist only there");
        folder.Copy(Repository.Sample("support-agent"), name);
        var run = ProofmarkProcess.Run("assess", Path.Combine(folder.Path, name), "--no-save", "-q", "-o", "json");
        using var json = JsonDocument.Parse(run.Output);
        var commands = json.RootElement.GetProperty("assessment").GetProperty("nextActions").EnumerateArray().Select(a => a.GetProperty("command").GetString()!).ToList();

        commands.Should().NotBeEmpty();
        foreach (var command in commands)
        {
            var arguments = Arguments(shell, command);
            arguments[0].Should().BeOneOf("scan", "assess");
            Path.Exists(arguments[1]).Should().BeTrue(command);
            arguments[1].Should().StartWith(Path.Combine(folder.Path, name));
        }

        Directory.EnumerateFileSystemEntries(folder.Path).Should().ContainSingle("no command did anything else");
    }

    private string[] Arguments(string shell, string command)
    {
        using var process = Process.Start(new ProcessStartInfo(shell, ["-c", $"proofmark() {{ printf '%s\\0' \"$@\"; }}; {command}"]) { RedirectStandardOutput = true, WorkingDirectory = folder.Path })!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return text.Split('\0')[..^1];
    }
}
