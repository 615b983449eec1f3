using Proofmark.Core;
using Proofmark.Scanning.Gate;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Gate;

public sealed class ModelGateTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WhatPassesIsOpenedFromItsStart()
    {
        using var model = Open(File.OpenRead(folder.Write("a.pkl", Pickles.Data)), "a.pkl");

        model.IsAdmitted.Should().BeTrue();
        model.Result.Subject.Digest.Should().Be(Digest.OfBytes(Pickles.Data));
        Read(model.Content).Should().Equal(Pickles.Data);
    }

    [Theory]
    [InlineData("malicious")]
    [InlineData("cut off")]
    [InlineData("no model")]
    [InlineData("empty")]
    public void EverythingElseIsNot(string what)
    {
        var bytes = what switch { "malicious" => Pickles.Call("os", "system"), "cut off" => Pickles.Data[..^1], "no model" => [.. "hello"u8], _ => Array.Empty<byte>() };
        using var model = Open(new MemoryStream(bytes), "a.txt");
        var use = () => model.Content;

        model.IsAdmitted.Should().BeFalse();
        use.Should().Throw<InvalidOperationException>().WithMessage("a.txt is not admitted*");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public void WhatIsLoadedIsWhatWasScanned(int inMemory)
    {
        var file = folder.Write("a.pkl", Pickles.Data);
        using var model = ModelGate.Open(file, new ModelGateOptions { MaxBytesInMemory = inMemory }, TestContext.Current.CancellationToken);

        File.WriteAllBytes(file, Pickles.Call("os", "system"));

        Read(model.Content).Should().Equal(Pickles.Data);
    }

    [Fact]
    public void ACopyOnDiskIsGoneWithTheModel()
    {
        var before = Directory.GetFiles(Path.GetTempPath(), "tmp*.tmp").ToHashSet();
        using (Open(new MemoryStream(Pickles.Data), "a.pkl", new ModelGateOptions { MaxBytesInMemory = 0 }))
        {
            Directory.GetFiles(Path.GetTempPath(), "tmp*.tmp").Should().Contain(f => !before.Contains(f) && new FileInfo(f).Length == Pickles.Data.Length);
        }

        Directory.GetFiles(Path.GetTempPath(), "tmp*.tmp").Where(f => !before.Contains(f) && new FileInfo(f).Length == Pickles.Data.Length).Should().BeEmpty();
    }

    [Fact]
    public void TooLongIsRefusedBeforeItIsHeld()
    {
        var open = () => Open(new Endless(), "a.pkl", new ModelGateOptions { MaxBytes = 10_000_000 });

        open.Should().Throw<IOException>().WithMessage("*10000000*");
    }

    [Fact]
    public void WhoAsksForMoreDecides()
    {
        using var model = Open(new MemoryStream([.. "hello"u8]), "a.txt", new ModelGateOptions { Admits = r => r.Outcome == Outcome.NotApplicable });

        Read(model.Content).Should().Equal("hello"u8.ToArray());
    }

    private static AdmittedModel Open(Stream source, string name, ModelGateOptions? options = null) => ModelGate.Open(source, name, options, TestContext.Current.CancellationToken);

    private static byte[] Read(Stream stream)
    {
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed class Endless : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => count;

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
