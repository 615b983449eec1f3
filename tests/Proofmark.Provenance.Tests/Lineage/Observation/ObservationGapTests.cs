using System.Net;
using System.Net.Sockets;

namespace Proofmark.Provenance.Tests.Lineage.Observation;

/// <summary>What the observer cannot see through is told, and what it can is not.</summary>
public sealed class ObservationGapTests : Observed
{
    private const string Library = "import ctypes, os\nlibc = ctypes.CDLL(None, use_errno=True)\n";

    [Fact]
    public void Rings_of_the_kernel_are_a_gap()
    {
        var run = Script(Library + "p = (ctypes.c_char * 256)()\nos._exit(0 if libc.syscall(425, 8, p) >= 0 else 77)");
        Assert.SkipWhen(run.ExitCode == 77, "No io_uring here.");

        run.IsComplete.Should().BeFalse();
        run.Reasons.Should().Contain("io-uring");
    }

    [Fact]
    public void A_call_that_fails_is_no_gap()
    {
        Script(Library + "libc.syscall(425, 8, 0); libc.syscall(999, 0); libc.syscall(304, -1, 0, 0)").Reasons.Should().BeEmpty();
    }

    [Fact]
    public void A_process_that_refuses_to_be_traced_is_a_gap()
    {
        // CLONE_UNTRACED with SIGCHLD.
        var run = Script(Library + "pid = libc.syscall(56, 0x800000 | 17, 0, 0, 0, 0)\nif pid == 0: os._exit(0)\nos.waitpid(pid, 0)");

        run.Reasons.Should().Contain("untraced-process");
    }

    [Fact]
    public void Another_space_of_names_is_a_gap()
    {
        var run = Script(Library + "os._exit(0 if libc.unshare(0x10000000) == 0 else 77)");
        Assert.SkipWhen(run.ExitCode == 77, "No user namespaces here.");

        run.Reasons.Should().Contain("namespace-change");
    }

    [Fact]
    public void A_table_of_descriptors_of_its_own_is_no_gap()
    {
        Script(Library + "libc.unshare(0x400)").Reasons.Should().BeEmpty();
    }

    [Fact]
    public void Tracing_by_a_child_is_a_gap()
    {
        var run = Script(Library + """
            import time
            pid = os.fork()
            if pid == 0:
                time.sleep(9)
            r = libc.process_vm_writev(os.getpid(), 0, 0, 0, 0, 0)
            os.kill(pid, 9)
            os._exit(0 if r >= 0 else 77)
            """);

        run.ExitCode.Should().Be(0);
        run.Reasons.Should().Equal("child-traces");
    }

    [Fact]
    public void Writing_the_memory_of_a_process_by_its_file_is_a_gap()
    {
        Script("open('/proc/self/mem', 'r+b')").Reasons.Should().Equal("child-traces");
        Script("open('/proc/self/mem', 'rb')").Reasons.Should().BeEmpty();
    }

    [Fact]
    public void A_renamed_folder_is_a_gap()
    {
        Directory.CreateDirectory(In("one"));

        Shell("mv one two").Reasons.Should().Equal("directory-renamed");
    }

    [Fact]
    public void A_file_received_over_a_socket_is_named_and_a_pipe_is_a_gap()
    {
        Write("sent.txt", "x");
        const string send = "import socket, os\na, b = socket.socketpair()\nr, w = os.pipe()\n";

        var file = Script(send + "socket.send_fds(a, [b'x'], [os.open('sent.txt', 0)]); socket.recv_fds(b, 1, 4)");
        var pipe = Script(send + "socket.send_fds(a, [b'x'], [r]); socket.recv_fds(b, 1, 4)");

        file.Reasons.Should().BeEmpty();
        Seen(file, "sent.txt").Should().NotBeNull();
        pipe.Reasons.Should().Equal("received-descriptor");
    }

    [Fact]
    public void A_connection_is_seen_as_a_host()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;

        var run = Script($"import socket\nsocket.create_connection(('127.0.0.1', {port})).close()");

        run.Reasons.Should().BeEmpty();
        run.Hosts.Should().Equal($"127.0.0.1:{port}");
    }

    [Fact]
    public void A_datagram_is_seen_and_a_refused_connection_is_not()
    {
        using var udp = new UdpClient(new IPEndPoint(IPAddress.IPv6Loopback, 0));
        var port = ((IPEndPoint)udp.Client.LocalEndPoint!).Port;

        var run = Script($"import socket\nsocket.socket(socket.AF_INET6, socket.SOCK_DGRAM).sendto(b'x', ('::1', {port}))\ntry: socket.create_connection(('127.0.0.1', 1))\nexcept ConnectionRefusedError: pass");

        run.Reasons.Should().BeEmpty();
        run.Hosts.Should().Equal($"[::1]:{port}");
    }

    [Fact]
    public void A_local_socket_is_seen_by_its_path_or_abstract_name()
    {
        using var named = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        named.Bind(new UnixDomainSocketEndPoint(In("s")));
        named.Listen();
        using var nameless = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        var name = $"observed-{Guid.NewGuid():n}";
        nameless.Bind(new UnixDomainSocketEndPoint("\0" + name));
        nameless.Listen();

        var run = Script($"import socket\nfor n in ['s', '\\0{name}']: socket.socket(socket.AF_UNIX).connect(n)");

        run.Reasons.Should().BeEmpty();
        run.Hosts.Should().Equal($"unix:{In("s")}", $"unix:@{name}");
    }

    [Fact]
    public void A_socket_that_others_can_send_to_is_a_gap()
    {
        Script("import socket\ns = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()").Reasons.Should().Equal("bound-socket");
        Script("import socket\nsocket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0).bind((0, 0))").Reasons.Should().BeEmpty();
    }

    [Fact]
    public void Shared_memory_without_a_file_is_a_gap()
    {
        Script(Library + "i = libc.shmget(0, 4096, 0o1600); libc.shmat(i, 0, 0); libc.shmctl(i, 0, 0)").Reasons.Should().Equal("other-channel");
    }

    [Fact]
    public void A_program_with_the_rights_of_another_is_a_gap()
    {
        var copy = In("true");
        File.Copy("/bin/true", copy);
        Mode(copy, UnixFileMode.SetUser | UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        Run("./true").Reasons.Should().Equal("set-id-program");
    }
}
