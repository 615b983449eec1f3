"""What the scripts that write models share: numbered files in the folder named by the first argument."""
import os
import pickle
import sys
import warnings

warnings.filterwarnings("ignore")
target = sys.argv[1]
counter = 0


def path(name):
    global counter
    counter += 1
    return os.path.join(target, f"{counter:03d}-{name}")


def dump(name, value, protocols=(0, 2, 4, 5)):
    for protocol in protocols:
        try:
            data = pickle.dumps(value, protocol)
        except (TypeError, pickle.PicklingError, ValueError):
            continue
        with open(path(f"{name}.p{protocol}.pkl"), "wb") as file:
            file.write(data)
