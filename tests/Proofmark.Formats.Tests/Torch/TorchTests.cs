using Proofmark.Core;
using Proofmark.Formats.Identification;
using Proofmark.Formats.Torch;
using Proofmark.Formats.Zip;
using Proofmark.Tests;

namespace Proofmark.Formats.Tests.Torch;

public sealed class TorchTests(TempFolder files) : IClassFixture<TempFolder>
{
    private const string Write = """
        import torch, collections
        state = collections.OrderedDict((('w%d' % i), torch.ones(3, 5 + i, dtype=t)) for i, t in enumerate(
            [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool, torch.complex64]))
        state['shared'] = state['w0'].view(-1)[2:]
        torch.save(state, 'new.pt')
        torch.save(state, 'old.pt', _use_new_zipfile_serialization=False)
        torch.save({'epoch': 1}, 'none.pt', _use_new_zipfile_serialization=False)
        torch.save(torch.nn.Linear(2, 2), 'module.pt', _use_new_zipfile_serialization=False)
        torch.jit.script(torch.nn.Linear(2, 2)).save('script.pt')
        """;

    [Fact]
    public void What_torch_writes_is_read_without_a_word()
    {
        var folder = files.MadeBy(Write, "torch");
        var identity = FormatIdentifier.Identify(folder.Read("new.pt"), "new.pt", Limits.Default);
        identity.Format.Should().Be(ModelFormats.TorchZip);
        identity.IsPolyglot.Should().BeFalse();
        identity.Zip!.Anomalies.Should().BeEmpty();
        var layout = TorchReader.ReadZip(identity.Zip)!;
        layout.Pickles.Select(one => one.Name).Should().Equal("new/data.pkl");
        layout.Storages.Should().HaveCount(11);
        layout.Others.Should().BeEmpty();
        layout.IsTorchScript.Should().BeFalse();
        foreach (var member in identity.Zip.Members)
        {
            using var content = identity.Zip.OpenMember(member)!;
            content.Drain();
            content.CrcMatches.Should().BeTrue();
        }
    }

    [Fact]
    public void TorchScript_shows_its_code()
    {
        var folder = files.MadeBy(Write, "torch");
        var archive = ZipFile.Open(folder.Read("script.pt"), Limits.Default)!;
        archive.Anomalies.Should().BeEmpty();
        var layout = TorchReader.ReadZip(archive)!;
        layout.IsTorchScript.Should().BeTrue();
        layout.Code.Should().NotBeEmpty();
        layout.Pickles.Select(one => one.Name).Should().Contain(["script/data.pkl", "script/constants.pkl"]);
    }

    [Theory]
    [InlineData("old.pt", 11)]
    [InlineData("none.pt", 0)]
    [InlineData("module.pt", 2)]
    public void Every_byte_of_a_legacy_file_is_accounted_for(string name, int storages)
    {
        var folder = files.MadeBy(Write, "torch");
        using var file = folder.Read(name);
        FormatIdentifier.Identify(file, name, Limits.Default).Interpretations.Should().ContainSingle().Which.Format.Should().Be(ModelFormats.TorchLegacy);
        var layout = TorchReader.ReadLegacy(file, Limits.Default)!;
        layout.Programs.Should().HaveCount(5);
        layout.Storages.Should().HaveCount(storages);
        layout.Anomalies.Should().BeEmpty();
        layout.Unaccounted.Should().BeNull();
        layout.Storages.Sum(one => one.Range.Length).Should().Be(file.Length - layout.Programs[^1].End);
    }

    [Fact]
    public void Bytes_behind_the_storages_are_unaccounted()
    {
        var folder = files.MadeBy(Write, "torch");
        using var file = folder.Read("old.pt");
        using var longer = new MemoryStream([.. file.ToArray(), 1, 2, 3]);
        TorchReader.ReadLegacy(longer, Limits.Default)!.Unaccounted!.Value.Length.Should().Be(3);
    }

    [Fact]
    public void A_legacy_file_survives_everything()
    {
        var folder = files.MadeBy(Write, "torch");
        Hostile.NeverThrows(folder.Read("module.pt").ToArray(), static stream =>
        {
            TorchReader.ReadLegacy(stream, Limits.Default);
            FormatIdentifier.Identify(stream, "module.pt", Limits.Default);
        });
    }

    [Fact]
    public void Two_data_pickles_are_deceptive()
    {
        var archive = ZipFile.Open(new MemoryStream(ZipForge.Make(new("a/data.pkl", [1]), new("a/data.pkl", [2]), new("b/data.pkl", [3]), new("a/run.py", [4]))), Limits.Default)!;
        var layout = TorchReader.ReadZip(archive)!;
        layout.Anomalies.Select(one => one.Code).Should().Equal("torch-several-roots", "torch-duplicate-pickle");
        layout.Pickles.Should().HaveCount(3);
        layout.Others.Should().ContainSingle().Which.Name.Should().Be("a/run.py");
    }

    [Fact]
    public void A_name_that_ends_at_a_NUL_is_a_data_pickle_all_the_same()
    {
        var archive = ZipFile.Open(new MemoryStream(ZipForge.Make(new ZipForge.Member("a/data.pkl\0.txt", [1]))), Limits.Default)!;
        TorchReader.ReadZip(archive)!.Pickles.Should().ContainSingle();
    }

    [Fact]
    public void Other_archives_are_not_torch() =>
        TorchReader.ReadZip(ZipFile.Open(new MemoryStream(ZipForge.Make(new ZipForge.Member("data.pkl", [1]))), Limits.Default)!).Should().BeNull();
}
