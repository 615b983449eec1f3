"""Random pickle programs under both unpicklers of CPython, and the verdict on each that runs its payload.

Every program hides one call, os.mkdir('marker'), among opcodes that do nothing; many are broken in front of it or behind it. Each is loaded by the C
reader (_pickle) and by the Python reader (pickle._Unpickler) in a process of its own, in an empty folder. Whatever ran in either must not pass the scan:
it fails, or is counted as not established where the scanner does not take the bytes for a pickle (exit code 2 all the same).
Usage: pickles.py PROOFMARK [COUNT [SEED]]. Exit code 1 when a program that ran is not refused.
"""
import io
import json
import os
import pathlib
import pickle
import random
import signal
import struct
import subprocess
import sys
import tempfile

MARKER = "marker"
PAYLOAD = ("posix", "mkdir")
HARMLESS = [("collections", "OrderedDict"), ("builtins", "list"), ("datetime", "timedelta"), ("builtins", "object")]
SECONDS = 5


def text(chance, value):
    raw = value.encode()
    ways = [
        b"X" + struct.pack("<I", len(raw)) + raw, b"\x8c" + bytes([len(raw)]) + raw, b"V" + raw + b"\n", b"U" + bytes([len(raw)]) + raw,
        b"T" + struct.pack("<i", len(raw)) + raw, b"S'" + raw + b"'\n", b"\x8d" + struct.pack("<Q", len(raw)) + raw,
        b"V" + "".join(f"\\u{ord(one):04x}" for one in value).encode() + b"\n", b"S\"" + "".join(f"\\x{ord(one):02x}" for one in value).encode() + b"\"\n",
    ]
    return chance.choice(ways)


def number(chance):
    value = chance.randrange(200)
    return chance.choice([b"K" + bytes([value]), b"M" + struct.pack("<H", value), b"J" + struct.pack("<i", value), b"I%d\n" % value, b"L%dL\n" % value, b"\x8a\x02" + struct.pack("<h", value)])


def nothing(chance, depth=0):
    """Opcodes that leave the stack as it was."""
    inner = nothing(chance, depth + 1) if depth < 4 and chance.random() < 0.6 else b""
    key = chance.randrange(60, 200)
    module, name = chance.choice(HARMLESS)
    ways = [
        b"N" + inner + b"0", number(chance) + b"0", b"(" + inner + b"N" + b"1", b"]" + inner + b"0", b"}(" + text(chance, "k") + number(chance) + b"u0", b")0", b"(" + number(chance) + b"l0",
        b"N2" + inner + b"00", b"Nq" + bytes([key]) + b"0h" + bytes([key]) + b"0", b"Np%d\n0g%d\n0" % (key, key), b"Nr" + struct.pack("<I", key) + b"0j" + struct.pack("<I", key) + b"0",
        b"\x80" + bytes([chance.randrange(6)]), b"]" + number(chance) + b"a0", b"c" + f"{module}\n{name}\n".encode() + b"0", b"\x8f(" + number(chance) + b"\x900", b"(N" + inner + b"\x910",
        b"C\x03abc0", b"B" + struct.pack("<I", 3) + b"abc0", b"\x88\x890" + inner + b"0", b"G" + struct.pack(">d", 1.5) + b"0", b"F1.5\n0", b"(0" + inner, b"(ccollections\nOrderedDict\no0", b"(icollections\nOrderedDict\n0",
    ]
    return chance.choice(ways)


def noise(chance):
    return b"".join(nothing(chance) for _ in range(chance.randrange(4)))


def callee(chance):
    module, name = (text(chance, part) for part in PAYLOAD)
    first, second = chance.sample(range(10, 50), 2)
    ways = [
        b"cposix\nmkdir\n", b"cos\nmkdir\n", module + noise(chance) + name + b"\x93", module + b"2q" + bytes([first]) + b"00h" + bytes([first]) + name + b"\x93",
        name + b"p%d\n0" % first + module + b"q" + bytes([second]) + b"0" + noise(chance) + b"h" + bytes([second]) + b"g%d\n" % first + b"\x93",
        b"cbuiltins\ngetattr\n" + b"cbuiltins\n__import__\n" + text(chance, "os") + b"\x85R" + text(chance, "mkdir") + b"\x86R", b"c__builtin__\ngetattr\ncimportlib\nimport_module\n" + text(chance, "posix") + b"\x85R" + text(chance, "mkdir") + b"\x86R",
        b"coperator\nattrgetter\n" + text(chance, "mkdir") + b"\x85Rcimportlib\nimport_module\n" + text(chance, "os") + b"\x85R\x85R", b"cfunctools\npartial\ncos\nmkdir\n\x85R",
        b"ccopyreg\nadd_extension\n" + module + name + b"K\x07\x87R0\x82\x07", b"\x80\x04" + text(chance, "pathlib") + text(chance, "os.mkdir") + b"\x93",
    ]
    return chance.choice(ways)


def call(chance):
    argument = text(chance, MARKER)
    made = callee(chance)
    ways = [made + noise(chance) + argument + b"\x85R", made + b"(" + argument + b"tR", b"(" + made + argument + b"o", b"(" + argument + b"ios\nmkdir\n", b"(" + noise(chance) + argument + b"iposix\nmkdir\n", made + argument + b"\x85" + noise(chance) + b"R"]
    return chance.choice(ways)


def program(chance):
    body = noise(chance) + call(chance) + noise(chance) + chance.choice([b"", b"0N", b"0", b"00000", b"1", b"g999\n", b"\xff", b"X\xff\xff\xff\x7f", b"Iabc\n", b"a", b"b", b"R"])
    body += chance.choice([b".", b".", b"", b"N.", b"..", b".junk", b".cposixpath\nx\n."])
    if chance.random() < 0.3:
        claimed = max(0, len(body) + chance.choice([0, 0, -1, 1, -5, 7, -len(body) // 2]))
        body = b"\x95" + struct.pack("<Q", claimed) + body
    start = chance.choice([b"", b"\x80\x00", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"])
    if chance.random() < 0.1:
        cut = chance.randrange(len(body))
        body = body[:cut] + bytes([chance.randrange(256)]) + body[cut + 1:]
    return start + body


def runs(data, reader, folder):
    """True when loading makes the marker. Loads in a child, which a time limit ends."""
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        os.chdir(folder)
        silent = os.open(os.devnull, os.O_RDWR)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        try:
            reader(io.BytesIO(data)).load()
        except BaseException:
            pass
        os._exit(0)
    os.waitpid(child, 0)
    marker = os.path.join(folder, MARKER)
    if os.path.isdir(marker):
        os.rmdir(marker)
        return True
    return False


def main():
    executable = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20261123
    chance = random.Random(seed)
    by_c = by_python = apart = 0
    with tempfile.TemporaryDirectory() as models, tempfile.TemporaryDirectory() as empty:
        for index in range(count):
            data = program(chance)
            c, python = runs(data, pickle.Unpickler, empty), runs(data, pickle._Unpickler, empty)
            by_c, by_python, apart = by_c + c, by_python + python, apart + (c != python)
            if c or python:
                pathlib.Path(models, f"{index:06d}.pkl").write_bytes(data)
        scan = subprocess.run([executable, "scan", models, "-o", "json"], capture_output=True, text=True)
        outcomes = {result["subject"]["name"].rsplit("/", 1)[-1]: result["outcome"] for result in json.loads(scan.stdout)["results"]}
        missed = [name for name in sorted(os.listdir(models)) if outcomes.get(name) not in ("fail", "not-established")]
        undecided = sum(outcome == "not-established" for outcome in outcomes.values())
        for name in missed[:20]:
            print(f"not refused: {name} ({outcomes.get(name)}): {pathlib.Path(models, name).read_bytes()!r}")
    print(f"self-test: {count} random pickle programs (seed {seed}): {by_c} ran under _pickle, {by_python} under pickle._Unpickler, {apart} under one of them only; {undecided} not established, {len(missed)} not refused")
    ran = by_c + by_python > 0
    return 0 if ran and not missed else 1


if __name__ == "__main__":
    sys.exit(main())
