namespace Proofmark.Formats.Pickle;

/// <summary>What a pickle would make its loader do, as far as it could be read. Nothing of it was executed.</summary>
public sealed record PickleReading
{
    /// <summary>The programs (streams) found, in order; a loader that calls <c>load</c> once runs only the first.</summary>
    public required IReadOnlyList<PickleProgram> Programs { get; init; }

    /// <summary>Every callable that is imported or called, in order of first appearance, one entry for each pair of callable and reach.</summary>
    public required IReadOnlyList<PickleCallable> Callables { get; init; }

    /// <summary>Everything irregular: straddled frames, data after STOP, unknown opcodes, missing memo entries and the like.</summary>
    public required IReadOnlyList<PickleAnomaly> Anomalies { get; init; }

    /// <summary>Bytes that were interpreted or deliberately skipped as array data.</summary>
    public required long BytesRead { get; init; }

    /// <summary>True when every stream was read up to its STOP within the limits.</summary>
    public required bool Complete { get; init; }

    /// <summary>Why reading ended early; null when <see cref="Complete"/>.</summary>
    public string? Stopped { get; init; }

    /// <summary>False when the source is not a pickle at all: it is empty or its first byte is no opcode.</summary>
    public bool IsPickle { get; init; } = true;

    /// <summary>True when arrays in the manner of joblib stand between the opcodes (raw bytes after a <c>NumpyArrayWrapper</c>).</summary>
    public bool Joblib { get; init; }

    /// <summary>Persistent identifiers handed to the loader's callback (PERSID, BINPERSID).</summary>
    public long PersistentIds { get; init; }

    /// <summary>Storages that persistent identifiers name in the manner of PyTorch, each kind once.</summary>
    public IReadOnlyList<PickleStorage> Storages { get; init; } = [];

    /// <summary>Plain names of files beside this one from which joblib before 0.10 would load arrays, objects in them included.</summary>
    public IReadOnlyList<string> FilesBeside { get; init; } = [];

    /// <summary>Constants that look like serialised data themselves.</summary>
    public IReadOnlyList<PickleEmbedded> Embedded { get; init; } = [];

    /// <summary>False when there are more such constants than are listed.</summary>
    public bool EmbeddedComplete { get; init; } = true;

    /// <summary>Bytes after the last program that belong to no program.</summary>
    public long TrailingBytes { get; init; }
}

/// <summary>One pickle stream: a program for the unpickling machine.</summary>
/// <param name="Start">Offset of its first byte.</param>
/// <param name="End">Offset after its last byte read.</param>
/// <param name="Protocol">Highest protocol announced; 0 where none is announced.</param>
/// <param name="Opcodes">Opcodes read.</param>
/// <param name="Stopped">True when it ended with STOP.</param>
public sealed record PickleProgram(long Start, long End, int Protocol, long Opcodes, bool Stopped);

/// <summary>A callable that the pickle reaches.</summary>
/// <param name="Module">Module as Python 3 resolves it (names of protocols below 3 are mapped), for example <c>posix</c>; empty where it is not resolved.</param>
/// <param name="Name">Qualified name in the module, for example <c>system</c>; several parts for dotted names and for attributes taken from a call's arguments;
/// empty for the module itself (<c>importlib.import_module</c>). Everything but printable ASCII is escaped.</param>
/// <param name="Reach">How it is reached.</param>
/// <param name="Call">The call as it would be made, shortened; the bare name where it is only imported.</param>
/// <param name="Offset">Byte offset of the opcode that first reaches it.</param>
/// <param name="Program">Index of the program.</param>
/// <param name="Occurrences">How often the same callable is reached the same way.</param>
public sealed record PickleCallable(string Module, string Name, PickleReach Reach, string Call, long Offset, int Program, long Occurrences)
{
    /// <summary>Module and name as written in the stream, where that differs; else null.</summary>
    public string? AsWritten { get; init; }

    /// <summary>
    /// True when it is used for nothing but calls whose effect is known: they load data that stands in <see cref="PickleReading.Embedded"/>, or give an imported
    /// object that is listed itself. It is handed on to nothing as a value.
    /// </summary>
    public bool IsFollowed { get; init; }

    /// <summary>False when the callable is the result of a computation that could not be followed; <see cref="Name"/> then shows the expression.</summary>
    public bool Resolved { get; init; } = true;
}

/// <summary>How a pickle reaches a callable.</summary>
public enum PickleReach
{
    /// <summary>The name is resolved (GLOBAL, STACK_GLOBAL, EXT); the module's top-level code runs.</summary>
    Import,

    /// <summary>It is called (REDUCE, INST, OBJ).</summary>
    Call,

    /// <summary>Its <c>__new__</c> is called (NEWOBJ, NEWOBJ_EX).</summary>
    New,

    /// <summary>State is put into an instance of it (BUILD): <c>__setstate__</c> or attribute assignment runs.</summary>
    SetState,

    /// <summary>A method of an instance of it is called by APPEND, APPENDS, ADDITEMS, SETITEM or SETITEMS.</summary>
    Mutate,
}

/// <summary>Something irregular in a pickle.</summary>
/// <param name="Code">Stable code, for example <c>frame-straddle</c>.</param>
/// <param name="Message">What is irregular, for people.</param>
/// <param name="Offset">Byte offset.</param>
/// <param name="Deceptive">True when the irregularity has no innocent producer and serves to mislead a reader.</param>
public sealed record PickleAnomaly(string Code, string Message, long Offset, bool Deceptive);
