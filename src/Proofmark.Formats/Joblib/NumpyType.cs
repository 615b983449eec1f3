using System.Globalization;
using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Joblib;

/// <summary>Item size of a pickled <c>numpy.dtype</c>: the type code it is made with, and the state that BUILD puts into it.</summary>
internal static class NumpyType
{
    private const int StateElementSize = 5;
    private const int StateFlags = 7;
    private const long HasObjectFlag = 0x01;

    /// <summary>Bytes of an item, and whether items are Python objects.</summary>
    /// <exception cref="PickleStopException">The type cannot be followed.</exception>
    public static (long ItemSize, bool HasObjects) Read(Session session, Value type, long at)
    {
        ValueStore store = session.Store;
        Value callee = store.Part(type, 0);
        if (type.Kind != ValueKind.Call || callee.Kind != ValueKind.Global || session.Globals[callee.Index] is not { Module: "numpy", Name: "dtype" })
        {
            throw NumpyArrayWrapper.Lost("its type is not a numpy.dtype", at);
        }

        ReadOnlySpan<ulong> arguments = store.Items(store.Part(type, 1));
        string code = arguments.IsEmpty ? "" : (store.TextOf(new Value(arguments[0])) ?? "").TrimStart('<', '>', '=', '|');
        ReadOnlySpan<ulong> state = store.Items(store.Part(type, 2));
        Value declared = state.Length > StateElementSize ? new Value(state[StateElementSize]) : default;
        if (code is "O" or "O8" or "O4")
        {
            return (8, true);
        }

        bool hasObjects = state.Length > StateFlags && new Value(state[StateFlags]) is { Kind: ValueKind.Int } flags && (flags.Integer & HasObjectFlag) != 0;
        if (SizeOf(code) is not ({ } size and > 0))
        {
            throw NumpyArrayWrapper.Lost("its type has no fixed size", at);
        }

        // numpy takes the size from the state for texts and records only, and writes the size of the code there; -1 means "as the code says".
        if (declared is { Kind: ValueKind.Int } && (declared.Integer == size || (declared.Integer == -1 && !IsFlexible(code))))
        {
            return (size, hasObjects);
        }

        const string reason = "its type and the state of its type disagree on the size";
        session.Anomalies.Add("joblib-type", $"an array cannot be passed over: {reason}, which decides which bytes are read as code", at, deceptive: true);
        throw NumpyArrayWrapper.Lost(reason, at);
    }

    private static bool IsFlexible(string code) => code[0] is 'S' or 'U' or 'V';

    private static long? SizeOf(string code)
    {
        if (code.Length < 2 || !long.TryParse(code.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out long number) || number > int.MaxValue)
        {
            return null;
        }

        return code[0] switch
        {
            'b' or 'i' or 'u' or 'f' or 'c' or 'S' or 'V' or 'M' or 'm' => number,
            'U' => number * 4,
            _ => null,
        };
    }
}
