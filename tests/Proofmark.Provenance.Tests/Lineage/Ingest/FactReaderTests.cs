using System.Diagnostics;
using System.Text;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Ingest;

namespace Proofmark.Provenance.Tests.Lineage.Ingest;

/// <summary>Files of models as tools write them, and as an attacker would.</summary>
public sealed class FactReaderTests : IDisposable
{
    private static readonly string Hex = new('a', 64);
    private readonly string folder = Directory.CreateTempSubdirectory("facts").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_card_declares_bases_and_data()
    {
        Put("README.md", "---\r\nbase_model:\r\n- org/a\r\n- ./out\r\nbase_model_relation: merge\r\ndatasets: org/d\r\n---\r\nbase_model: org/text\r\n");

        var reading = Read();

        Told(reading).Should().Equal("base-model=org/a", "local-path=./out", "base-model-relation=merge", "dataset=org/d");
        reading.Facts.Should().OnlyContain(static f => f.Rung == LineageRung.Declared && f.Source == "README.md" && f.Subject == ".");
        reading.Documents.Should().Equal(new LineageDocument("README.md", "model-card", Outcome.NotApplicable, null));
    }

    [Theory]
    [InlineData("# A model\n\n---\nbase_model: org/a\n---\n", "no front matter")]
    [InlineData("---\nbase_model: org/a\n", "no front matter")]
    [InlineData("---\nbase_model: org/a\nbase_model: org/b\n---\n", "second time")]
    [InlineData("---\nbase_model: [\n---\n", "README.md")]
    public void A_card_that_cannot_be_read_says_nothing_and_is_told(string card, string why)
    {
        Put("README.md", card);
        var reading = Read();
        reading.Facts.Should().BeEmpty();
        reading.Documents.Should().ContainSingle().Which.Message.Should().Contain(why);
    }

    [Fact]
    public void Anchors_that_multiply_are_cut_off()
    {
        var card = new StringBuilder("---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 10; i++)
        {
            card.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        Put("README.md", card.Append("base_model: *a9\n---\n").ToString());
        var reading = Read();
        reading.Facts.Should().BeEmpty();
        reading.Documents.Should().ContainSingle().Which.Message.Should().Contain("nodes");
    }

    [Fact]
    public void A_configuration_names_its_own_model_and_not_a_base()
    {
        Put("config.json", """{"_name_or_path": "org/self", "auto_map": {"AutoModel": "org/code--modeling.M", "AutoTokenizer": ["tok.T", null]}, "transformers_version": "4.40.0"}""");
        Put("checkpoint-5/config.json", """{"_name_or_path": "/data/me/out", "auto_map": "x", "transformers_version": 4}""");

        var reading = Read();

        Told(reading).Should().Equal("local-path=/data/me/out", "name-or-path=org/self", "remote-code=org/code--modeling.M", "remote-code=tok.T", "tool-version=transformers 4.40.0");
        reading.Facts[0].Should().Match<LineageFact>(static f => f.Subject == "checkpoint-5" && f.Rung == LineageRung.Derived);
    }

    [Theory]
    [InlineData("org/base", "base-model")]
    [InlineData("gpt2", "base-model")]
    [InlineData("https://huggingface.co/org/base", "base-model")]
    [InlineData("../base", "local-path")]
    [InlineData("C:\\models\\base", "local-path")]
    [InlineData("runs/7/base", "local-path")]
    public void The_base_of_an_adapter_is_a_name_or_a_path(string value, string name)
    {
        Put("adapter_config.json", $$"""{"base_model_name_or_path": "{{value.Replace("\\", "\\\\", StringComparison.Ordinal)}}", "revision": null}""");
        Read().Facts.Should().ContainSingle().Which.Should().Match<LineageFact>(f => f.Name == name && f.Value == value);
    }

    [Fact]
    public void The_state_of_a_trainer_is_measured()
    {
        Put("trainer_state.json", """{"global_step": 900, "epoch": 1.5, "best_model_checkpoint": "./out/checkpoint-800", "log_history": [{"step": 510, "loss": 1}, {"step": 520}]}""");
        var reading = Read();
        Told(reading).Should().Equal("global-step=900", "first-logged-step=510", "epoch=1.5", "best-checkpoint=./out/checkpoint-800");
        reading.Facts.Should().OnlyContain(static f => f.Rung == LineageRung.Measured);
    }

    [Fact]
    public void Weights_tell_what_tools_left_in_them()
    {
        Put("a.safetensors", Weights.Safetensors("""{"__metadata__": {"format": "pt", "base_model": "org/base", "modelspec.title": "T", "other": "x"}}"""));
        Put("b.gguf", Weights.Gguf(
            ("general.name", "n"), ("general.base_model.0.name", "Base"), ("general.base_model.0.organization", "Org"), ("general.base_model.0.version", "v2"),
            ("general.base_model.1.repo_url", "https://huggingface.co/org/two"), ("general.dataset.0.name", "D"), ("general.source.url", "https://x"), ("general.quantized_by", "me")));

        var reading = Read();

        Told(reading).Should().Equal(
            "base-model=org/base", "weight-metadata=format=pt", "weight-metadata=modelspec.title=T",
            "base-model=Org/Base", "base-model-revision=v2", "base-model=org/two", "dataset=D", "origin=https://x", "quantized-by=me");
        reading.Facts.Should().OnlyContain(static f => f.Rung == LineageRung.Derived);
        reading.Documents.Should().OnlyContain(static d => d.Outcome == Outcome.NotApplicable && d.Message == null);
    }

    [Fact]
    public void Broken_weights_are_told()
    {
        Put("a.safetensors", [255, 255, 255, 255, 255, 255, 255, 127, 1]);
        Put("b.gguf", Weights.Gguf(("general.base_model.0.name", "Base"))[..40]);
        Put("c.gguf", Weights.Gguf(("general.base_model.0.name", "A"), ("general.base_model.0.name", "B")));

        var reading = Read();

        Told(reading).Should().Equal("base-model=A");
        reading.Documents.Should().HaveCount(3).And.OnlyContain(static d => d.Outcome == Outcome.NotEstablished && d.Message != null);
    }

    [Fact]
    public void A_bill_in_CycloneDX_names_ancestors_of_models_by_digest()
    {
        Put("m.cdx.json", $$"""
            {"bomFormat": "CycloneDX", "specVersion": "1.6",
             "metadata": {"component": {"type": "machine-learning-model", "name": "m", "pedigree": {"ancestors": [
               {"type": "machine-learning-model", "group": "org", "name": "base", "hashes": [{"alg": "SHA-1", "content": "00"}, {"alg": "SHA-256", "content": "{{Hex.ToUpperInvariant()}}"}]}]},
               "modelCard": {"modelParameters": {"datasets": [{"ref": "d"}, {"type": "dataset", "name": "inline"}]} } } },
             "components": [{"type": "data", "bom-ref": "d", "name": "corpus"}, {"type": "data", "name": "further"}, {"type": "library", "name": "l", "pedigree": {"ancestors": [{"type": "library", "name": "fork"}]} }]}
            """);
        var reading = Read();
        Told(reading).Should().Equal("base-model=org/base", "dataset=corpus", "dataset=inline", "dataset=further");
        reading.Facts[0].Digest.Should().Be(new Digest("sha256", Hex));
        reading.Facts.Should().OnlyContain(static f => f.Rung == LineageRung.Declared && f.Subject == "m");
    }

    [Theory]
    [InlineData("""{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [{"type": "ai_AIPackage", "spdxId": "m", "name": "M"}, {"type": "ai_AIPackage", "spdxId": "b", "name": "B", "verifiedUsing": [{"type": "Hash", "algorithm": "sha256", "hashValue": "HEX"}]}, {"type": "Relationship", "from": "m", "relationshipType": "descendantOf", "to": ["b"]}, {"type": "Relationship", "from": "m", "relationshipType": "contains", "to": ["x"]}]}""")]
    [InlineData("""{"spdxVersion": "SPDX-2.3", "packages": [{"SPDXID": "m", "name": "M"}, {"SPDXID": "b", "name": "B", "checksums": [{"algorithm": "SHA256", "checksumValue": "HEX"}]}], "relationships": [{"spdxElementId": "b", "relationshipType": "ANCESTOR_OF", "relatedSpdxElement": "m"}]}""")]
    public void A_bill_in_SPDX_names_what_a_model_descends_from(string text)
    {
        var path = Put("evidence.json", text.Replace("HEX", Hex, StringComparison.Ordinal));
        var reading = FactReader.ReadFile(path, "shown", Limits.Default);
        reading.Facts.Should().Equal(new LineageFact("M", LineageFacts.BaseModel, "B", LineageRung.Declared, "shown") { Digest = new Digest("sha256", Hex) });
        reading.Documents.Should().ContainSingle().Which.Kind.Should().Be("spdx");
    }

    [Fact]
    public void Data_that_a_model_was_tested_with_is_apart_from_what_it_learned_from()
    {
        Put("m.spdx.json", """{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [{"type": "Relationship", "from": "m", "relationshipType": "trainedOn", "to": ["a"]}, {"type": "Relationship", "from": "m", "relationshipType": "testedOn", "to": ["b"]}]}""");
        Told(Read()).Should().Equal("dataset=a", "evaluation-dataset=b");
    }

    [Fact]
    public void What_is_no_plain_file_is_not_opened()
    {
        using (var made = Process.Start("mkfifo", Path.Combine(folder, "README.md")))
        {
            made.WaitForExit();
        }

        Put("real.json", """{"_name_or_path": "org/other"}""");
        File.CreateSymbolicLink(Path.Combine(folder, "config.json"), "real.json");

        var reading = Read();

        reading.Facts.Should().BeEmpty();
        reading.Documents.Select(static d => d.Path).Should().Equal("README.md", "config.json");
        FactReader.ReadFile(Path.Combine(folder, "README.md"), "x", Limits.Default).Documents.Should().ContainSingle().Which.Message.Should().Contain("pipe");
    }

    [Fact]
    public void Everything_is_bounded()
    {
        Put("README.md", $"---\nbase_model: {new string('x', 5000)}\ndatasets: [{string.Join(',', Enumerable.Repeat("d", 20_000))}]\n---\n");
        Put("config.json", new string('[', 100_000));
        Put("trainer_state.json", new string(' ', Limits.Default.MaxDocumentBytes + 1));

        var reading = Read();

        reading.Facts.Should().HaveCount(10_000);
        reading.Facts[0].Value.Should().HaveLength(1000);
        reading.Documents.Should().HaveCount(3).And.OnlyContain(static d => d.Message != null);
    }

    [Fact]
    public void Pickled_settings_and_other_files_are_not_read()
    {
        var path = Put("training_args.bin", "cos\nsystem\n(S'touch ran'\ntR.");
        Put("notes.txt", "base_model: org/a");

        var reading = Read();

        reading.Facts.Should().BeEmpty();
        reading.Documents.Should().ContainSingle().Which.Message.Should().Contain("not read");
        FactReader.ReadFile(Path.Combine(folder, "notes.txt"), "n", Limits.Default).Documents.Should().ContainSingle().Which.Kind.Should().Be("unread");
        FactReader.ReadFile(path + "x", "n", Limits.Default).Documents.Should().ContainSingle().Which.Message.Should().Contain("there is no file");
    }

    private FactReading Read() => FactReader.Read(folder, Limits.Default, TestContext.Current.CancellationToken);

    private static IEnumerable<string> Told(FactReading reading) => reading.Facts.Select(static f => $"{f.Name}={f.Value}");

    private string Put(string name, string text) => Put(name, Encoding.UTF8.GetBytes(text));

    private string Put(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
