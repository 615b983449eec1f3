"""One clinic: trains on its own curves and sends the new weights."""
import flwr as fl
import torch

from fl.model import Curves, load


class Clinic(fl.client.NumPyClient):
    def __init__(self, curves):
        self.model, self.curves = load("models/round-0/model.safetensors"), curves

    def get_parameters(self, config):
        return [p.detach().numpy() for p in self.model.parameters()]

    def fit(self, parameters, config):
        for own, given in zip(self.model.parameters(), parameters):
            own.data = torch.tensor(given)
        optimiser = torch.optim.SGD(self.model.parameters(), lr=config["rate"])
        for curve, label in self.curves:
            optimiser.zero_grad()
            torch.nn.functional.cross_entropy(self.model(curve), label).backward()
            optimiser.step()
        return self.get_parameters(config), len(self.curves), {}
