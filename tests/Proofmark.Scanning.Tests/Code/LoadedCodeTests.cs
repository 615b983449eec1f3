using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Code;

public sealed class LoadedCodeTests : IDisposable
{
    private const string Payload = "import os\nos.system('id')\n";

    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("tokenizer_config.json", """{"auto_map": {"AutoTokenizer": ["tokenization_x.XTokenizer", null]}}""", "tokenization_x.py")]
    [InlineData("processor_config.json", """{"auto_map": {"AutoProcessor": "processing_x.XProcessor"}}""", "processing_x.py")]
    [InlineData("preprocessor_config.json", """{"auto_map": {"AutoImageProcessor": "sub.image_x.X"}}""", "sub/image_x.py")]
    [InlineData("config.json", """{"custom_pipelines": {"own": {"impl": "own_pipeline.OwnPipeline", "pt": ["AutoModel"]}}}""", "own_pipeline.py")]
    [InlineData("config.json", """{"a": NaN, "auto_map": {"AutoModel": "m.M"}}""", "m.py")]
    [InlineData("config.json", """{"a\u0075to_map": {"AutoModel": "m.M"}}""", "m.py")]
    [InlineData("config.json", """{"vision": {"auto_map": {"AutoModel": "m.M"}}}""", "m.py")]
    [InlineData("config.json", "{}", "handler.py")]
    [InlineData("model.safetensors", "", "model_handler.py")]
    [InlineData("x.txt", "", "custom_generate/generate.py")]
    [InlineData("x.txt", "", "squad_own/squad_own.py")]
    [InlineData("model_index.json", """{"_class_name": ["my_pipe", "MyPipe"], "unet": ["diffusers", "UNet"]}""", "my_pipe.py")]
    [InlineData("model_index.json", """{"_class_name": "P", "unet": ["my_unet", "MyUNet"]}""", "unet/my_unet.py")]
    [InlineData("modules.json", """[{"type": "sentence_transformers.models.Pooling"}, {"type": "custom_st.Own"}]""", "custom_st.py")]
    public void CodeThatALoaderImportsIsJudged(string beside, string content, string module)
    {
        folder.Write(beside, content);
        folder.Write(module, Payload);

        var result = Scans.Path(folder.Path).Results.Single(r => r.Scope == module);

        result.ReasonCodes.Should().Equal("suspicious");
    }

    [Fact]
    public void WhatImportedCodeImportsIsJudgedToo()
    {
        folder.Write("config.json", """{"auto_map": {"AutoModel": "m.M"}}""");
        folder.Write("m.py", "from .layers.attention import A\nimport helper\nfrom . import c\n");
        folder.Write("layers/attention.py", "from ..deep import x\n");
        folder.Write("deep.py", Payload);
        folder.Write("helper.py", Payload);
        folder.Write("c.py", Payload);
        folder.Write("unrelated.py", Payload);

        var report = Scans.Path(folder.Path);

        report.Results.Where(r => r.Outcome == Outcome.Fail).Select(r => r.Scope).Should().Equal("c.py", "deep.py", "helper.py");
        report.Results.Single(r => r.Scope == "unrelated.py").ReasonCodes.Should().Equal("source-code");
    }

    [Fact]
    public void CodeFromAnotherRepositoryIsSuspicious()
    {
        folder.Write("config.json", "{\n  \"auto_map\": {\"AutoModel\": \"someone/else--modeling_x.XModel\"}\n}");

        var finding = Scans.Path(folder.Path).Results.Should().ContainSingle().Subject.Findings.Should().ContainSingle().Subject;

        finding.RuleId.Should().Be("code.remote-module");
        finding.Location.Line.Should().Be(2);
        finding.Call.Should().Be("someone/else--modeling_x.XModel");
    }

    [Fact]
    public void CodeThatIsNamedButNotThereIsNotEstablished()
    {
        folder.Write("config.json", """{"auto_map": {"AutoModel": "modeling_x.XModel"}}""");

        Scans.Path(folder.Path).Results.Should().ContainSingle().Subject.ReasonCodes.Should().Equal("code-missing", "not-established");
    }

    [Theory]
    [InlineData("""{"model_type": "bert", "architectures": ["BertModel"]}""")]
    [InlineData("""{"auto_map": null}""")]
    [InlineData("[]")]
    public void AConfigurationWithoutCodeIsInert(string config)
    {
        folder.Write("config.json", config);
        folder.Write("train.py", Payload);

        Scans.Path(folder.Path).Results.Should().OnlyContain(r => r.Outcome == Outcome.NotApplicable);
    }

    [Theory]
    [InlineData("app/handler.py")]
    [InlineData("src/server/server.py")]
    public void SourceWithoutAModelBesideItIsNoMatterOfLoading(string path)
    {
        folder.Write(path, Payload);
        folder.Write(Path.GetDirectoryName(path) + "/__init__.py", "");

        Scans.Path(folder.Path).Results.Single(r => r.Scope == path).ReasonCodes.Should().Equal("source-code");
    }

    [Fact]
    public void SourceInAnArchiveIsJudgedAndNeverPasses()
    {
        Scans.File("a.mar", Archives.Zip(("handler.py", System.Text.Encoding.UTF8.GetBytes(Payload)))).ReasonCodes.Should().Equal("suspicious");
        Scans.File("a.mar", Archives.Zip(("handler.py", "x = 1\n"u8.ToArray()))).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Theory]
    [InlineData("def forward(self, x):\n  ops.aten.save([x], \"/tmp/x\")\n  return x\n", "suspicious")]
    [InlineData("def forward(self, x):\n  return torch.from_file(\"/etc/passwd\", False, 10)\n", "suspicious")]
    [InlineData("def forward(self, x):\n  return ops.my_library.run(x)\n", "suspicious")]
    [InlineData("class M(Module):\n  __parameters__ = [\"w\", ]\n  w : Tensor\n  def forward(self: __torch__.M,\n    x: Tensor) -> Tensor:\n    w = self.w\n    _0 = torch.add(torch.mul(x, w), CONSTANTS.c0, alpha=1)\n    return _0\n", "no-load-time-code-found")]
    public void TorchScriptIsJudgedByItsOperators(string source, string code) =>
        Scans.File("m.pt", Archives.Torch(Pickles.Data, ("archive/code/__torch__.py", System.Text.Encoding.UTF8.GetBytes(source)), ("archive/constants.pkl", Pickles.Data)))
            .ReasonCodes.Should().Equal(code);
}
