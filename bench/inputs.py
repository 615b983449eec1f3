"""Writes the inputs of the benchmarks into a folder; files that are there already are kept."""

import base64
import hashlib
import json
import os
import pickle
import shutil
import subprocess
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


def lineage(folder):
    """10,000 steps, each of which takes what two or three before it made, in records signed with one key, and a policy that trusts it."""
    os.makedirs(os.path.join(folder, "records"))
    key = os.path.join(folder, "builder.key")
    subprocess.run(["openssl", "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", key], check=True, stderr=subprocess.DEVNULL)
    subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-out", os.path.join(folder, "builder.pub")], check=True)
    with open(os.path.join(folder, "policy.yaml"), "w", encoding="utf-8") as file:
        file.write("policy: {id: bench}\ntrust: [{name: builder, roles: [builder], key: builder.pub}]\n")
    kind, made = "application/vnd.in-toto+json", [hashlib.sha256(str(i).encode()).hexdigest() for i in range(10_000)]
    for i, digest in enumerate(made):
        takes = sorted({i - 1, i - 2, i // 2} & set(range(i)))
        statement = json.dumps({
            "_type": "https://in-toto.io/Statement/v1", "subject": [{"name": f"out-{i}", "digest": {"sha256": digest}}], "predicateType": "https://slsa.dev/provenance/v1",
            "predicate": {
                "buildDefinition": {
                    "buildType": "https://example.org/step/v1", "externalParameters": {"stage": "train" if takes else "collect"},
                    "resolvedDependencies": [{"name": f"out-{k}", "digest": {"sha256": made[k]}} for k in takes]},
                "runDetails": {"builder": {"id": "https://example.org/platform"}, "metadata": {"invocationId": str(i), "startedOn": "2026-05-01T00:00:00Z", "finishedOn": "2026-05-01T00:00:00Z"}}}}).encode()
        signed = b"DSSEv1 %d %s %d %s" % (len(kind), kind.encode(), len(statement), statement)
        signature = subprocess.run(["openssl", "dgst", "-sha256", "-sign", key], input=signed, stdout=subprocess.PIPE, check=True).stdout
        with open(os.path.join(folder, "records", f"{i:05}.dsse.json"), "w", encoding="utf-8") as file:
            json.dump({"payloadType": kind, "payload": base64.b64encode(statement).decode(), "signatures": [{"sig": base64.b64encode(signature).decode()}]}, file)
    with open(os.path.join(folder, "last"), "w", encoding="utf-8") as file:
        file.write(f"sha256:{made[-1]}")


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
    if shutil.which("openssl"):
        whole(os.path.join(folder, "lineage"), lineage)


main()
