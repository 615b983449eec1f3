using System.Collections.Frozen;

namespace Proofmark.Formats.Pickle;

/// <summary>
/// Functions that pickles call as a matter of course and that call one of their arguments in turn. They are harmless or not as that argument is,
/// so it is judged as if the pickle called it itself. Read from the sources of NumPy 1.24, pandas 1.5, PyTorch 1.13 to 2.6, scikit-learn 1.2 and dill 0.3.6.
/// </summary>
internal static class Trampolines
{
    private static readonly FrozenDictionary<string, Trampoline> Table = new Dictionary<string, Trampoline>(StringComparer.Ordinal)
    {
        ["torch._tensor._rebuild_from_type"] = new(0, Arguments: 2),
        ["torch._tensor._rebuild_from_type_v2"] = new(0, Arguments: 2),
        ["torch.tensor._rebuild_from_type"] = new(0, Arguments: 2),
        ["dill._dill._create_array"] = new(0, Arguments: 1),
        ["numpy.random._pickle.__generator_ctor"] = new(1, Optional: true),
        ["numpy.random._pickle.__randomstate_ctor"] = new(1, Optional: true),
        ["numpy.random._pickle.__bit_generator_ctor"] = new(0, Optional: true, MayBeText: true),
        ["numpy.ma.core._mareconstruct"] = new(0, Instantiates: true),
        ["pandas.core.indexes.base._new_Index"] = new(0, Instantiates: true),
        ["pandas.core.indexes.datetimes._new_DatetimeIndex"] = new(0, Instantiates: true),
        ["pandas.core.indexes.interval._new_IntervalIndex"] = new(0, Instantiates: true),
        ["pandas.core.indexes.period._new_PeriodIndex"] = new(0, Instantiates: true),
        ["sklearn.metrics._dist_metrics.newObj"] = new(0, Instantiates: true),
        ["sklearn.neighbors._ball_tree.newObj"] = new(0, Instantiates: true),
        ["sklearn.neighbors._dist_metrics.newObj"] = new(0, Instantiates: true),
        ["sklearn.neighbors._kd_tree.newObj"] = new(0, Instantiates: true),
        ["sklearn.neighbors.ball_tree.newObj"] = new(0, Instantiates: true),
        ["sklearn.neighbors.dist_metrics.newObj"] = new(0, Instantiates: true),
        ["sklearn.neighbors.kd_tree.newObj"] = new(0, Instantiates: true),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static bool Contains(string path) => Table.ContainsKey(path);

    public static Trampoline Of(GlobalInfo callee) => Table[callee.Module + "." + callee.Name];
}

/// <summary>Which argument is called, and how.</summary>
/// <param name="Callee">Index of the argument that is called.</param>
/// <param name="Arguments">Index of the argument that holds the arguments as a tuple; -1 where the function chooses them.</param>
/// <param name="Instantiates">True when only <c>__new__</c> is called, which every object may be given as an attribute.</param>
/// <param name="Optional">True when the argument has a harmless default.</param>
/// <param name="MayBeText">True when text stands for something harmless.</param>
internal readonly record struct Trampoline(int Callee, int Arguments = -1, bool Instantiates = false, bool Optional = false, bool MayBeText = false);
