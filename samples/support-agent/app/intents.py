"""What does the customer want? A small third-party classifier decides."""

import pickle


class IntentClassifier:
    def __init__(self, path: str):
        with open(path, "rb") as file:
            self.model = pickle.load(file)

    def predict(self, text: str) -> str:
        words = text.lower().split()
        counts = [words.count(word) for word in self.model["vocabulary"]]
        scores = [
            sum(c * w for c, w in zip(counts, row)) + bias
            for row, bias in zip(self.model["coef"], self.model["intercept"])
        ]
        return self.model["labels"][scores.index(max(scores))]
