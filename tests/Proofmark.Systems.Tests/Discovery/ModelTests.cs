using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Tests.Discovery;

public sealed class ModelTests
{
    private static readonly byte[] Pickle = [0x80, 4, (byte)']', (byte)'.'];

    [Fact]
    public void A_model_is_told_by_its_content_not_its_name()
    {
        using var tree = new TempTree();
        tree.With("weights.txt", Pickle).With("not-a-model.pkl.txt", "plain text");

        tree.Run().Facts.Select(TempTree.Form).Should().Equal(": weights.txt format=pickle signed=false");
    }

    [Theory]
    [InlineData("m.bin.sig", "true")]
    [InlineData("m.bin.sigstore", "true")]
    [InlineData("m.bin.sigstore.json", "true")]
    [InlineData("model.sig", "true")]
    [InlineData("other.sig", "false")]
    [InlineData("sub/model.sig", "false")]
    public void A_signature_lies_beside_the_file_or_its_folder(string name, string expected)
    {
        using var tree = new TempTree();
        tree.With("m.bin", Pickle).With(name, "{}");

        tree.Run().Facts.Single(f => f.Kind == FactKind.ModelFile).Attributes["signed"].Should().Be(expected);
    }

    [Fact]
    public void A_pointer_to_large_file_storage_is_a_hint() =>
        TempTree.Of("m.safetensors", "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n").Facts.Should().ContainSingle()
            .Which.Should().BeEquivalentTo(new { Kind = FactKind.ModelFile, Confidence = Confidence.Low });

    [Fact]
    public void Images_and_plain_archives_are_no_models()
    {
        using var tree = new TempTree();
        tree.With("a.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0]).With("a.gz", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]);

        tree.Run().Facts.Should().BeEmpty();
    }

    [Fact]
    public void A_packed_file_with_a_models_name_is_one()
    {
        using var tree = new TempTree();
        tree.With("a.joblib", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3]);

        tree.Run().Facts.Should().ContainSingle().Which.Attributes["format"].Should().StartWith("joblib-");
    }

    [Fact]
    public void A_config_names_code_of_its_own_and_of_others()
    {
        var text = "{\n\"auto_map\": {\n\"AutoModel\": \"modeling.X\",\n\"AutoTokenizer\": [\"org/repo--tok.Y\", null]\n}}";

        TempTree.Facts("config.json", text, FactKind.RemoteCode).Should().Equal("3: modeling.X", "4: org/repo--tok.Y remote=true");
        TempTree.Of("config.json", "{\"hidden_size\": 1}").Facts.Should().BeEmpty();
    }

    [Fact]
    public void An_adapter_names_its_base_model() =>
        TempTree.Facts("a/adapter_config.json", "{\n\"base_model_name_or_path\": \"org/m\", \"revision\": \"abc\", \"peft_type\": \"LORA\"}", FactKind.Adapter)
            .Should().Equal("2: a base-model=org/m revision=abc type=lora");

    [Fact]
    public void A_model_card_names_what_the_model_was_made_from()
    {
        var facts = TempTree.Of("README.md", "---\nbase_model: org/m\ndatasets:\n- org/d\n---\n# Card\n").Facts;

        facts.Select(TempTree.Form).Should().Equal("2: org/m role=base-model source=card", "4: org/d origin=hub role=training");
        TempTree.Of("README.md", "# No front matter\n").Should().BeEquivalentTo(new { Facts = Array.Empty<Fact>(), Unread = Array.Empty<object>() });
    }

    [Fact]
    public void An_ollama_modelfile_names_its_base() =>
        TempTree.Facts("Modelfile", "# x\nFROM llama3\nFROM qwen2:7b\nFROM ./local.gguf\n", FactKind.ModelReference).Should().Equal("2: llama3 source=ollama", "3: qwen2:7b revision=7b source=ollama");
}
