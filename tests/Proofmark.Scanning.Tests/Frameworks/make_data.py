"""Writes data as common libraries pickle it: one file per object. Usage: make_data.py TARGET FAMILY"""
import functools
import pickle
import sys

from writing import dump, path


def functions():
    import collections
    import inspect
    import logging
    import operator

    import numpy as np
    from sklearn.linear_model import LinearRegression

    def signature(first, second=1, *rest, third: int = 2) -> float:
        return first

    values = {
        "bound": collections.OrderedDict(a=1).keys, "bound-text": "a,b".split, "bound-list": [1].index, "bound-array": np.arange(3).sum,
        "attrgetter": operator.attrgetter("coef_"), "attrgetter-two": operator.attrgetter("a", "b.c"), "itemgetter": operator.itemgetter("a", 1),
        "methodcaller": operator.methodcaller("predict", [1]), "none-type": type(None), "ellipsis-type": type(...), "not-implemented-type": type(NotImplemented),
        "logger": logging.getLogger("proofmark.test"), "signature": inspect.signature(signature), "parameter": inspect.signature(signature).parameters["second"],
        "partial": functools.partial(np.mean, axis=0), "partial-int": functools.partial(int, base=2), "partial-class": functools.partial(LinearRegression, fit_intercept=False),
        "sorted": sorted, "max": max, "min": min, "any": any, "zip": zip, "isinstance": isinstance,
    }
    for name, value in values.items():
        dump(name, value)


def pandas():
    import datetime

    import numpy as np
    import pandas as library

    frame = library.DataFrame({"a": [1, 2, 3], "b": [1.5, None, 2.5], "c": ["x", "y", None], "d": [True, False, True]}, index=["r", "s", "t"])
    days = library.date_range("2020-01-01", periods=3)
    values = {
        "frame": frame, "empty": library.DataFrame(), "series": frame["a"], "named": library.Series([1, 2], name="n"), "mixed": library.DataFrame({"a": [1], "t": days[:1]}),
        "index": library.Index(["a", "b"]), "int-index": library.Index([1, 2]), "float-index": library.Index([1.5]), "unsigned-index": library.Index([1], dtype="uint64"),
        "range": library.RangeIndex(3), "multi": library.MultiIndex.from_product([[1, 2], ["a", "b"]], names=["x", "y"]), "bool-index": library.Index([True, False]),
        "category-index": library.CategoricalIndex(["a", "b"]), "days": days, "zoned": days.tz_localize("Europe/Berlin"), "utc": days.tz_localize("UTC"),
        "offset-zone": library.Timestamp("2020-01-01 00:00+05:30"), "periods": library.period_range("2020", periods=3, freq="M"),
        "deltas": library.timedelta_range("1 day", periods=3), "intervals": library.interval_range(0, 3), "interval": library.Interval(0, 1),
        "stamp": library.Timestamp("2020-01-01"), "stamp-zone": library.Timestamp("2020-01-01", tz="US/Eastern"), "delta": library.Timedelta("1 day"),
        "period": library.Period("2020-01", "M"), "nat": library.NaT, "na": library.NA, "offset": library.offsets.Day(2), "month-end": library.offsets.MonthEnd(),
        "business": library.offsets.BDay(), "week": library.offsets.Week(weekday=2), "date-offset": library.DateOffset(months=2), "easter": library.offsets.Easter(), "quarter": library.offsets.QuarterEnd(),
        "categorical": library.Categorical(["a", "b", "a"], ordered=True), "categories": library.Series(["a", "b"], dtype="category"),
        "sparse": library.arrays.SparseArray([0, 0, 1]), "sparse-block": library.Series(library.arrays.SparseArray([0.0, 1.0], kind="block")), "sparse-frame": library.DataFrame({"a": library.arrays.SparseArray([0, 1])}),
        "zone-frame": library.DataFrame({"t": days.tz_localize("UTC"), "p": library.period_range("2020", periods=3, freq="D"), "i": library.interval_range(0, 3)}),
        "grouped-names": library.DataFrame(np.eye(2), columns=library.MultiIndex.from_tuples([("a", 1), ("b", 2)])),
        "objects": library.Series([datetime.date(2020, 1, 1), (1, 2), {"a": 1}]), "deep": {"train": frame, "y": frame["b"], "classes": library.Index(["n", "p"])},
    }
    for kind in ("Int8", "Int16", "Int32", "Int64", "UInt8", "UInt16", "UInt32", "UInt64", "Float32", "Float64", "boolean", "string", "datetime64[ns]", "timedelta64[ns]"):
        values[kind] = library.Series([1, 0, 1] if kind != "string" else ["a", "b", None]).astype(kind)
        values[f"{kind}-array"] = values[kind].array
        values[f"{kind}-type"] = values[kind].dtype
    for kind in (library.CategoricalDtype(["a"], ordered=True), library.DatetimeTZDtype(tz="UTC"), library.PeriodDtype("D"), library.IntervalDtype("int64"), library.SparseDtype("float")):
        values[f"type-{type(kind).__name__}"] = kind
    for name, value in values.items():
        dump(name, value, (2, 4, 5))
    for kind in (None, "gzip", "bz2", "xz", "zip", "tar"):
        frame.to_pickle(path(f"frame-{kind}.pkl"), compression=kind)
        values["zone-frame"].to_pickle(path(f"zones-{kind}.pkl"), compression=kind)


def scipy():
    import numpy as np
    import scipy.interpolate as interpolate
    import scipy.optimize as optimize
    import scipy.sparse as sparse
    import scipy.spatial as spatial
    import scipy.stats as stats

    x = np.arange(8.0)
    points = np.random.RandomState(0).rand(8, 2)
    values = {
        **{f"{kind}-matrix": getattr(sparse, f"{kind}_matrix")(np.eye(3)) for kind in ("bsr", "coo", "csc", "csr", "dia", "dok", "lil")},
        **{f"{kind}-array": getattr(sparse, f"{kind}_array")(np.eye(3)) for kind in ("bsr", "coo", "csc", "csr", "dia", "dok", "lil")},
        "cubic": interpolate.CubicSpline(x, x), "akima": interpolate.Akima1DInterpolator(x, x), "pchip": interpolate.PchipInterpolator(x, x), "hermite": interpolate.CubicHermiteSpline(x, x, x),
        "interp1d": interpolate.interp1d(x, x), "interp1d-cubic": interpolate.interp1d(x, x, kind="cubic"), "spline": interpolate.make_interp_spline(x, x), "ppoly": interpolate.PPoly(np.ones((2, 2)), [0, 1, 2]),
        "bpoly": interpolate.BPoly(np.ones((2, 2)), [0, 1, 2]), "univariate": interpolate.UnivariateSpline(x, x), "smooth": interpolate.SmoothBivariateSpline(points[:, 0].repeat(4), points[:, 1].repeat(4), x.repeat(4), kx=1, ky=1),
        "grid": interpolate.RegularGridInterpolator((x, x), np.ones((8, 8))), "rectangle": interpolate.RectBivariateSpline(x, x, np.ones((8, 8))), "rbf": interpolate.RBFInterpolator(points, x),
        "nearest": interpolate.NearestNDInterpolator(points, x), "tck": interpolate.splrep(x, x), "barycentric": interpolate.BarycentricInterpolator(x, x),
        "tree": spatial.KDTree(points), "ctree": spatial.cKDTree(points), "rotation": spatial.transform.Rotation.from_euler("z", 1.0), "slerp": spatial.transform.Slerp([0, 1], spatial.transform.Rotation.random(2, random_state=0)),
        "kde": stats.gaussian_kde(x), "result": optimize.minimize(lambda v: (v * v).sum(), [1.0], method="Nelder-Mead"), "bounds": optimize.Bounds([0], [1]), "root": optimize.root(np.sin, [1.0]),
        "norm": stats.norm, "uniform": stats.uniform, "poisson": stats.poisson, "frozen-norm": stats.norm(0, 2), "frozen-uniform": stats.uniform(0, 1), "frozen-log": stats.loguniform(1e-3, 1), "frozen-integers": stats.randint(1, 5),
        "frozen-gamma": stats.gamma(2.0), "frozen-beta": stats.beta(1, 2), "test": stats.ttest_1samp(x, 0), "linear": stats.linregress(x, x + points[:, 0]), "spearman": stats.spearmanr(x, x),
        "multivariate": stats.multivariate_normal([0, 0]),
    }
    for name, value in values.items():
        # Protocol 2 makes instances of these by calling their __new__ through partial, which is not told from an attack.
        dump(name, value, (4, 5) if name in ("test", "linear", "spearman") else (2, 4, 5))


def numpy():
    import numpy as np

    kinds = "? b B h H i I l L q Q e f d g F D G S4 U4 V4 M8[ns] m8[s] >i4 <f8 O".split()
    values = {f"type-{i}": np.dtype(kind) for i, kind in enumerate(kinds)} | {f"array-{i}": np.zeros((2, 2), kind) for i, kind in enumerate(kinds)}
    values |= {f"scalar-{i}": np.zeros(1, kind)[0] for i, kind in enumerate(kinds)} | {f"class-{i}": np.dtype(kind).type for i, kind in enumerate(kinds)}
    nested = np.dtype([("a", "f4"), ("b", [("c", "i2", (2, 3)), ("d", "S3")])], align=True)
    values |= {
        "nested": np.zeros(3, nested), "nested-record": np.zeros(3, nested)[0], "titled": np.zeros(1, [(("title", "a"), "f4")]), "masked": np.ma.masked_invalid([1, np.nan]),
        "masked-records": np.ma.array([(1, 2.0)], mask=[(0, 1)], dtype=[("a", int), ("b", float)]), "masked-value": np.ma.masked, "matrix": np.matrix([[1, 2]]), "chars": np.char.array(["a"]),
        "poly1d": np.poly1d([1, 2]), "polynomial": np.polynomial.Polynomial([1, 2]), "chebyshev": np.polynomial.Chebyshev([1, 2]), "void": np.void(b"abc"), "day": np.datetime64("2020-01-01"), "second": np.timedelta64(3, "s"),
        "state": np.random.RandomState(1), "sequence": np.random.SeedSequence(3), "ufunc": np.exp, "mean": np.mean, "nan": np.nan_to_num, "reader": np.finfo(np.float32).max, "slice": np.s_[1:2],
        **{name: np.random.Generator(getattr(np.random, name)(1)) for name in ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64")},
        **{f"bits-{name}": getattr(np.random, name)(1) for name in ("MT19937", "PCG64", "PCG64DXSM", "Philox", "SFC64")},
    }
    for name, value in values.items():
        dump(name, value)
    mapped = np.memmap(path("memmap.raw"), np.float32, "w+", shape=(4,))
    dump("memmap", mapped, (2, 4))


def beside():
    """joblib before 0.10: each array in a file beside the pickle, after numpy_pickle_compat.py. joblib of today reads it back."""
    import io

    import joblib
    import numpy as np
    from joblib.numpy_pickle_compat import NDArrayWrapper

    for protocol in (0, 2):
        target = path("old.joblib")
        arrays = []

        class Pickler(pickle._Pickler):
            def save(self, value, save_persistent_id=True):
                if type(value) is np.ndarray:
                    name = f"{target}_{len(arrays) + 1:02d}.npy"
                    np.save(name, value)
                    arrays.append(value)
                    value = NDArrayWrapper(name.rsplit("/", 1)[-1], np.ndarray)
                return super().save(value, save_persistent_id)

        data = io.BytesIO()
        Pickler(data, protocol).dump({"a": np.arange(4.0), "b": [np.eye(2), np.array([1, "x", None], dtype=object)]})
        with open(target, "wb") as file:
            file.write(data.getvalue())
        assert joblib.load(target)["a"].tolist() == [0, 1, 2, 3]


def dill():
    import collections
    import dataclasses
    import decimal
    import enum
    import http

    import dill as library
    import numpy as np
    from sklearn.ensemble import RandomForestClassifier
    from sklearn.linear_model import LogisticRegression

    X, y = np.random.RandomState(0).rand(20, 3), np.arange(20) % 2
    values = [
        np.arange(6).reshape(2, 3), np.float32(1), {"a": [1, 2], "b": (1, {3})}, collections.OrderedDict(a=np.eye(2)), collections.Counter("aab"), LogisticRegression().fit(X, y),
        RandomForestClassifier(3).fit(X, y), decimal.Decimal(1), http.HTTPStatus.OK, "text", b"bytes", bytearray(b"x"), slice(1, 2), range(3), dict, np.ndarray, np.dtype("f4"), type(None), 1 + 2j, None, ...,
        np.random.default_rng(0), np.exp, {1: {2: {3: [4] * 100}}}, np.array([None, 1], dtype=object),
    ]
    for value in values:
        for protocol in (2, 3, 4):
            with open(path("data.dill"), "wb") as file:
                library.dump(value, file, protocol=protocol)
    import cloudpickle

    for value in values:
        with open(path("data.cloudpickle"), "wb") as file:
            cloudpickle.dump(value, file)


def code():
    """Functions and classes by value: these carry code, and no scanner can pass them."""
    import cloudpickle
    import dill as library

    def adder(n):
        return lambda x: x + n

    class Local:
        factor = 3

        def predict(self, x):
            return x * self.factor

    for library_name, module in (("dill", library), ("cloudpickle", cloudpickle)):
        for name, value in {"lambda": lambda x: x, "closure": adder(2), "function": adder, "class": Local, "instance": Local(), "holder": {"weights": [1, 2], "activation": lambda x: x}}.items():
            with open(path(f"{name}.{library_name}"), "wb") as file:
                module.dump(value, file)
    with open(path("recursive.dill"), "wb") as file:
        library.dump(adder(2), file, recurse=True)
    with open(path("by-value.dill"), "wb") as file:
        library.dump(Local, file, byref=False)


def pipelines():
    """Compositions of scikit-learn whose parameters are functions and other estimators."""
    import numpy as np
    from scipy.stats import loguniform, randint
    from sklearn.calibration import CalibratedClassifierCV
    from sklearn.compose import ColumnTransformer, TransformedTargetRegressor, make_column_selector
    from sklearn.ensemble import BaggingClassifier, GradientBoostingClassifier, HistGradientBoostingRegressor, RandomForestClassifier, StackingClassifier, VotingClassifier
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
    from sklearn.feature_selection import RFE, SelectFromModel, SelectKBest, SelectPercentile, f_regression, mutual_info_classif
    from sklearn.gaussian_process import GaussianProcessRegressor, kernels
    from sklearn.impute import KNNImputer, SimpleImputer
    from sklearn.linear_model import LogisticRegression, Ridge, SGDClassifier
    from sklearn.metrics import f1_score, make_scorer, mean_squared_error
    from sklearn.model_selection import GridSearchCV, KFold, RandomizedSearchCV, StratifiedKFold
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.pipeline import FeatureUnion, Pipeline, make_pipeline
    from sklearn.preprocessing import FunctionTransformer, MinMaxScaler, OneHotEncoder, PolynomialFeatures, StandardScaler
    from sklearn.svm import SVC

    state = np.random.RandomState(0)
    X, y = state.rand(40, 4), np.arange(40) % 2
    texts = ["hello world", "some other text", "third one"] * 14
    models = [
        *(make_pipeline(FunctionTransformer(function), LogisticRegression()).fit(X, y) for function in (np.log1p, np.sqrt, np.abs, np.exp, np.tanh, np.square, np.nan_to_num)),
        FunctionTransformer(np.log1p, inverse_func=np.expm1).fit(X), FunctionTransformer(functools.partial(np.clip, a_min=0, a_max=1)).fit(X), FunctionTransformer(functools.partial(np.round, decimals=2)).fit(X),
        make_scorer(f1_score, average="macro"), make_scorer(mean_squared_error, greater_is_better=False), make_scorer(f1_score, needs_proba=True), make_scorer(f1_score, needs_threshold=True),
        GridSearchCV(LogisticRegression(), {"C": [0.1, 1]}, cv=2).fit(X, y), GridSearchCV(SVC(), {"C": [1], "kernel": ["rbf"]}, scoring=make_scorer(f1_score), cv=KFold(2)).fit(X, y),
        GridSearchCV(make_pipeline(StandardScaler(), Ridge()), {"ridge__alpha": np.logspace(-1, 1, 3)}, scoring=["r2", "neg_mean_squared_error"], refit="r2", cv=2).fit(X, y),
        RandomizedSearchCV(LogisticRegression(), {"C": loguniform(0.1, 10)}, n_iter=2, cv=2, random_state=0).fit(X, y),
        RandomizedSearchCV(RandomForestClassifier(3), {"max_depth": randint(1, 4)}, n_iter=2, cv=StratifiedKFold(2), random_state=state).fit(X, y),
        ColumnTransformer([("a", StandardScaler(), [0, 1]), ("b", MinMaxScaler(), slice(2, 3))], remainder="passthrough").fit(X), ColumnTransformer([("a", "drop", [0]), ("b", FunctionTransformer(np.log1p), [1])]).fit(X),
        ColumnTransformer([("n", StandardScaler(), make_column_selector(dtype_include=np.number))]), Pipeline([("impute", SimpleImputer()), ("scale", StandardScaler()), ("model", SVC(probability=True))]).fit(X, y),
        Pipeline([("impute", KNNImputer()), ("model", KNeighborsClassifier(metric="minkowski"))]).fit(X, y), FeatureUnion([("s", StandardScaler()), ("p", PolynomialFeatures())]).fit(X), make_pipeline(TfidfVectorizer(), SGDClassifier()).fit(texts, [0, 1, 0] * 14),
        make_pipeline(CountVectorizer(ngram_range=(1, 2), stop_words="english"), LogisticRegression()).fit(texts, [0, 1, 0] * 14), TransformedTargetRegressor(Ridge(), func=np.log1p, inverse_func=np.expm1).fit(X, y),
        SelectKBest(f_regression, k=2).fit(X, y), SelectPercentile(mutual_info_classif).fit(X, y), SelectFromModel(RandomForestClassifier(3)).fit(X, y), RFE(LogisticRegression()).fit(X, y), OneHotEncoder(handle_unknown="ignore", dtype=np.float32).fit(X),
        StackingClassifier([("a", LogisticRegression()), ("b", RandomForestClassifier(3))]).fit(X, y), VotingClassifier([("a", LogisticRegression()), ("b", SVC(probability=True))], voting="soft").fit(X, y),
        BaggingClassifier(KNeighborsClassifier(algorithm="ball_tree"), 3).fit(X, y), CalibratedClassifierCV(SVC(), cv=2).fit(X, y), GradientBoostingClassifier(n_estimators=3, init=LogisticRegression()).fit(X, y), HistGradientBoostingRegressor(max_iter=3).fit(X, y),
        KNeighborsClassifier(algorithm="kd_tree", metric="manhattan").fit(X, y), *(GaussianProcessRegressor(k).fit(X, y) for k in (kernels.RBF() + kernels.WhiteKernel(), kernels.ConstantKernel() * kernels.Matern(), kernels.RationalQuadratic() ** 2)),
    ]
    for model in models:
        dump(type(model).__name__, model, (2, 4, 5))


globals()[sys.argv[2]]()
