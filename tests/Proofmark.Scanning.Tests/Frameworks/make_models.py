"""Writes what common frameworks write: one file per object, sorted into folders. Usage: make_models.py TARGET FAMILY"""
import collections
import datetime
import decimal
import fractions
import io
import pathlib
import pickle
import sys
import uuid

from writing import dump, path


def python():
    values = [
        1, 1.5, "text", b"bytes", True, None, [1, 2], (1, 2), {"a": {1, 2}}, frozenset([1]), bytearray(b"x"), complex(1, 2), range(3), slice(1, 2),
        datetime.datetime(2020, 1, 2), datetime.timezone.utc, datetime.timedelta(1), decimal.Decimal(1), fractions.Fraction(1, 2), uuid.UUID(int=1),
        pathlib.PurePosixPath("a/b"), collections.OrderedDict(a=1), collections.defaultdict(list, a=[1]), collections.Counter("aab"),
        collections.deque([1, 2]), ValueError("x"), dict, int,
    ]
    for value in values:
        dump(type(value).__name__, value)


def numpy():
    import numpy as np

    values = [
        np.arange(6).reshape(2, 3), np.asfortranarray(np.eye(3)), np.float32(1), np.dtype("f4"), np.array(["a", None], dtype=object), np.array(["a"]),
        np.random.RandomState(0), np.random.default_rng(0), np.random.Generator(np.random.MT19937(1)), np.ma.array([1, 2], mask=[0, 1]), np.float64,
        np.rec.array([(1, 2.0)], dtype=[("a", "i4"), ("b", "f8")]), np.datetime64("2020"), np.bool_(1), np.zeros(100000), np.log1p,
    ]
    for value in values:
        dump("numpy", value)
    np.save(path("plain.npy"), np.arange(10.0))
    np.save(path("records.npy"), np.zeros(3, dtype=[("a", "i4"), ("b", "f8", (2,))]))
    np.save(path("objects.npy"), np.array([1, "a", None], dtype=object))
    np.savez(path("arrays.npz"), a=np.arange(3), b=np.eye(2))
    np.savez_compressed(path("packed.npz"), a=np.arange(3000), b=np.array([None, 1], dtype=object))


def fitted():
    import numpy as np
    from sklearn.datasets import make_classification, make_regression
    from sklearn.linear_model import LogisticRegression, Ridge
    from sklearn.preprocessing import StandardScaler
    from sklearn.utils import all_estimators

    X, y = make_classification(60, 6, random_state=0)
    Xr, yr = make_regression(60, 6, random_state=0)
    documents = ["a b c hello", "world foo bar", "hello world"] * 20
    arguments = [
        {}, {"estimator": LogisticRegression()}, {"estimators": [("a", LogisticRegression()), ("b", LogisticRegression(C=2))]},
        {"transformers": [("a", "passthrough", [0])]}, {"transformer_list": [("a", StandardScaler())]}, {"steps": [("a", LogisticRegression())]},
        {"estimator": LogisticRegression(), "param_grid": {"C": [1]}}, {"dictionary": X[:5]},
        {"estimator": LogisticRegression(), "param_distributions": {"C": [1, 2]}, "n_iter": 1},
    ]
    inputs = [
        (X, y), (Xr, yr), (np.abs(X), y), (documents, y), (X, np.c_[y, y]), (X[:, :1], yr), ([{"a": 1, "b": 2}] * 60, y), (y, None),
        ([[1, 2], [3]], None), (X[:, 0], yr),
    ]
    for name, kind in all_estimators():
        for kwargs in arguments:
            try:
                kind(**kwargs)
                break
            except Exception:
                continue
        else:
            continue
        for features, labels in inputs:
            try:
                model = kind(**kwargs)
                yield name, model.fit(features) if labels is None else model.fit(features, labels)
                break
            except Exception:
                continue


def sklearn():
    for name, model in fitted():
        dump(name, model, (2, 4))


def joblib():
    import joblib as library
    import numpy as np

    values = [
        {"a": np.arange(10.0), "b": [np.eye(3), np.asfortranarray(np.eye(4))], "c": "text"}, np.zeros((300, 7)), np.arange(5, dtype="i2"),
        np.array([1, None, "x"], dtype=object), {"deep": [{"w": np.ones((2, 2), order="F")}] * 3},
    ]
    for value in values + [model for name, model in fitted() if name in ("RandomForestClassifier", "KNeighborsClassifier", "PCA", "StandardScaler")]:
        library.dump(value, path("plain.joblib"))
        library.dump(value, path("zlib.joblib"), compress=3)
        library.dump(value, path("gzip.joblib.gz"), compress=("gzip", 3))
        library.dump(value, path("bz2.joblib.bz2"), compress=("bz2", 3))
        library.dump(value, path("xz.joblib.xz"), compress=("xz", 3))
        library.dump(value, path("lzma.joblib"), compress=("lzma", 3))
        try:
            import lz4
        except ImportError:
            continue
        library.dump(value, path("lz4.joblib"), compress=("lz4", 3))


def torch_tar(target):
    """The layout of torch.save before 0.1.10, which torch.load still reads."""
    import struct
    import tarfile
    import torch as library

    class Reference:
        def __init__(self, key):
            self.key = key

    class Pickler(pickle.Pickler):
        def persistent_id(self, thing):
            return str(thing.key) if isinstance(thing, Reference) else None

    def dumps(value, kind=pickle.Pickler):
        data = io.BytesIO()
        kind(data, 2).dump(value)
        return data.getvalue()

    floats, longs = library.arange(6.0), library.arange(4)
    storages, tensors = dumps(2), dumps(2)
    for key, tensor, kind in ((1, floats, library.FloatStorage), (2, longs, library.LongStorage)):
        storages += dumps((key, "cpu", kind)) + struct.pack("<q", tensor.numel()) + tensor.numpy().tobytes()
    storages += dumps([])
    for key, storage, kind, size, stride in ((10, 1, library.FloatTensor, (2, 3), (3, 1)), (11, 2, library.LongTensor, (4,), (1,))):
        form = "<i4x%dqq" % (2 * len(size))
        tensors += dumps((key, storage, kind)) + struct.pack(form, len(size), *size, *stride, 0)
    members = {
        "sys_info": dumps(dict(protocol_version=1000, little_endian=True, type_sizes=dict(short=2, int=4, long=8))),
        "pickle": dumps({"a": Reference(10), "b": [Reference(11), 1.5]}, Pickler), "storages": storages, "tensors": tensors,
    }
    with tarfile.open(target, "w:", format=tarfile.PAX_FORMAT) as archive:
        for name, data in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    loaded = library.load(target)
    assert loaded["a"].tolist() == [[0, 1, 2], [3, 4, 5]] and loaded["b"][0].tolist() == [0, 1, 2, 3]


def torch():
    import torch as library
    from torch import nn

    model = nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.ReLU(), nn.Flatten(), nn.Linear(8, 2), nn.Dropout(), nn.Softmax(dim=1))
    optimiser = library.optim.Adam(model.parameters())
    model(library.ones(2, 1, 4, 4)).sum().backward()
    optimiser.step()
    shared = library.ones(4)
    values = [
        model.state_dict(), model, {"model": model.state_dict(), "optimizer": optimiser.state_dict(), "epoch": 3}, library.ones(3, dtype=library.bfloat16),
        nn.Parameter(library.ones(2)), [shared, shared[:2]], library.eye(3).to_sparse(), library.device("cpu"), library.float16,
        nn.LSTM(2, 2), nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2), 1), optimiser, library.quantize_per_tensor(library.ones(3), 0.1, 0, library.quint8),
    ]
    for value in values:
        library.save(value, path("zip.pt"))
        library.save(value, path("legacy.pt"), _use_new_zipfile_serialization=False)
    torch_tar(path("tar.pt"))
    for value in [library.ones(3), nn.Parameter(library.ones(2)), model, {"w": library.zeros(50000), "b": [library.eye(2)]}, nn.LSTM(2, 2)]:
        dump("plain", value, (0, 1, 2, 3, 4, 5))
    for value in [shared.storage(), library.FloatStorage([1.0, 2.0]), shared.storage().untyped()]:
        library.save(value, path("storage.pt"))
        library.save(value, path("storage-legacy.pt"), _use_new_zipfile_serialization=False)
    still = nn.Sequential(nn.Linear(2, 2), nn.ReLU()).eval()
    library.jit.save(library.jit.script(nn.Sequential(nn.Conv2d(1, 2, 3), nn.BatchNorm2d(2), nn.Flatten())), path("script.pt"))
    library.jit.save(library.jit.trace(still, library.ones(1, 2)), path("trace.pt"), _extra_files={"labels.txt": "a b"})
    library.jit.save(library.jit.freeze(library.jit.script(still)), path("frozen.pt"))
    library.jit.save(library.jit.script(nn.LSTM(2, 2)), path("recurrent.pt"))


{"python": python, "numpy": numpy, "sklearn": sklearn, "joblib": joblib, "torch": torch}[sys.argv[2]]()
