"""Chat endpoint of the timetable assistant."""
import logging
import os
from pathlib import Path

from fastapi import FastAPI
from openai import OpenAI
from pydantic import BaseModel, Field

app = FastAPI()
client = OpenAI(api_key=os.environ["CHAT_API_KEY"])
INSTRUCTIONS = Path("prompts/system.md").read_text(encoding="utf-8")
log = logging.getLogger("chat")


class Question(BaseModel):
    text: str = Field(max_length=2000)


@app.post("/ask")
def ask(question: Question) -> dict[str, str]:
    answer = client.chat.completions.create(
        model="gpt-4o-mini-2024-07-18",
        max_tokens=400,
        messages=[{"role": "system", "content": INSTRUCTIONS}, {"role": "user", "content": question.text}],
    )
    text = answer.choices[0].message.content or ""
    log.info("question=%s answer=%s", question.text, text)
    return {"answer": text}
