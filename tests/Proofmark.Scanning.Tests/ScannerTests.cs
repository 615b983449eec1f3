using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Proofmark.Core;
using Proofmark.Core.Json;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests;

public sealed class ScannerTests
{
    [Fact]
    public void AMaliciousPickleFailsWithItsCall()
    {
        var result = Scans.File("model.pkl", Pickles.Call("os", "system"));

        result.Outcome.Should().Be(Outcome.Fail);
        result.ReasonCodes.Should().Equal("malicious");
        var finding = result.Findings.Should().ContainSingle(f => f.RuleId == "pickle.malicious-call").Subject;
        finding.Call.Should().Contain("system('echo inert')");
        finding.Severity.Should().Be(Severity.Critical);
        finding.Location.Path.Should().Be("model.pkl");
        finding.Location.Offset.Should().BePositive();
    }

    [Fact]
    public void AnOrdinaryPicklePasses()
    {
        var result = Scans.File("model.pkl", Pickles.Data);

        result.Outcome.Should().Be(Outcome.Pass);
        result.ReasonCodes.Should().Equal("no-load-time-code-found");
        result.Findings.Should().BeEmpty();
        result.Coverage.IsFull.Should().BeTrue();
    }

    [Fact]
    public void TheResultNamesCheckSubjectAndRules()
    {
        var result = Scans.File("model.pkl", Pickles.Data);

        result.Check.Id.Should().Be("scan.load-time-code");
        result.Check.Version.Should().Be(1);
        result.Method.Should().Be(Rung.Scan);
        result.Subject.Should().Be(new Subject(SubjectKind.Artifact, "model.pkl", Digest.OfBytes(Pickles.Data)));
        result.RuleSet.Should().NotBeNull();
        result.Time.Should().Be(Scans.Moment);
    }

    [Fact]
    public void AnUnknownCallIsSuspiciousAndAnUnknownImportNotEstablished()
    {
        Scans.File("a.pkl", Pickles.Call("mine", "run")).ReasonCodes.Should().Equal("suspicious");
        var imported = Scans.File("b.pkl", Pickles.Import("mine", "Net"));
        imported.Outcome.Should().Be(Outcome.NotEstablished);
        imported.ReasonCodes.Should().Equal("not-established", "unknown-global");
    }

    [Theory]
    [InlineData("collections", "OrderedDict")]
    [InlineData("numpy", "ndarray")]
    public void StateOfAnAllowedClassIsFineButStateOfTheClassItselfIsNot(string module, string name)
    {
        Scans.File("a.pkl", Pickles.NewWithState(module, name)).Outcome.Should().Be(Outcome.Pass);
        Scans.File("b.pkl", Pickles.StateOfGlobal(module, name)).Outcome.Should().Be(Outcome.Fail);
    }

    [Fact]
    public void StateOfAFunctionOfAModuleIsNotClean() =>
        Scans.File("a.pkl", Pickles.StateOfGlobal("numpy", "prod")).Outcome.Should().Be(Outcome.Fail);

    [Theory]
    [InlineData("model.txt")]
    [InlineData("picture.png")]
    [InlineData("noextension")]
    public void TheNameDoesNotHideAPickle(string name) =>
        Scans.Found(name, Pickles.Call("os", "system")).ReasonCodes.Should().Contain("malicious");

    [Fact]
    public void APickleOfTheTextProtocolIsSeen() =>
        Scans.Found("weights.bin", Pickles.CallInProtocol0("posix", "system")).ReasonCodes.Should().Contain("malicious");

    [Fact]
    public void ATruncatedPickleKeepsWhatWasSeen()
    {
        var bytes = Pickles.Call("os", "system")[..^1];

        Scans.File("model.pkl", bytes).ReasonCodes.Should().Contain("malicious");
        Scans.File("model.pkl", Pickles.Data[..^2]).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void EveryMemberOfAnArchiveIsScannedAtEveryDepth()
    {
        var inner = Archives.Deflated(("x.bin", Pickles.Call("os", "system")));
        var result = Scans.File("outer.zip", Archives.Zip(("readme.txt", "hello"u8.ToArray()), ("inner.zip", inner)));

        result.ReasonCodes.Should().Contain("malicious");
        result.Findings.Should().Contain(f => f.RuleId == "pickle.malicious-call" && f.Location.Member == "inner.zip!/x.bin");
    }

    [Fact]
    public void ContainersThatAreTooDeepAreNotEstablished()
    {
        var bytes = Pickles.Call("os", "system");
        for (var i = 0; i < 4; i++)
        {
            bytes = Archives.Zip(("a", bytes));
        }

        var result = Scans.File("deep.zip", bytes, Limits.Default with { MaxContainerDepth = 3 });

        result.Outcome.Should().Be(Outcome.NotEstablished);
        result.ReasonCodes.Should().Contain("container-too-deep");
        Scans.File("deep.zip", bytes).ReasonCodes.Should().Contain("malicious");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void CompressedPicklesAreScanned(bool gzip)
    {
        static byte[] Pack(byte[] content, bool gzip) => gzip ? Archives.Gzip(content) : Archives.Zlib(content);

        Scans.File("model.joblib", Pack(Pickles.Call("os", "system"), gzip)).ReasonCodes.Should().Contain("malicious");
        Scans.File("model.joblib", Pack(Pickles.Data, gzip)).Outcome.Should().Be(Outcome.Pass);
        Scans.File("model.joblib", Pack(Pickles.Data, gzip)[..^14]).Outcome.Should().NotBe(Outcome.Pass);
    }

    [Fact]
    public void ACompressedStreamThatGrowsTooLargeIsNotEstablished()
    {
        var bomb = Archives.Gzip(new byte[4 * 1024 * 1024]);

        var result = Scans.File("bomb.gz", bomb, Limits.Default with { MaxBufferedMemberBytes = 100_000 });

        result.ReasonCodes.Should().Contain("member-too-large");
    }

    [Fact]
    public void ATorchArchiveIsJudgedByItsPickle()
    {
        Scans.File("model.pt", Archives.Torch(Pickles.Data)).Outcome.Should().Be(Outcome.Pass);
        var result = Scans.File("model.pt", Archives.Torch(Pickles.Call("os", "system")));
        result.ReasonCodes.Should().Contain("malicious");
        result.Findings.Should().Contain(f => f.Location.Member == "archive/data.pkl");
    }

    [Fact]
    public void AHiddenMemberOfATorchArchiveIsScanned() =>
        Scans.File("model.pt", Archives.Torch(Pickles.Data, ("archive/extra.txt", Pickles.Call("os", "system")))).ReasonCodes.Should().Contain("malicious");

    [Fact]
    public void TorchScriptCodeIsJudged() =>
        Scans.File("model.pt", Archives.Torch(Pickles.Data, ("archive/code/__torch__.py", "class A(Module):\n  pass\n"u8.ToArray())))
            .Outcome.Should().Be(Outcome.Pass);

    [Fact]
    public void APickleInFrontOfAZipIsAPolyglotAndBothAreScanned()
    {
        var first = Scans.File("model.pkl", [.. Pickles.Call("os", "system"), .. Archives.Zip(("a.txt", "x"u8.ToArray()))]);
        var second = Scans.File("model.pkl", [.. Pickles.Data, .. Archives.Zip(("a.pkl", Pickles.Call("os", "system")))]);
        var harmless = Scans.File("model.pkl", [.. Pickles.Data, .. Archives.Zip(("a.txt", "x"u8.ToArray()))]);

        first.ReasonCodes.Should().Contain("malicious");
        second.ReasonCodes.Should().Contain("malicious");
        harmless.ReasonCodes.Should().Equal("suspicious");
        harmless.Findings.Should().Contain(f => f.RuleId == "file.polyglot");
    }

    [Theory]
    [InlineData("notes.txt", "just text", "inert-data")]
    [InlineData("config.json", "{\"a\": 1}", "inert-data")]
    [InlineData("modeling.py", "import os\n\nclass Net:\n    pass\n", "source-code")]
    [InlineData("empty.bin", "", "empty-file")]
    public void InertFilesAreNotApplicableWithAReason(string name, string content, string code)
    {
        var result = Scans.Found(name, System.Text.Encoding.UTF8.GetBytes(content));

        result.Outcome.Should().Be(Outcome.NotApplicable);
        result.ReasonCodes.Should().Equal(code);
    }

    [Fact]
    public void UnknownDataIsNotEstablishedWhereItIsNamedOrLoadable()
    {
        byte[] bytes = [.. Enumerable.Range(0, 200).Select(i => (byte)((i * 37) ^ 0xd3))];

        Scans.File("thing.xyz", bytes).Outcome.Should().Be(Outcome.NotEstablished);
        Scans.Found("pytorch_model.bin", bytes).Outcome.Should().Be(Outcome.NotEstablished);
        Scans.Found("thing.xyz", bytes).ReasonCodes.Should().Equal("unrecognised-data");
    }

    [Fact]
    public void ARecognisedFormatWithoutACheckIsNotEstablished()
    {
        var result = Scans.Found("model.h5", [0x89, .. "HDF\r\n"u8, 0x1a, 0x0a, .. new byte[512]]);

        result.Outcome.Should().Be(Outcome.NotEstablished);
        result.ReasonCodes.Should().Equal("format-not-covered", "not-established");
    }

    [Fact]
    public void AnObjectArrayIsScannedAsAPickle()
    {
        Scans.File("a.npy", Npy("|O", Pickles.Call("os", "system"))).ReasonCodes.Should().Contain("malicious");
        Scans.File("a.npy", Npy("<f8", new byte[24])).Outcome.Should().Be(Outcome.Pass);
        Scans.File("a.npy", Npy("|' 'O", Pickles.Data)).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void TheWorstOutcomeCountsForTheWhole()
    {
        using var folder = new TempFolder();
        folder.Write("a.txt", "text");
        Scans.Path(folder.Path).Outcome.Should().Be(Outcome.NotApplicable);
        folder.Write("b.pkl", Pickles.Data);
        Scans.Path(folder.Path).Outcome.Should().Be(Outcome.Pass);
        folder.Write("c.pkl", Pickles.Import("mine", "Net"));
        Scans.Path(folder.Path).Outcome.Should().Be(Outcome.NotEstablished);
        File.CreateSymbolicLink(folder["d.pkl"], "/etc/hostname");
        folder.Write("e.pkl", Pickles.Call("os", "system"));
        var report = Scans.Path(folder.Path);
        report.Outcome.Should().Be(Outcome.Fail);
        report.ReasonCodes.Should().Equal("malicious");
        report.Counts.Should().Be(new ScanCounts(5, 1, 0, 2, 1, 1, 0, report.Counts.Bytes));
        report.Coverage.IsFull.Should().BeFalse();
    }

    [Fact]
    public void AnEmptyFolderEstablishesNothing()
    {
        using var folder = new TempFolder();

        var report = Scans.Path(folder.Path);

        report.Outcome.Should().Be(Outcome.NotEstablished);
        report.ReasonCodes.Should().Equal("nothing-scanned");
    }

    [Fact]
    public void AMissingPathIsAnError() => Scans.Path("/nowhere/at/all").Outcome.Should().Be(Outcome.Error);

    [Fact]
    public void SeveralRootsKeepTheirNamesApart()
    {
        using var folder = new TempFolder();
        folder.Write("a/model.pkl", Pickles.Data);
        folder.Write("b/model.pkl", Pickles.Call("os", "system"));

        var report = Scanner.Scan(
            new ScanRequest { Paths = [folder["a"], folder["b/"]] }, new FakeTimeProvider(), null, TestContext.Current.CancellationToken);

        report.Results.Select(r => r.Subject.Name).Should().Equal(folder["a"] + "/model.pkl", folder["b"] + "/model.pkl");
        report.Results.Select(r => r.Outcome).Should().Equal(Outcome.Pass, Outcome.Fail);
    }

    [Fact]
    public void TheSameFilesGiveTheSameBytesWhateverTheParallelism()
    {
        using var folder = new TempFolder();
        for (var i = 0; i < 60; i++)
        {
            folder.Write($"{i % 7}/{i}.pkl", i % 5 == 0 ? Pickles.Call("os", "system", $"{i}") : Pickles.Import("mine", $"N{i}"));
        }

        Json(Scans.Path(folder.Path, parallelism: 1)).Should().Be(Json(Scans.Path(folder.Path, parallelism: 8)));
    }

    [Fact]
    public void DigestsCanBeDeclined()
    {
        using var folder = new TempFolder();
        folder.Write("model.pkl", Pickles.Data);

        Scans.Path(folder.Path, digests: false).Results[0].Subject.Digest.Should().BeNull();
    }

    [Fact]
    public void ALargeFileIsReadInPlaceAndHashedWhole()
    {
        using var folder = new TempFolder();
        var bytes = Archives.Torch(Pickles.Call("os", "system"), ("archive/data/1", new byte[3 * 1024 * 1024]));
        var told = new List<ScanProgress>();

        var report = Scanner.Scan(
            new ScanRequest { Paths = [folder.Write("model.pt", bytes)] },
            new FakeTimeProvider(),
            new Immediate(told.Add),
            TestContext.Current.CancellationToken);

        report.Results[0].Subject.Digest.Should().Be(Digest.OfBytes(bytes));
        report.Results[0].ReasonCodes.Should().Contain("malicious");
        told[^1].Should().Be(new ScanProgress(1, 1, bytes.Length, bytes.Length, "model.pt"));
    }

    [Fact]
    public void ASparseFileOfTenGibibytesNeedsLittleMemoryAndStops()
    {
        using var folder = new TempFolder();
        using (var file = File.Create(folder["sparse.bin"]))
        {
            file.SetLength(10L * 1024 * 1024 * 1024);
        }

        using var stop = new CancellationTokenSource();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var act = () => Scanner.Scan(
            new ScanRequest { Paths = [folder["sparse.bin"]] }, new FakeTimeProvider(), new Immediate(_ => stop.Cancel()), stop.Token);

        act.Should().Throw<OperationCanceledException>();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(8 * 1024 * 1024);
    }

    [Fact]
    public void CancellationStopsAParallelScan()
    {
        using var folder = new TempFolder();
        folder.Write("a.pkl", Pickles.Data);
        folder.Write("b.pkl", Pickles.Data);
        using var stop = new CancellationTokenSource();
        var act = () => Scanner.Scan(new ScanRequest { Paths = [folder.Path] }, new FakeTimeProvider(), new Immediate(_ => stop.Cancel()), stop.Token);

        act.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void NoPathIsAMistakeOfTheCaller()
    {
        var act = () => Scanner.Scan(new ScanRequest { Paths = [] }, new FakeTimeProvider(), null, TestContext.Current.CancellationToken);

        act.Should().Throw<ArgumentException>();
    }

    private static string Json(ScanReport report) => JsonSerializer.Serialize(
        new Envelope<CheckResult>
        {
            Schema = "proofmark.scan",
            AsOf = Scans.Moment,
            Subject = new Subject(SubjectKind.Artifact, "."),
            Outcome = report.Outcome,
            ReasonCodes = report.ReasonCodes,
            Results = report.Results,
        },
        CoreJson.Default.EnvelopeCheckResult);

    private static byte[] Npy(string type, byte[] data)
    {
        var header = $"{{'descr': '{type}', 'fortran_order': False, 'shape': (3,), }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. System.Text.Encoding.Latin1.GetBytes(header), .. data];
    }

    private sealed class Immediate(Action<ScanProgress> report) : IProgress<ScanProgress>
    {
        public void Report(ScanProgress value) => report(value);
    }
}
