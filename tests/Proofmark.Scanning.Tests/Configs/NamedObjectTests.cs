using System.Text;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Configs;

public sealed class NamedObjectTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("CVE-2025-23304, Hydra target", "model:\n  pre:\n    _target_: os.system\n    command: id\n", "os.system('id')")]
    [InlineData("list of arguments", "a: {_target_: builtins.exec, _args_: ['import os']}\n", "builtins.exec('import os')")]
    [InlineData("target by an alias", "x: &t os.system\na:\n  _target_: *t\n", "os.system()")]
    [InlineData("escaped key", "a: {\"_t\\x61rget_\": subprocess.Popen, args: id}\n", "subprocess.Popen('id')")]
    [InlineData("target behind another document", "a: 1\n---\n- {_target_: posix.system}\n", "posix.system()")]
    [InlineData("target in a list of lists", "a: [[{_target_: os.popen, cmd: id}]]\n", "os.popen('id')")]
    [InlineData("partial", "a: {_target_: os.system, _partial_: true}\n", "os.system('true')")]
    [InlineData("jsonargparse class_path", "a: {class_path: subprocess.run, init_args: {args: id}}\n", "subprocess.run('id')")]
    [InlineData("PyYAML apply", "a: !!python/object/apply:os.system [id]\n", "os.system('id')")]
    [InlineData("PyYAML new", "a: !!python/object/new:subprocess.Popen [[id]]\n", "subprocess.Popen('id')")]
    [InlineData("verbatim tag", "a: !<tag:yaml.org,2002:python/object/apply:os.system> [id]\n", "os.system('id')")]
    [InlineData("tag by a prefix that cuts the word", "%TAG !p! tag:yaml.org,2002:py\n---\na: !p!thon/object/apply:os.system [id]\n", "os.system('id')")]
    [InlineData("percent-encoded tag", "a: !!pyth%6Fn/object/apply:os.system [id]\n", "os.system('id')")]
    [InlineData("tagged scalar", "a: !!python/object/apply:os.system id\n", "os.system('id')")]
    [InlineData("imported name of a function", "a: !!python/name:os.system ''\n", "os.system")]
    [InlineData("latent diffusion", "model:\n  target: os.system\n  params: {command: id}\n", "os.system('id')")]
    [InlineData("latent diffusion without parameters", "model:\n  first_stage_config: {target: os.abort}\n  params: 1\n  b_config: {target: subprocess.Popen, args: id}\n", "subprocess.Popen('id')")]
    [InlineData("NeMo", "target: os.system\nnemo_version: 1.0\n", "os.system('1.0')")]
    [InlineData("interpolation", "a: os\nb: {c: system}\nx: {_target_: '${a}.${b.c}', command: id}\n", "os.system('id')")]
    [InlineData("interpolation before its values", "x: {_target_: '${a}'}\na: ${b}\nb: os.system\n", "os.system()")]
    [InlineData("relative interpolation", "m: {o: {k: os.system, _target_: '${.k}'}}\n", "os.system('os.system')")]
    [InlineData("relative interpolation, one further out", "m: {k: os.system, o: {_target_: '${..k}'}}\n", "os.system()")]
    [InlineData("interpolation into a list", "k: [a, os.system]\no: {_target_: '${k[1]}'}\n", "os.system()")]
    [InlineData("nested interpolation", "k: {a: os.system}\nw: a\no: {_target_: '${k.${w}}'}\n", "os.system()")]
    [InlineData("environment with a default", "o: {_target_: '${oc.env:NAME,os.system}'}\n", "os.system()")]
    [InlineData("decoded text", "k: os\no: {_target_: '${oc.decode:\"${k}.system\"}'}\n", "os.system()")]
    [InlineData("selected key", "k: os.system\no: {_target_: '${oc.select:k}'}\n", "os.system()")]
    [InlineData("default of a selected key", "o: {_target_: '${oc.select:none,os.system}'}\n", "os.system()")]
    [InlineData("target by interpolation of latent diffusion", "k: system\nm: {target: 'os.${k}', params: {}}\n", "os.system()")]
    public void AConfigurationThatCallsIsMalicious(string technique, string text, string call)
    {
        var result = Scans.File("model_config.yaml", Encoding.UTF8.GetBytes(text));

        result.ReasonCodes.Should().Equal(["malicious"], technique);
        result.Findings.Should().Contain(f => f.RuleId == "config.malicious-target" && f.Call == call);
    }

    [Theory]
    [InlineData("encoder:\n  _target_: nemo.collections.asr.modules.ConformerEncoder\n  layers: 4\nlr: {_target_: torch.optim.lr_scheduler.OneCycleLR}\n")]
    [InlineData("hparams: !!python/object:argparse.Namespace\n  lr: 0.1\n  betas: !!python/tuple [0.9, 0.99]\n")]
    [InlineData("opt: {class_path: torch.optim.Adam, init_args: {lr: 1}}\nother: {class_path: no.call.Here}\n")]
    [InlineData("_target: os.system\ntarget_: os.system\nnote: use _target_ with care\n")]
    [InlineData("a: !Ref b\nc: !!str 1\n")]
    [InlineData("model: {target: ldm.models.diffusion.ddpm.LatentDiffusion, params: {unet_config: {target: ldm.modules.diffusionmodules.openaimodel.UNetModel, params: {a: 1}}}}\n")]
    [InlineData("target: nemo.collections.asr.models.EncDecCTCModelBPE\nnemo_version: 1.0\n")]
    [InlineData("build: {target: os.system}\ntarget: subprocess.run\n")]
    [InlineData("deploy: {target: 'a sentence. And more', params: {a: 1}}\nx: {target: production, params: 2}\n")]
    [InlineData("n: torch.nn\na: {_target_: '${n}.Linear', in: 1}\n")]
    [InlineData("{{- if .Values.x }}\na: {{ .Values.y }}\n")]
    public void OrdinaryConfigurationsAreSilent(string text)
    {
        var result = Scans.File("model_config.yaml", Encoding.UTF8.GetBytes(text));

        result.Outcome.Should().Be(Outcome.NotApplicable);
        result.Findings.Should().BeEmpty();
        result.Coverage.Unread.Should().BeEmpty();
    }

    [Theory]
    [InlineData("a: {_target_: own.module.Thing}\n")]
    [InlineData("a: {_target_: torch.nn.functional.own_function}\n")]
    [InlineData("a: {_target_: '${oc.env:NAME}'}\n")]
    [InlineData("a: {_target_: os.sys\n  tem: [\n")]
    [InlineData("a: {_target_: '${elsewhere}'}\n")]
    [InlineData("a: {_target_: 'torch.nn.${elsewhere.Linear}'}\n")]
    [InlineData("a: {_target_: '${oc.env:NAME,torch.nn.Linear}'}\n")]
    [InlineData("a: {_target_: '${own_resolver:x}'}\n")]
    [InlineData("a: ${b}\nb: ${a}\nc: {_target_: '${a}'}\n")]
    [InlineData("model: {target: own.module.Thing, params: {a: 1}}\n")]
    public void WhatNoListKnowsIsNotEstablishedBesideWeights(string text)
    {
        folder.Write("conf.yaml", text);
        folder.Write("model.safetensors", "");

        Scans.Path(folder.Path).Results.Single(r => r.Scope == "conf.yaml").Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void ConfigurationsOfAnApplicationMayNameItsOwnClasses()
    {
        folder.Write("conf/model.yaml", "a: {_target_: own.module.Thing}\n");
        folder.Write("weights/model.safetensors", "");

        Scans.Path(folder.Path).Results.Single(r => r.Scope == "conf/model.yaml").Outcome.Should().Be(Outcome.NotApplicable);
    }

    [Fact]
    public void JsonIsReadToo() =>
        Scans.File("config.json", """{"x": [{"_target_": "os.system", "command": "id"}]}"""u8.ToArray()).ReasonCodes.Should().Equal("malicious");

    [Fact]
    public void NestingAndAliasesCostNothing()
    {
        var laughs = "a0: &a0 [x]\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [*a{i - 1}, *a{i - 1}, *a{i - 1}]\n")) + "b: {_target_: os.system}\n";
        var before = GC.GetAllocatedBytesForCurrentThread();

        Scans.File("a.yaml", Encoding.UTF8.GetBytes(laughs)).ReasonCodes.Should().Equal("malicious");
        Scans.File("b.yaml", Encoding.UTF8.GetBytes(new string('[', 200_000))).Outcome.Should().NotBe(Outcome.Error);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(256 * 1024 * 1024);
    }
}
