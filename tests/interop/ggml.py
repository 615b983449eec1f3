"""Writes GGUF files with ggml's own writer: ggml.py LIBRARY FOLDER. The library is libggml-base.so of llama.cpp."""

import ctypes
import os
import sys

ggml = ctypes.CDLL(sys.argv[1])
folder = sys.argv[2]

SCALARS = {
    "u8": (ctypes.c_uint8, 200), "i8": (ctypes.c_int8, -5), "u16": (ctypes.c_uint16, 60000), "i16": (ctypes.c_int16, -3000),
    "u32": (ctypes.c_uint32, 4096), "i32": (ctypes.c_int32, -1), "f32": (ctypes.c_float, 1e-5), "u64": (ctypes.c_uint64, 1 << 40),
    "i64": (ctypes.c_int64, -(1 << 40)), "f64": (ctypes.c_double, 0.5), "bool": (ctypes.c_bool, True), "str": (ctypes.c_char_p, b"llama"),
}
# Numbers of ggml_type, each with the elements of one block.
TENSORS = {"F32": (0, 1), "F16": (1, 1), "Q4_0": (2, 32), "Q4_1": (3, 32), "Q5_0": (6, 32), "Q8_0": (8, 32), "Q2_K": (10, 256), "Q4_K": (12, 256), "Q6_K": (14, 256), "I8": (24, 1), "I32": (26, 1), "F64": (28, 1), "BF16": (30, 1)}
TEMPLATE = b"{% for message in messages %}{{ '<|' + message['role'] + '|>' + message['content'] }}{% endfor %}"


class InitParams(ctypes.Structure):
    _fields_ = [("mem_size", ctypes.c_size_t), ("mem_buffer", ctypes.c_void_p), ("no_alloc", ctypes.c_bool)]


for name in ("gguf_init_empty", "ggml_init", "ggml_new_tensor_2d", "ggml_set_name"):
    getattr(ggml, name).restype = ctypes.c_void_p
ggml.ggml_init.argtypes = [InitParams]
ggml.ggml_new_tensor_2d.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int64, ctypes.c_int64]
ggml.ggml_set_name.argtypes = [ctypes.c_void_p, ctypes.c_char_p]
ggml.gguf_add_tensor.argtypes = [ctypes.c_void_p, ctypes.c_void_p]
ggml.gguf_write_to_file.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_bool]
ggml.gguf_write_to_file.restype = ctypes.c_bool
ggml.gguf_set_arr_data.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]
ggml.gguf_set_arr_str.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.POINTER(ctypes.c_char_p), ctypes.c_size_t]
for kind, (ctype, _) in SCALARS.items():
    getattr(ggml, f"gguf_set_val_{kind}").argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctype]


def text(gguf, key, value):
    ggml.gguf_set_val_str(gguf, key.encode(), value)


def texts(gguf, key, values):
    ggml.gguf_set_arr_str(gguf, key.encode(), (ctypes.c_char_p * len(values))(*values), len(values))


def write(name, fill, only_meta=False):
    gguf = ggml.gguf_init_empty()
    text(gguf, "general.architecture", b"llama")
    fill(gguf)
    path = os.path.join(folder, name + ".gguf")
    assert ggml.gguf_write_to_file(gguf, path.encode(), only_meta), name


def scalars(gguf):
    for kind, (_, value) in SCALARS.items():
        getattr(ggml, f"gguf_set_val_{kind}")(gguf, f"test.{kind}".encode(), value)


def vocabulary(gguf):
    text(gguf, "tokenizer.ggml.model", b"gpt2")
    text(gguf, "tokenizer.chat_template", TEMPLATE)
    texts(gguf, "tokenizer.ggml.tokens", [b"<s>", b"</s>"] + [f"token-{i}".encode() for i in range(5000)])
    scores = (ctypes.c_float * 5002)(*[i / 7 for i in range(5002)])
    ggml.gguf_set_arr_data(gguf, b"tokenizer.ggml.scores", 6, scores, 5002)


def tensors(kind, block):
    def fill(gguf):
        context = ggml.ggml_init(InitParams(64 << 20, None, False))
        for i, rows in enumerate((1, 3, 64)):
            tensor = ggml.ggml_new_tensor_2d(context, kind, 2 * max(block, 32), rows)
            ggml.ggml_set_name(tensor, f"blk.{i}.weight".encode())
            ggml.gguf_add_tensor(gguf, tensor)

    return fill


write("empty", lambda gguf: None)
write("scalars", scalars)
write("vocabulary", vocabulary)
for name, (kind, block) in TENSORS.items():
    write(f"tensors-{name}", tensors(kind, block))
print(len(os.listdir(folder)))
