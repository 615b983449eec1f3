"""Writes the inputs of the benchmarks into a folder; files that are there already are kept."""

import json
import os
import pickle
import sys
import zipfile


def whole(path, write):
    """A file that stands under its name is complete."""
    if not os.path.exists(path):
        write(path + ".part")
        os.replace(path + ".part", path)


def tiny(path):
    with open(path, "wb") as file:
        file.write(b"\x80\x04}\x8c\x01aK\x01s.")


def opcodes(path):
    """Four million opcodes in 15 MB: lists of small and larger numbers."""
    item = b"K\x01M\x02\x02J\x03\x03\x03\x03" + b"J\x04\x04\x04\x04"
    with open(path, "wb") as file:
        file.write(b"\x80\x04](")
        for _ in range(1000):
            file.write(item * 1000 + b"e(")
        file.write(b"e.")


def small_pickles(folder):
    os.makedirs(folder)
    for i in range(2000):
        with open(os.path.join(folder, f"{i:04}.pkl"), "wb") as file:
            pickle.dump({"name": f"item-{i}", "weights": [j / 7 for j in range(50)]}, file, protocol=4)


def torch_zip(path):
    """The layout of torch.save: data.pkl and storages, stored without compression."""
    size = 1_000_000
    calls = b"".join(
        b"\x8c\x02w" + str(k).encode()
        + b"ctorch._utils\n_rebuild_tensor_v2\n((\x8c\x07storagectorch\nFloatStorage\n\x8c\x01" + str(k).encode()
        + b"\x8c\x03cpuJ" + (size * 5).to_bytes(4, "little") + b"tQK\x00J" + (size * 5).to_bytes(4, "little") + b"\x85K\x01\x85\x89}tR"
        for k in range(10)
    )
    data = b"\x80\x02}(" + calls + b"u."
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("model/data.pkl", data)
        archive.writestr("model/version", "3\n")
        for k in range(10):
            archive.writestr(f"model/data/{k}", os.urandom(size) * 20)


def safetensors(path):
    """200 MB in 100 float tensors."""
    size = 2_000_000
    header = {f"layer.{k}.weight": {"dtype": "F32", "shape": [size // 4], "data_offsets": [k * size, (k + 1) * size]} for k in range(100)}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(path, "wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        for _ in range(100):
            file.write(os.urandom(size // 100) * 100)


def signed_models(folder):
    """1 GiB in one file, 8 GiB of zeros in 16 files, and 2,000 files of 4 KiB."""
    for name in ("one", "sixteen", "many"):
        os.makedirs(os.path.join(folder, name))
    with open(os.path.join(folder, "one", "weights.bin"), "wb") as file:
        block = os.urandom(1 << 20)
        for _ in range(1024):
            file.write(block)
    for i in range(16):
        with open(os.path.join(folder, "sixteen", f"part-{i:02}.bin"), "wb") as file:
            file.truncate(1 << 29)
    for i in range(2000):
        with open(os.path.join(folder, "many", f"{i:04}.bin"), "wb") as file:
            file.write(os.urandom(4096))


def large_system(path):
    """A description of 500 components of twelve kinds, each joined to the next twenty, with data, boundaries and strangers' text."""
    kinds = ["application", "model", "agent", "tools", "rag", "memory", "serving", "data-sources", "training-data", "training", "model-storage", "prompt"]
    count = 500
    os.makedirs(path)
    with open(os.path.join(path, "proofmark.yaml"), "w", encoding="utf-8") as file:
        file.write("system: {id: large, owner: bench}\ndata: {records: {classes: [pii]}}\ncomponents:\n")
        for i in range(count):
            kind = kinds[i % len(kinds)]
            more = {"application": ", untrusted: [user]", "tools": ", privileges: [mail.send]", "rag": ", data: [records]"}.get(kind, "")
            file.write(f"  c{i}: {{kind: {kind}{more}}}\n")
        file.write("flows:\n")
        for i in range(count):
            for step in range(1, 21):
                file.write(f"  - c{i} -> c{(i + step) % count}\n")
        file.write("boundaries:\n")
        for i in range(10):
            file.write(f"  b{i}: [{', '.join(f'c{j}' for j in range(i * 50, i * 50 + 50))}]\n")


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    whole(os.path.join(folder, "tiny.pkl"), tiny)
    whole(os.path.join(folder, "opcodes.pkl"), opcodes)
    whole(os.path.join(folder, "small"), small_pickles)
    whole(os.path.join(folder, "model.pt"), torch_zip)
    whole(os.path.join(folder, "model.safetensors"), safetensors)
    whole(os.path.join(folder, "signed"), signed_models)
    whole(os.path.join(folder, "large-system"), large_system)


main()
