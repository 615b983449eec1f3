using System.Diagnostics;
using Proofmark.Provenance.Lineage.Recording.Observation;

namespace Proofmark.Provenance.Tests.Lineage.Observation;

/// <summary>How commands end, observed or not.</summary>
public sealed class ObservedEndTests : Observed
{
    public static TheoryData<bool> Ways => [true, false];

    [Theory]
    [MemberData(nameof(Ways))]
    public void The_exit_code_is_told(bool observed)
    {
        var run = Start(observed, TestContext.Current.CancellationToken, "sh", "-c", "exit 42");

        run.Should().BeEquivalentTo(new { ExitCode = 42, Signal = (int?)null, IsComplete = observed });
        run.Reasons.Should().Equal(observed ? [] : ["not-observed"]);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_signal_is_told_as_a_shell_does(bool observed)
    {
        Start(observed, TestContext.Current.CancellationToken, "sh", "-c", "kill -TERM $$").Should().BeEquivalentTo(new { ExitCode = 143, Signal = 15 });
        Start(observed, TestContext.Current.CancellationToken, "sh", "-c", "kill -KILL $$").Should().BeEquivalentTo(new { ExitCode = 137, Signal = 9 });
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_missing_command_is_an_error(bool observed)
    {
        Write("text.txt", "not a program");
        foreach (var name in new[] { "no-such-command-here", "./none", "./text.txt", "" })
        {
            var act = () => Start(observed, TestContext.Current.CancellationToken, name);
            act.Should().Throw<IOException>();
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Arguments_are_never_interpreted(bool observed)
    {
        Start(observed, TestContext.Current.CancellationToken, "touch", "--", "$(touch bad); a b", "-c").ExitCode.Should().Be(0);

        Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Should().BeEquivalentTo("$(touch bad); a b", "-c");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Cancellation_kills_the_tree(bool observed)
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var act = Task.Run(() => Start(observed, source.Token, "sh", "-c", "(echo 1 > ready; sleep 7654.25) & sleep 7654.25"), TestContext.Current.CancellationToken);
        SpinWait.SpinUntil(() => File.Exists(In("ready")) && Sleepers() == 2, TimeSpan.FromSeconds(20)).Should().BeTrue();

        source.Cancel();

        ((Func<ObservedRun>)act.GetAwaiter().GetResult).Should().Throw<OperationCanceledException>();
        SpinWait.SpinUntil(() => Sleepers() == 0, TimeSpan.FromSeconds(5)).Should().BeTrue();
    }

    [Fact]
    public async Task Children_of_others_are_left_to_them()
    {
        var others = Task.Run(() => Enumerable.Range(0, 20).Select(i =>
        {
            using var process = Process.Start("sh", ["-c", $"exit {i}"]);
            process.WaitForExit();
            return process.ExitCode;
        }).ToList(), TestContext.Current.CancellationToken);
        for (var i = 0; i < 10; i++)
        {
            Shell($"sh -c 'exit {i}'; exit $?").ExitCode.Should().Be(i);
        }

        (await others).Should().Equal(Enumerable.Range(0, 20));
    }

    [Fact]
    public async Task Two_are_observed_at_a_time()
    {
        Write("a", "x");
        Write("b", "x");
        var runs = await Task.WhenAll(new[] { "a", "b" }.Select(n => Task.Run(() => Shell($"for i in 1 2 3 4 5 6; do cat {n}; done; sh -c 'cat {n}'"), TestContext.Current.CancellationToken)));

        runs.Should().OnlyContain(r => r.IsComplete && r.ExitCode == 0);
        (Seen(runs[0], "a"), Seen(runs[0], "b"), Seen(runs[1], "a"), Seen(runs[1], "b")).Should().Be((new ObservedFile(In("a"), true, false, false), null, null, new ObservedFile(In("b"), true, false, false)));
    }

    private ObservedRun Start(bool observed, CancellationToken cancellation, params string[] arguments)
    {
        var command = new ObservedCommand(arguments, Folder);
        return observed ? ProcessObserver.Run(command, cancellation) : PlainRunner.Run(command, cancellation);
    }

    /// <summary>Processes that sleep in the folder of this test.</summary>
    private int Sleepers() => Process.GetProcessesByName("sleep").Count(p =>
    {
        using (p)
        {
            return new FileInfo($"/proc/{p.Id}/cwd").LinkTarget == Folder;
        }
    });
}
