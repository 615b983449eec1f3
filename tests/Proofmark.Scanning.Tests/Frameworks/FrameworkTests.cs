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
    [InlineData("torch", "torch", 65)]
    public Task WhatAFrameworkWritesPasses(string family, string modules, int atLeast) => Passes("make_models.py", family, modules, atLeast);

    [Theory]
    [InlineData("functions", "numpy, sklearn", 88)]
    [InlineData("pandas", "pandas", 280)]
    [InlineData("scipy", "scipy", 150)]
    [InlineData("numpy", "numpy", 500)]
    [InlineData("dill", "dill, cloudpickle, sklearn", 95)]
    [InlineData("beside", "joblib, numpy", 8)]
    [InlineData("pipelines", "sklearn", 120)]
    public Task DataThatLibrariesPicklePasses(string family, string modules, int atLeast) => Passes("make_data.py", family, modules, atLeast);

    /// <summary>Functions, lambdas and classes that are pickled by value are code, which a scan cannot call harmless.</summary>
    [Fact]
    public async Task CodeByValueNeverPasses()
    {
        using var folder = new TempFolder();
        await Write(folder, "make_data.py", "code", "dill, cloudpickle");

        var report = Scans.Path(folder.Path);

        report.Results.Should().HaveCountGreaterThanOrEqualTo(14).And.OnlyContain(static r => r.Outcome == Outcome.Fail);
    }

    private static async Task Passes(string script, string family, string modules, int atLeast)
    {
        using var folder = new TempFolder();
        await Write(folder, script, family, modules);
        var report = Scans.Path(folder.Path);

        var alarms = report.Results.Where(static r => r.Outcome is not (Outcome.Pass or Outcome.NotApplicable) || r.Findings.Any(static f => f.Severity > Severity.Info)).Select(r =>
            $"{r.Subject.Name}: {r.Outcome} {string.Join(", ", r.Findings.Select(f => f.Message).Concat(r.Coverage.Unread.Select(u => u.Reason)).Take(4))}");
        string.Join(Environment.NewLine, alarms).Should().BeEmpty();
        report.Results.Should().HaveCountGreaterThanOrEqualTo(atLeast);
    }

    private static async Task Write(TempFolder folder, string script, string family, string modules)
    {
        var cancellation = TestContext.Current.CancellationToken;
        Assert.SkipUnless(File.Exists(Python), $"needs {Python}");
        Assert.SkipUnless(await Run(["-c", $"import {modules}"], cancellation) is (0, _), $"needs the Python modules {modules}");
        var (code, errors) = await Run([Path.Combine(AppContext.BaseDirectory, "Frameworks", script), folder.Path, family], cancellation);
        code.Should().Be(0, errors);
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
