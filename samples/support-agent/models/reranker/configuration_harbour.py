from transformers import PretrainedConfig


class HarbourRerankerConfig(PretrainedConfig):
    model_type = "harbour-reranker"

    def __init__(self, hidden_size: int = 32, **kwargs):
        super().__init__(**kwargs)
        self.hidden_size = hidden_size
