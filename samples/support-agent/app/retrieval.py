"""Earlier tickets, by meaning, from PostgreSQL with pgvector."""

import os

import psycopg
from pgvector.psycopg import register_vector
from sentence_transformers import SentenceTransformer

from app.llm import load_reranker


class KnowledgeBase:
    def __init__(self):
        self.connection = psycopg.connect(os.environ["DATABASE_URL"])
        register_vector(self.connection)
        self.embedder = SentenceTransformer("sentence-transformers/all-MiniLM-L6-v2")
        self.reranker = load_reranker()

    def similar(self, text: str, limit: int = 5) -> list[str]:
        rows = self.connection.execute(
            "SELECT body FROM tickets ORDER BY embedding <=> %s LIMIT %s",
            (self.embedder.encode(text), limit * 4),
        ).fetchall()
        return self.reranker.best(text, [row[0] for row in rows], limit)
