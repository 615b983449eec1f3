"""Cuts documents into passages and writes them to the index."""
from pathlib import Path

import chromadb
from sentence_transformers import SentenceTransformer

REVISION = "8b3219a92973c328a8e22fadcfa821b5dc75636a"
encoder = SentenceTransformer("sentence-transformers/all-MiniLM-L6-v2", revision=REVISION)
index = chromadb.PersistentClient("index").get_or_create_collection("handbooks")


def passages(text: str, size: int = 800) -> list[str]:
    return [text[i:i + size] for i in range(0, len(text), size)]


def ingest(folder: Path) -> None:
    for file in sorted(folder.glob("*.md")):
        parts = passages(file.read_text(encoding="utf-8"))
        index.add(ids=[f"{file.stem}-{i}" for i in range(len(parts))], documents=parts, embeddings=encoder.encode(parts).tolist())
