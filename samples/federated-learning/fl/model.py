"""The shared model: one layer over forty features of a curve."""
import torch
from safetensors.torch import load_file


class Curves(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(40, 3)

    def forward(self, curve):
        return self.layer(curve)


def load(path):
    model = Curves()
    model.load_state_dict(load_file(path))
    return model
