using Proofmark.Provenance.Lineage.Recording.Observation;

namespace Proofmark.Provenance.Tests.Lineage.Observation;

public sealed class ProcessObserverTests : Observed
{
    [Fact]
    public void A_file_that_is_read_is_seen_with_its_program_and_loader()
    {
        var path = Write("in.txt", "x");

        var run = Run("cat", "in.txt");

        run.Reasons.Should().BeEmpty();
        run.Should().BeEquivalentTo(new { ExitCode = 0, Signal = (int?)null, IsComplete = true });
        run.Files.Should().Contain(new ObservedFile(path, IsRead: true, IsWritten: false, IsMade: false));
        run.Files.Should().Contain(f => f.Path.EndsWith("/cat", StringComparison.Ordinal) || f.Path.EndsWith("/busybox", StringComparison.Ordinal));
        run.Files.Should().Contain(f => f.Path.Contains("/ld-", StringComparison.Ordinal));
        run.Files.Should().NotContain(f => f.Path == "/dev/null");
        run.Hosts.Should().BeEmpty();
    }

    [Fact]
    public void A_file_that_is_not_opened_is_not_seen()
    {
        Write("other.txt", "x");
        Write("in.txt", "x");

        var run = Shell("cat in.txt > /dev/null; cat missing 2> /dev/null; test -e other.txt");

        Seen(run, "in.txt").Should().NotBeNull();
        Seen(run, "other.txt").Should().BeNull();
        Seen(run, "missing").Should().BeNull();
    }

    [Fact]
    public void The_real_path_is_told_and_not_the_link()
    {
        Write("real.txt", "x");
        File.CreateSymbolicLink(In("link.txt"), "real.txt");

        var run = Run("cat", "link.txt");

        Seen(run, "real.txt").Should().Be(new ObservedFile(In("real.txt"), true, false, false));
        Seen(run, "link.txt").Should().BeNull();
    }

    [Fact]
    public void A_shell_that_forks_is_followed()
    {
        foreach (var i in Enumerable.Range(0, 8))
        {
            Write($"{i}.txt", "x");
        }

        var run = Shell("for i in 0 1 2 3; do cat $i.txt > out$i.txt & done; (cat 4.txt; (cat 5.txt; sh -c 'cat 6.txt')) | cat >> all.txt; wait");

        run.Reasons.Should().BeEmpty();
        run.Files.Where(f => f.Path.StartsWith(Folder, StringComparison.Ordinal)).Select(f => (Path.GetFileName(f.Path), f.IsRead, f.IsWritten)).Should().BeEquivalentTo(
        [
            ("0.txt", true, false), ("1.txt", true, false), ("2.txt", true, false), ("3.txt", true, false), ("4.txt", true, false), ("5.txt", true, false), ("6.txt", true, false),
            ("out0.txt", false, true), ("out1.txt", false, true), ("out2.txt", false, true), ("out3.txt", false, true), ("all.txt", false, true),
        ]);
    }

    [Fact]
    public void A_script_is_seen_with_its_interpreter()
    {
        Write("data.txt", "x");
        var script = Write("run.sh", "#!/bin/sh\ncat data.txt\n");
        Mode(script, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var run = Run("./run.sh");

        run.Reasons.Should().BeEmpty();
        Seen(run, "run.sh").Should().NotBeNull();
        Seen(run, "data.txt").Should().NotBeNull();
    }

    [Fact]
    public void Names_that_are_made_and_taken_away_are_written()
    {
        Write("a", "x");
        Write("b", "x");
        Write("c", "x");

        var run = Shell("mv a a2; ln b b2; ln -s b b3; truncate -s 0 c");

        run.Reasons.Should().BeEmpty();
        Seen(run, "a").Should().Be(new ObservedFile(In("a"), true, true, false));
        Seen(run, "a2")!.IsWritten.Should().BeTrue();
        Seen(run, "b")!.IsRead.Should().BeTrue();
        Seen(run, "b2")!.IsWritten.Should().BeTrue();
        Seen(run, "b3")!.IsWritten.Should().BeTrue();
        Seen(run, "c")!.IsWritten.Should().BeTrue();
    }

    [Fact]
    public void Threads_are_followed()
    {
        foreach (var i in Enumerable.Range(0, 200))
        {
            Write($"{i}.bin", "x");
        }

        var run = Script("""
            import threading
            def read(k):
                for i in range(k, 200, 8): open(f'{i}.bin').read()
            threads = [threading.Thread(target=read, args=(k,)) for k in range(8)]
            [t.start() for t in threads]; [t.join() for t in threads]
            """);

        run.ExitCode.Should().Be(0);
        run.Reasons.Should().BeEmpty();
        run.Files.Count(f => f.Path.EndsWith(".bin", StringComparison.Ordinal) && f.IsRead && !f.IsWritten).Should().Be(200);
    }

    [Fact]
    public void A_program_run_by_a_second_thread_is_followed()
    {
        Write("after.txt", "x");

        var run = Script("import os, threading, time\nthreading.Thread(target=lambda: os.execv('/bin/cat', ['cat', 'after.txt'])).start()\ntime.sleep(9)");

        run.ExitCode.Should().Be(0);
        Seen(run, "after.txt").Should().NotBeNull();
    }

    [Fact]
    public void What_was_there_before_is_told_from_what_the_command_made()
    {
        Write("old", "x");
        Write("replaced", "x");

        var run = Shell("cat old > new; cat new > made; mv made moved; cat moved; cat replaced > copy; mv copy replaced; cat replaced; mv old older; cat older");

        run.Reasons.Should().BeEmpty();
        new[] { "new", "made", "moved", "copy" }.Should().OnlyContain(name => Seen(run, name)!.IsMade);
        new[] { "old", "replaced", "older" }.Should().OnlyContain(name => !Seen(run, name)!.IsMade);
    }

    [Fact]
    public void A_file_that_is_unlinked_at_once_keeps_its_name()
    {
        var run = Script("import os\nf = open('gone.txt', 'w+'); os.unlink('gone.txt'); g = open(f'/proc/self/fd/{f.fileno()}'); g.read()");

        run.Reasons.Should().BeEmpty();
        Seen(run, "gone.txt").Should().Be(new ObservedFile(In("gone.txt"), true, true, true));
    }

    [Fact]
    public void A_process_that_outlives_the_command_is_waited_for()
    {
        Write("late.txt", "x");

        var run = Script("""
            import os, time
            if os.fork(): os._exit(3)
            os.setsid()
            if os.fork(): os._exit(0)
            time.sleep(0.5)
            open('late.txt').read()
            """);

        run.ExitCode.Should().Be(3);
        Seen(run, "late.txt").Should().NotBeNull();
    }

    [Fact]
    public void Stopped_and_continued_it_goes_on()
    {
        Write("in.txt", "x");

        var run = Shell("sh -c 'kill -STOP $$; cat in.txt' & p=$!; sleep 0.3; kill -CONT $p; wait $p; trap 'cat in.txt > caught.txt' USR1; kill -USR1 $$; exit 5");

        run.ExitCode.Should().Be(5);
        run.Reasons.Should().BeEmpty();
        Seen(run, "in.txt").Should().NotBeNull();
        Seen(run, "caught.txt").Should().NotBeNull();
    }
}
