using System.Diagnostics;
using System.Net.Sockets;
using Proofmark.Core;
using Proofmark.Formats.Walking;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Walking;

public sealed class WalkerTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void FilesComeInOrdinalOrderWithForwardSlashes()
    {
        folder.Write("b/z.bin", "1");
        folder.Write("b/a.bin", "1");
        folder.Write("B.bin", "1");
        folder.Write("a.bin", "1");

        Walk().Select(i => i.Path).Should().Equal("B.bin", "a.bin", "b/a.bin", "b/z.bin");
    }

    [Fact]
    public void HiddenFilesAreWalked()
    {
        folder.Write(".hidden/.model.pkl", "x");

        Walk().Should().ContainSingle().Which.Should().BeOfType<WalkFile>().Which.Path.Should().Be(".hidden/.model.pkl");
    }

    [Fact]
    public void ALinkOutOfTheRootIsNotFollowed()
    {
        using var outside = new TempFolder();
        var target = outside.Write("secret.pkl", "x");
        File.CreateSymbolicLink(folder["link.pkl"], target);

        Skips().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Path = "link.pkl", Outcome = Outcome.NotEstablished, Code = "link-leaves-root" });
    }

    [Fact]
    public void ALinkThroughAFolderLinkOutOfTheRootIsNotFollowed()
    {
        using var outside = new TempFolder();
        outside.Write("secret.pkl", "x");
        Directory.CreateSymbolicLink(folder["out"], outside.Path);
        File.CreateSymbolicLink(folder["link.pkl"], "out/secret.pkl");

        Skips().Select(s => (s.Path, s.Code)).Should().Equal(("link.pkl", "link-leaves-root"), ("out", "link-leaves-root"));
    }

    [Fact]
    public void ALinkInsideTheRootIsReadAtItsTarget()
    {
        var target = folder.Write("blobs/1", "x");
        Directory.CreateDirectory(folder["snapshot"]);
        File.CreateSymbolicLink(folder["snapshot/model.bin"], "../blobs/1");

        Walk().OfType<WalkFile>().Select(f => (f.Path, f.FullPath)).Should().Equal(("blobs/1", target), ("snapshot/model.bin", RealPath.Resolve(target)!));
    }

    [Fact]
    public void AFolderLinkToItsParentEndsAndIsTold()
    {
        folder.Write("a/file", "x");
        Directory.CreateSymbolicLink(folder["a/loop"], "..");

        Walk().Select(i => i.Path).Should().Equal("a/file", "a/loop");
        Skips().Should().ContainSingle().Which.Code.Should().Be("folder-link");
    }

    [Fact]
    public void LinksInACircleLeadNowhere()
    {
        File.CreateSymbolicLink(folder["a"], "b");
        File.CreateSymbolicLink(folder["b"], "a");

        Skips().Select(s => s.Code).Should().Equal("broken-link", "broken-link");
    }

    [Fact]
    public void AFolderLinkIntoVersionControlLeadsToWhatIsWalked()
    {
        folder.Write(".git/hooks/x", "x");
        Directory.CreateSymbolicLink(folder["model"], ".git/hooks");

        Skips().Single(s => s.Path == "model").Code.Should().Be("folder-link");
        Walk().Select(i => i.Path).Should().Contain(".git/hooks/x");
    }

    [Fact]
    public void WhatTheFilterLeavesOutIsToldAndNotEntered()
    {
        folder.Write("a/venv/lib/x.py", "x");
        folder.Write("a/x.py", "x");
        folder.Write("a/y.py", "y");
        Directory.CreateSymbolicLink(folder["b"], "a/venv/lib");
        Directory.CreateSymbolicLink(folder["venv"], "a/venv");

        var items = new Walker(Limits.Default, default, new NameFilter("venv", "y.py")).Walk(folder.Path, "");

        items.OfType<WalkFile>().Select(f => f.Path).Should().Equal("a/x.py");
        items.OfType<WalkSkip>().Select(s => (s.Path, s.Code)).Should().Equal(("a/venv", "left-out"), ("a/y.py", "left-out"), ("b", "link-to-unwalked"), ("venv", "left-out"));
    }

    private sealed class NameFilter(string folder, string file) : IWalkFilter
    {
        public bool LeavesFolder(string fullPath) => Path.GetFileName(fullPath) == folder;

        public bool LeavesFile(string fullPath, long length) => Path.GetFileName(fullPath) == file;
    }

    [Fact]
    public void PipesAndSocketsAreNotOpened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mkfifo");
        using (var make = Process.Start("mkfifo", [folder["pipe.pkl"]]))
        {
            make.WaitForExit();
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder["socket"]));
        folder.Write("empty", "");

        Skips().Select(s => (s.Path, s.Code, s.Outcome)).Should().Equal(
            ("pipe.pkl", "special-file", Outcome.NotEstablished), ("socket", "special-file", Outcome.NotEstablished));
        Walk().OfType<WalkFile>().Should().ContainSingle().Which.Path.Should().Be("empty");
    }

    [Fact]
    public void ANamedDeviceIsNotEstablished()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs /dev/zero");

        new Walker(Limits.Default, default).Walk("/dev/zero", "").Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Path = "zero", Outcome = Outcome.NotEstablished, Code = "special-file" });
    }

    [Fact]
    public void AMissingPathIsAnError() =>
        new Walker(Limits.Default, default).Walk(folder["nowhere"], "").Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Outcome = Outcome.Error, Code = "path-not-found" });

    [Fact]
    public void TooManyFilesIsToldNotHidden()
    {
        for (var i = 0; i < 9; i++)
        {
            folder.Write($"{i}", "x");
        }

        var items = Walk(Limits.Default with { MaxFiles = 4 });

        items.OfType<WalkFile>().Should().HaveCount(4);
        items.OfType<WalkSkip>().Should().ContainSingle().Which.Code.Should().Be("too-many-files");
    }

    [Fact]
    public void FoldersThatAreTooDeepAreToldNotHidden()
    {
        folder.Write("a/b/c/d/model.pkl", "x");

        Walk(Limits.Default with { MaxFolderDepth = 2 }).Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Path = "a/b/c", Code = "folder-too-deep", Outcome = Outcome.NotEstablished });
    }

    [Fact]
    public void AnUnreadableFolderIsAnError()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("needs a user whom permissions bind");
            return;
        }

        folder.Write("locked/x", "x");
        File.SetUnixFileMode(folder["locked"], UnixFileMode.None);

        Skips().Should().ContainSingle().Which.Should().BeEquivalentTo(new { Path = "locked", Outcome = Outcome.Error, Code = "folder-unreadable" });
        File.SetUnixFileMode(folder["locked"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private IReadOnlyList<WalkItem> Walk(Limits? limits = null) => new Walker(limits ?? Limits.Default, default).Walk(folder.Path, "");

    private IEnumerable<WalkSkip> Skips() => Walk().OfType<WalkSkip>();
}
