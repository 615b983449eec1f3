using System.Collections.Frozen;
using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>What a call that PyTorch's pickles hold does with tensors.</summary>
internal enum TensorCall
{
    /// <summary>Nothing that is known.</summary>
    Unknown,

    /// <summary>A view of a typed storage: storage, offset, size, stride and more.</summary>
    View,

    /// <summary>A view of bytes: storage, offset, size, stride, requires_grad, hooks, dtype.</summary>
    ViewOfBytes,

    /// <summary>The first argument, dressed up.</summary>
    Wrapped,

    /// <summary>A call in parts: function, class, arguments, state.</summary>
    Deferred,

    /// <summary>A small value that is no tensor.</summary>
    NoTensor,
}

/// <summary>The table of these calls, after <c>torch/_utils.py</c>, <c>torch/_tensor.py</c> and <c>torch/_weights_only_unpickler.py</c> of PyTorch 2.8.</summary>
internal static class TensorCalls
{
    private static readonly FrozenDictionary<string, TensorCall> Table = new Dictionary<string, TensorCall>(StringComparer.Ordinal)
    {
        ["torch._utils._rebuild_tensor"] = TensorCall.View,
        ["torch._utils._rebuild_tensor_v2"] = TensorCall.View,
        ["torch._utils._rebuild_tensor_v3"] = TensorCall.ViewOfBytes,
        ["torch._utils._rebuild_parameter"] = TensorCall.Wrapped,
        ["torch._utils._rebuild_parameter_with_state"] = TensorCall.Wrapped,
        ["torch._tensor._rebuild_from_type_v2"] = TensorCall.Deferred,
        ["torch.Size"] = TensorCall.NoTensor,
        ["torch.device"] = TensorCall.NoTensor,
        ["torch.Generator"] = TensorCall.NoTensor,
        ["torch.serialization._get_layout"] = TensorCall.NoTensor,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static TensorCall Of(GlobalInfo? callee) => callee is null ? TensorCall.Unknown : Table.GetValueOrDefault(callee.Module + "." + callee.Name);

    /// <summary>True for a function of PyTorch that is not known: called, it may make a tensor or change one.</summary>
    public static bool MayMakeTensor(GlobalInfo callee) => MayMakeTensor(callee.Module, callee.Name);

    /// <summary>True for a call of such a function.</summary>
    public static bool MayMakeTensor(PickleCallable callable) => callable.Reach == PickleReach.Call && MayMakeTensor(callable.Module, callable.Name);

    private static bool MayMakeTensor(string module, string name) =>
        (module == "torch" || module.StartsWith("torch.", StringComparison.Ordinal)) && !Table.ContainsKey(module + "." + name);
}
