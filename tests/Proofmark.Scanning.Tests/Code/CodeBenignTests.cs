using Proofmark.Core;

namespace Proofmark.Scanning.Tests.Code;

public sealed class CodeBenignTests
{
    /// <summary>Modules in the manner of the hub: what authors of models write.</summary>
    public static TheoryData<string> Modules => new()
    {
        """
        # coding=utf-8
        # Copyright 2024 The Example Team. All rights reserved.
        import math, os, warnings
        import importlib.util
        from typing import Optional, Tuple, Union
        import torch
        import torch.nn.functional as F
        from torch import nn
        from transformers.activations import ACT2FN
        from transformers.modeling_utils import PreTrainedModel
        from .configuration_own import OwnConfig

        if importlib.util.find_spec("flash_attn") is not None:
            from flash_attn import flash_attn_func
        try:
            from einops import rearrange
        except ImportError:
            rearrange = None
            warnings.warn("einops is missing, run `pip install einops`")

        def rotate_half(x):
            x1, x2 = x[..., : x.shape[-1] // 2], x[..., x.shape[-1] // 2 :]
            return torch.cat((-x2, x1), dim=-1)

        class OwnAttention(nn.Module):
            def __init__(self, config: OwnConfig, layer_idx: Optional[int] = None):
                super().__init__()
                self.dropout, self.scale = config.attention_dropout, 1 / math.sqrt(config.head_dim)
                self.q_proj = nn.Linear(config.hidden_size, config.hidden_size, bias=config.bias)
                self.act_fn = ACT2FN[config.hidden_act]
                self.register_buffer("mask", torch.tril(torch.ones(4, 4)), persistent=False)
                self.attn = getattr(self, f"_attn_{config._attn_implementation}")
                self.experts = nn.ModuleList([OwnMLP(config) for _ in range(config.num_experts)])

            def forward(self, hidden_states: torch.Tensor, *args, **kwargs) -> Tuple[torch.Tensor, ...]:
                bsz, q_len, _ = hidden_states.size()
                out = self.q_proj(hidden_states).view(bsz, q_len, -1).transpose(1, 2)
                return (out, kwargs.get("past", None))[:2] if self.training else out @ out.T

        class OwnModel(PreTrainedModel):
            config_class = OwnConfig
            @classmethod
            def from_pretrained(cls, path, **kwargs):
                model = super().from_pretrained(path, **kwargs)
                model.eval()
                return model
            def __init__(self, config):
                super().__init__(config)
                self.post_init()
                self.model = torch.compile(self.model) if os.environ.get("OWN_COMPILE") == "1" else self.model
            @torch.no_grad()
            def chat(self, tokenizer, query: str, history=None, max_length: int = 8192):
                prompt = "".join(f"[Round {i}]\n\n问：{q}\n\n答：{a!r:>10}" for i, (q, a) in enumerate(history or []))
                return tokenizer.decode(self.generate(**tokenizer([prompt], return_tensors="pt"))[0])
        OwnModel.register_for_auto_class("AutoModel")
        """,
        """
        import base64, json, os, re, unicodedata
        from functools import lru_cache
        import sentencepiece as spm
        import tiktoken
        from transformers import PreTrainedTokenizer
        VOCAB_FILES_NAMES = {"vocab_file": "qwen.tiktoken"}
        PAT_STR = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
        def _load_tiktoken_bpe(tiktoken_bpe_file: str):
            with open(tiktoken_bpe_file, "rb") as f:
                contents = f.read()
            return {base64.b64decode(token): int(rank) for token, rank in (line.split() for line in contents.splitlines() if line)}
        @lru_cache()
        def bytes_to_unicode():
            bs = list(range(ord("!"), ord("~") + 1))
            return dict(zip(bs, [chr(n) for n in bs]))
        class OwnTokenizer(PreTrainedTokenizer):
            def __init__(self, vocab_file, errors="replace", **kwargs):
                self.mergeable_ranks = _load_tiktoken_bpe(vocab_file)
                self.tokenizer = tiktoken.Encoding("own", pat_str=PAT_STR, mergeable_ranks=self.mergeable_ranks, special_tokens={})
                self.sp = spm.SentencePieceProcessor(); self.sp.Load(vocab_file)
                self.pat = re.compile(PAT_STR)
                super().__init__(errors=errors, **kwargs)
            def save_vocabulary(self, save_directory, filename_prefix=None):
                file_path = os.path.join(save_directory, "qwen.tiktoken")
                with open(file_path, "w", encoding="utf8") as w:
                    for k, v in self.mergeable_ranks.items():
                        w.write(base64.b64encode(k).decode("utf8") + " " + str(v) + "\n")
                return (file_path,)
        """,
        """
        from typing import Any, Dict, List
        import torch
        from transformers import AutoModel, AutoTokenizer, pipeline
        from PIL import Image
        from io import BytesIO
        import base64
        class EndpointHandler:
            def __init__(self, path=""):
                self.tokenizer = AutoTokenizer.from_pretrained(path)
                self.model = AutoModel.from_pretrained(path, torch_dtype=torch.float16, device_map="auto").eval()
                self.state = torch.load(f"{path}/head.bin", map_location="cpu", weights_only=True)
            def __call__(self, data: Dict[str, Any]) -> List[Dict[str, Any]]:
                image = Image.open(BytesIO(base64.b64decode(data.pop("inputs", data)))).convert("RGB")
                return [{"generated": self.model(image)}]
        """,
        """
        import csv, json, os
        import datasets
        _URL = "https://example.org/data.zip"
        class OwnDataset(datasets.GeneratorBasedBuilder):
            BUILDER_CONFIGS = [datasets.BuilderConfig(name="plain_text", version=datasets.Version("1.0.0"))]
            def _info(self):
                return datasets.DatasetInfo(features=datasets.Features({"text": datasets.Value("string")}))
            def _split_generators(self, dl_manager):
                path = dl_manager.download_and_extract(_URL)
                return [datasets.SplitGenerator(name=datasets.Split.TRAIN, gen_kwargs={"filepath": os.path.join(path, "train.json")})]
            def _generate_examples(self, filepath):
                with open(filepath, encoding="utf-8") as f:
                    for id_, row in enumerate(csv.DictReader(f)):
                        yield id_, {"text": row["text"]}
        """,
        """
        import math
        import triton
        import triton.language as tl
        @triton.autotune(configs=[triton.Config({"BLOCK": 128}, num_warps=4)], key=["N"])
        @triton.jit
        def kernel(X, N: tl.constexpr, eval=False, compile=None):
            exec_id = tl.program_id(0)
            return exec_id if not eval else compile
        def get_activation(name: str): return {"gelu": lambda x: 0.5 * x * (1.0 + math.tanh(x)), "relu": max}[name]
        match_case = 3
        type X = int
        def compile(x): return x
        compile("a")
        """,
    };

    [Theory]
    [MemberData(nameof(Modules))]
    public void OrdinaryModulesOfModelsAreNotAccused(string source)
    {
        var result = Sources.Imported(source);

        Sources.Decisive(result).Should().BeEmpty();
        result.Findings.Should().NotContain(f => f.RuleId == "code.irregular-source");
        result.Findings.Should().Contain(f => f.RuleId == "code.runs-on-load" && f.Message.Contains("sha256:", StringComparison.Ordinal));
        result.Outcome.Should().Be(Outcome.NotEstablished, "code is never clean");
        result.ReasonCodes.Should().Contain("code-not-proven");
    }
}
