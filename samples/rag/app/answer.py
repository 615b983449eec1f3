"""Answers a question from the passages that are nearest to it."""
from pathlib import Path

from langchain_openai import ChatOpenAI

from app.ingest import encoder, index

INSTRUCTIONS = Path("prompts/answer.md").read_text(encoding="utf-8")
model = ChatOpenAI(model="gpt-4o-2024-11-20", temperature=0)


def answer(question: str) -> str:
    found = index.query(query_embeddings=encoder.encode([question]).tolist(), n_results=6)
    context = "\n---\n".join(found["documents"][0])
    return model.invoke(f"{INSTRUCTIONS}\n\n{context}\n\nQuestion: {question}").content
