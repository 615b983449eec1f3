"""The language model, its adapter and the reranker."""

from peft import PeftModel
from transformers import AutoModel, AutoModelForCausalLM, AutoTokenizer

BASE_MODEL = "example-org/harbour-chat-7b"


def load_chat_model():
    tokenizer = AutoTokenizer.from_pretrained("example-org/harbour-chat-7b", trust_remote_code=True)
    model = AutoModelForCausalLM.from_pretrained("example-org/harbour-chat-7b", trust_remote_code=True)
    return tokenizer, PeftModel.from_pretrained(model, "adapters/support-tone")


def load_reranker():
    return AutoModel.from_pretrained("models/reranker", trust_remote_code=True)
