"""The HTTP interface of Harbour Desk."""

from fastapi import FastAPI
from pydantic import BaseModel

from app.agent import Agent
from app.intents import IntentClassifier
from app.retrieval import KnowledgeBase
from app.tools import ToolBox

api = FastAPI(title="Harbour Desk")
intents = IntentClassifier("models/intent-classifier/model.pkl")
agent = Agent(KnowledgeBase(), ToolBox(".mcp.json"))


class Message(BaseModel):
    customer_id: str
    text: str


@api.post("/chat")
async def chat(message: Message) -> dict:
    intent = intents.predict(message.text)
    answer = await agent.answer(message.customer_id, message.text, intent)
    return {"intent": intent, "answer": answer}


@api.post("/inbound-mail")
async def inbound_mail(message: Message) -> dict:
    """Mail from anybody goes the same way as a chat message."""
    return await chat(message)
