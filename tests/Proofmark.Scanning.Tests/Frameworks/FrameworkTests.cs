using System.Diagnostics;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Frameworks;

/// <summary>No false alarms on what real frameworks write, and none of it left unread. Needs Python with the framework.</summary>
public sealed class FrameworkTests
{
    private const string Python = "/usr/bin/python3";

    [Theory]
    [InlineData("python", "pickle", 60)]
    [InlineData("numpy", "numpy", 60)]
    [InlineData("sklearn", "sklearn", 300)]
    [InlineData("joblib", "joblib, sklearn", 54)]
    [InlineData("torch", "torch", 27)]
    public async Task WhatAFrameworkWritesPasses(string family, string modules, int atLeast)
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.SkipUnless(File.Exists(Python), $"needs {Python}");
        Assert.SkipUnless(await Run(["-c", $"import {modules}"], cancellation) is (0, _), $"needs the Python modules {modules}");
        using var folder = new TempFolder();

        var (code, errors) = await Run([Path.Combine(AppContext.BaseDirectory, "Frameworks", "make_models.py"), folder.Path, family], cancellation);
        code.Should().Be(0, errors);
        var report = Scans.Path(folder.Path);

        var alarms = report.Results.Where(r => r.Outcome != Outcome.Pass).Select(r =>
            $"{r.Subject.Name}: {r.Outcome} {string.Join(", ", r.Findings.Select(f => f.Message).Concat(r.Coverage.Unread.Select(u => u.Reason)).Take(4))}");
        string.Join(Environment.NewLine, alarms).Should().BeEmpty();
        report.Results.Should().HaveCountGreaterThanOrEqualTo(atLeast);
    }

    private static async Task<(int Code, string Errors)> Run(string[] arguments, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = await process.StandardError.ReadToEndAsync(cancellation);
        await output;
        await process.WaitForExitAsync(cancellation);
        return (process.ExitCode, errors);
    }
}
