using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Joblib;

/// <summary>
/// How joblib (0.10 and later) stores an array: the pickled wrapper names its type and shape, and the raw bytes follow the wrapper's BUILD;
/// since version 1.2 a count of padding bytes and the padding stand before them.
/// </summary>
/// <param name="Bytes">Bytes of the array.</param>
/// <param name="HasObjects">True when a nested pickle stands in the place of the bytes.</param>
/// <param name="Alignment">Declared alignment; 0 where none is declared and no padding is written.</param>
internal readonly record struct NumpyArrayWrapper(long Bytes, bool HasObjects, long Alignment)
{
    private const int MaxAlignment = 255;

    /// <summary>True for the class of wrappers, and for the older ones whose array is in a file of its own.</summary>
    public static bool IsWrapper(string module, string name) =>
        (module.Contains("numpy_pickle", StringComparison.Ordinal) || name.Contains("numpy_pickle", StringComparison.Ordinal))
        && (LastPart(name) is "NumpyArrayWrapper" || IsInOtherFile(name));

    public static bool IsInOtherFile(string name) => LastPart(name) is "NDArrayWrapper" or "ZNDArrayWrapper";

    private static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>Reads the wrapper's state.</summary>
    /// <exception cref="PickleStopException">Type or shape cannot be followed, so that the end of the array is not known.</exception>
    public static NumpyArrayWrapper Read(Session session, Value state, long at)
    {
        ValueStore store = session.Store;
        if (state.Kind != ValueKind.Dict || !store.HasAllItems(state))
        {
            throw Lost("the wrapper's state is not kept", at);
        }

        (long itemSize, bool hasObjects) = NumpyType.Read(session, store.Lookup(state, "dtype"u8), at);
        Value alignment = store.Lookup(state, "numpy_array_alignment_bytes"u8);
        RecordSubclass(session, store.Lookup(state, "subclass"u8), at);
        long padding = alignment.Kind switch
        {
            ValueKind.Absent or ValueKind.None => 0,
            ValueKind.Int when alignment.Integer is > 0 and <= MaxAlignment => alignment.Integer,
            _ => throw Lost("the alignment is no small number", at),
        };
        return new NumpyArrayWrapper(hasObjects ? 0 : Count(store, store.Lookup(state, "shape"u8), itemSize, at), hasObjects, padding);
    }

    /// <summary>Passes over the padding and the array's bytes.</summary>
    public void Skip(Session session, long at)
    {
        if (Alignment > 0)
        {
            byte padding = session.Source.Take(1)[0];
            if (padding > Alignment)
            {
                session.Anomalies.Add("joblib-padding", "more padding before an array than its alignment can need", at, deceptive: true);
            }

            session.Source.Take(padding);
        }

        if (!session.Source.TrySkip(Bytes))
        {
            throw PickleStopException.Truncated(session.Source.Offset);
        }
    }

    internal static PickleStopException Lost(string why, long at) => new("joblib-array", "an array cannot be passed over: " + why, at);

    private static long Count(ValueStore store, Value shape, long itemSize, long at)
    {
        if (shape.Kind is not (ValueKind.Tuple or ValueKind.List) || !store.HasAllItems(shape))
        {
            throw Lost("its shape is not a tuple of numbers", at);
        }

        UInt128 bytes = (UInt128)itemSize;
        foreach (ulong part in store.Items(shape))
        {
            var length = new Value(part);
            if (length.Kind != ValueKind.Int || length.Integer < 0)
            {
                throw Lost("its shape is not a tuple of numbers", at);
            }

            bytes *= (UInt128)length.Integer;
            if (bytes > long.MaxValue / 2)
            {
                throw Lost("its shape is larger than any file", at);
            }
        }

        return (long)bytes;
    }

    // The loader makes an instance of any other class than these two.
    private static void RecordSubclass(Session session, Value subclass, long at)
    {
        if (subclass.Kind != ValueKind.Global)
        {
            session.Recorder.Unresolved(subclass, PickleReach.New, Value.None, at);
        }
        else if (session.Globals[subclass.Index] is not { Module: "numpy" or "numpy.core.memmap", Name: "ndarray" or "memmap" })
        {
            session.Recorder.New(subclass.Index, Value.None, default, at);
        }
    }
}
