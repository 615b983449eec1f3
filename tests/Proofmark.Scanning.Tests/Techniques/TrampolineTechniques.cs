using System.Text;
using Proofmark.Scanning.Verdicts;
using static Proofmark.Scanning.Tests.Techniques.Op;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>
/// Files that name only what genuine models name, and write a file when they are loaded: harmless functions that call their arguments, or methods of these by name,
/// started by functions that every loader of models must call. The payload writes the text "ran" to the file "marker" in the working directory.
/// </summary>
internal static class TrampolineTechniques
{
    private const string Source = "allowlist-review";

    public static IEnumerable<Technique> All =>
    [
        Of("scorer that calls the method score", Scorer + "(" + Writer + Text("ran") + "tR"),
        Of("tensor subclass, rebuilt by a function of choice", Apply(Global("torch._tensor", "_rebuild_from_type_v2"), Scorer, Global("builtins", "int"), "(" + Writer + Text("ran") + "t", "}")),
        Of("tensor subclass, rebuilt by a partial object", Apply(Global("torch._tensor", "_rebuild_from_type"), Armed, Global("builtins", "int"), ")", "}")),
        Of("random generator with a constructor of choice", Apply(Global("numpy.random._pickle", "__generator_ctor"), Text("x"), Armed)),
        Of("random state with a constructor of choice", Apply(Global("numpy.random._pickle", "__randomstate_ctor"), Text("x"), Armed)),
        Of("method squeeze by numpy.squeeze", Apply(Global("numpy", "squeeze"), Bag("squeeze"))),
        Of("method keys by dict", Apply(Global("builtins", "dict"), Bag("keys"))),
        Of("method keys by OrderedDict", Apply(Global("collections", "OrderedDict"), Bag("keys"))),
        Of("method __new__ by copyreg.__newobj__", Apply(Global("copyreg", "__newobj__"), Bag("__new__"))),
        Of("method __new__ by copyreg.__newobj_ex__", Apply(Global("copyreg", "__newobj_ex__"), Bag("__new__"), ")", "}")),
        Of("method __new__ by copyreg._reconstructor", Apply(Global("copyreg", "_reconstructor"), Global("builtins", "int"), Bag("__new__"), "N")),
        Of("method __new__ by newObj of scikit-learn", Apply(Global("sklearn.neighbors._kd_tree", "newObj"), Bag("__new__"))),
        Of("method untyped by a tensor's storage", Apply(Global("torch._utils", "_rebuild_tensor"), Object("types", "SimpleNamespace", Text("dtype") + Global("torch", "float32") + Text("untyped") + Armed), "K\0", ")", ")")),
        Of("method untyped of a dictionary with attributes", Apply(Global("torch._utils", "_rebuild_tensor"), Items("sklearn.utils", "Bunch", Text("dtype") + Global("torch", "float32") + Text("untyped") + Armed), "K\0", ")", ")")),
        Of("method pop of a state", Global("sklearn.linear_model._base", "LinearRegression") + ")\u0081" + Bag("pop") + "b"),
        Of("bandwidth that the constructor calls", Apply(Global("scipy.stats._kde", "gaussian_kde"), "](K\u0001K\u0002K\u0003e", Armed)),
        Of("rate that the constructor calls", Apply(Global("torch.optim.lr_scheduler", "LambdaLR"), Apply(Global("torch.optim.sgd", "SGD"), "]" + Apply(Global("torch", "Tensor"), "K\u0003") + "a", "K\u0001"), Armed)),
        Of("instance with its own append", Bag("append") + Text("x") + "a"),
        Of("instance with its own extend", Bag("extend") + "(" + Text("x") + Text("y") + "e"),
        Of("instance with its own __setstate__", Bag("__setstate__") + "}b"),
        Of("extend of a list's data", Object("collections", "UserList", Text("data") + Bag("extend")) + Text("x") + "a"),
        Of("partial object that is called", Armed + ")R"),
        Of("array of dill, made by a function of choice", Apply(Global("dill._dill", "_create_array"), Armed, ")", "N")),
        Of("signature that a distribution compiles", Object("scipy.stats._continuous_distns", "norm_gen", Text("_parse_arg_template") + Text("open('marker', 'w').write('ran')")), "scipy-1.10-setstate"),
        Of("signature behind many entries", Object("scipy.stats._discrete_distns", "poisson_gen", string.Concat(Enumerable.Range(0, 200).Select(static i => Text($"k{i}") + "N")) + Text("_parse_arg_template") + Text("open('marker', 'w').write('ran')")), "scipy-1.10-setstate"),
    ];

    private static string Scorer { get; } = Global("sklearn.metrics._scorer", "_passthrough_scorer");

    // A stacked model calls the methods of its parts that its state names; a pipeline hands it what is scored.
    private static string Writer { get; } = Object(
        "sklearn.pipeline",
        "Pipeline",
        Text("steps") + "]((" + Text("a") + Stack + "t(" + Text("b") + Object("sklearn.linear_model._base", "LinearRegression", "") + "te" + Text("memory") + "N" + Text("verbose") + "\u0089");

    private static string Stack => Object(
        "sklearn.ensemble._stacking",
        "StackingClassifier",
        Text("estimators_") + "]" + Call(Global("pathlib", "PosixPath"), "marker") + "a" + Text("stack_method_") + "]" + Text("write_text") + "a");

    private static string Armed { get; } = Apply(Global("functools", "partial"), Scorer, Writer, Text("ran"));

    private static string Bag(string method) => Object("types", "SimpleNamespace", Text(method) + Armed);

    private static string Object(string module, string name, string state) => Global(module, name) + ")\u0081}(" + state + "ub";

    private static string Items(string module, string name, string items) => Global(module, name) + ")\u0081(" + items + "u";

    private static Technique Of(string name, string program, string source = Source) =>
        new($"trampoline: {name}", source, "model.pkl", Encoding.Latin1.GetBytes(Proto(4) + program + Stop), Verdict.Suspicious);
}
