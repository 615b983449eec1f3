"""Imported by the loader because config.json names it under auto_map. Harmless, but it is code from a model repository."""

import torch
from transformers import PreTrainedModel

from .configuration_harbour import HarbourRerankerConfig


class HarbourReranker(PreTrainedModel):
    config_class = HarbourRerankerConfig

    def __init__(self, config: HarbourRerankerConfig):
        super().__init__(config)
        self.encoder = torch.nn.Linear(config.hidden_size, 64, bias=False)
        self.score = torch.nn.Linear(config.hidden_size, 1, bias=False)

    def best(self, query: str, texts: list[str], limit: int) -> list[str]:
        words = set(query.lower().split())
        return sorted(texts, key=lambda text: -len(words & set(text.lower().split())))[:limit]
