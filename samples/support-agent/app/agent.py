"""The loop: ask the model, run the tools that it names, ask again."""

import json
from contextlib import AsyncExitStack
from pathlib import Path

from app.llm import load_chat_model
from app.retrieval import KnowledgeBase
from app.tools import ToolBox

SYSTEM_PROMPT = Path("prompts/system.md").read_text(encoding="utf-8")


class Agent:
    def __init__(self, knowledge: KnowledgeBase, tools: ToolBox):
        self.knowledge = knowledge
        self.tools = tools
        self.tokenizer, self.model = load_chat_model()

    async def answer(self, customer_id: str, text: str, intent: str) -> str:
        context = "\n---\n".join(self.knowledge.similar(text))
        transcript = f"{SYSTEM_PROMPT}\n\nIntent: {intent}\nEarlier tickets:\n{context}\n\nCustomer {customer_id}: {text}\n"
        async with AsyncExitStack() as stack:
            await self.tools.open(stack)
            while True:
                reply = self.generate(transcript)
                call = tool_call(reply)
                if call is None:
                    return reply
                result = await self.tools.call(call["tool"], call["arguments"])
                transcript += f"\n{reply}\nResult: {result}\n"

    def generate(self, transcript: str) -> str:
        tokens = self.tokenizer(transcript, return_tensors="pt")
        output = self.model.generate(**tokens, max_new_tokens=512)
        return self.tokenizer.decode(output[0][tokens["input_ids"].shape[1]:], skip_special_tokens=True)


def tool_call(reply: str) -> dict | None:
    """A reply that is a JSON object with `tool` and `arguments` is a call."""
    try:
        call = json.loads(reply)
    except json.JSONDecodeError:
        return None
    return call if isinstance(call, dict) and "tool" in call else None
