"""Tunes the base model on the clerks' letters."""
import yaml
from datasets import load_dataset
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainingArguments

with open("configs/lora.yaml", encoding="utf-8") as file:
    settings = yaml.safe_load(file)

BASE = "example-org/letters-1b"
tokenizer = AutoTokenizer.from_pretrained(BASE)
model = AutoModelForCausalLM.from_pretrained(BASE, trust_remote_code=True)
model = get_peft_model(model, LoraConfig(r=settings["rank"], lora_alpha=settings["alpha"], target_modules=["q_proj", "v_proj"]))
letters = load_dataset("json", data_files="data/letters.jsonl")["train"].map(lambda row: tokenizer(row["letter"], truncation=True))
arguments = TrainingArguments("runs", seed=settings["seed"], num_train_epochs=settings["epochs"], report_to=[])
Trainer(model=model, args=arguments, train_dataset=letters).train(resume_from_checkpoint=settings["resume"])
model.save_pretrained("adapters/letters", safe_serialization=True)
