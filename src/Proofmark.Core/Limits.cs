namespace Proofmark.Core;

/// <summary>Every bound that readers of hostile input obey, in one place. Sizes are bytes.</summary>
public sealed record Limits
{
    /// <summary>The bounds used when nothing else is asked for.</summary>
    public static Limits Default { get; } = new();

    /// <summary>Longest text document (YAML, JSON, source code) that is read as a whole.</summary>
    public int MaxDocumentBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>Deepest nesting of a text document.</summary>
    public int MaxDocumentDepth { get; init; } = 64;

    /// <summary>Most nodes of a text document, aliases counted each time they are used.</summary>
    public int MaxDocumentNodes { get; init; } = 500_000;

    /// <summary>Most tokens read of one source file or template.</summary>
    public int MaxCodeTokens { get; init; } = 2_000_000;

    /// <summary>Deepest nesting of an expression in source code or templates; CPython itself refuses brackets deeper than 200.</summary>
    public int MaxCodeDepth { get; init; } = 200;

    /// <summary>Longest report of another tool that is read to be imported.</summary>
    public int MaxReportBytes { get; init; } = 32 * 1024 * 1024;

    /// <summary>Most nodes of such a report.</summary>
    public int MaxReportNodes { get; init; } = 2_000_000;

    /// <summary>Most findings of one imported statement (the most severe ones; the rest is counted), and most statements that one report may become.</summary>
    public int MaxReportFindings { get; init; } = 500;

    /// <summary>Longest source of an expression, in UTF-16 code units.</summary>
    public int MaxExpressionLength { get; init; } = 8_192;

    /// <summary>Most nodes of an expression.</summary>
    public int MaxExpressionNodes { get; init; } = 2_000;

    /// <summary>Deepest nesting of an expression; a chain of n operators is n levels deep.</summary>
    public int MaxExpressionDepth { get; init; } = 128;

    /// <summary>Steps that one evaluation of a policy's expression may take (see <see cref="Expressions.ExpressionBudget"/>).</summary>
    public long MaxExpressionSteps { get; init; } = 100_000;

    /// <summary>Steps that one design rule may take on one system, all its subjects together.</summary>
    public long MaxRuleSteps { get; init; } = 20_000_000;

    /// <summary>Most files a walk visits.</summary>
    public int MaxFiles { get; init; } = 1_000_000;

    /// <summary>Deepest folder a walk enters.</summary>
    public int MaxFolderDepth { get; init; } = 64;

    /// <summary>Most opcodes read from one pickle.</summary>
    public long MaxPickleOpcodes { get; init; } = 500_000_000;

    /// <summary>Most bytes of pickle strings and values kept for names and for display.</summary>
    public int MaxPickleRetainedBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Most values on a pickle's stack or in its memo.</summary>
    public int MaxPickleStack { get; init; } = 16 * 1024 * 1024;

    /// <summary>Most distinct callables recorded for one pickle.</summary>
    public int MaxPickleCallables { get; init; } = 10_000;

    /// <summary>Most bytes kept of the values of a checkpoint whose tensors are converted: names, shapes and containers, not the tensors' data.</summary>
    public int MaxCheckpointValueBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Deepest nesting of the containers and modules of such a checkpoint.</summary>
    public int MaxCheckpointDepth { get; init; } = 200;

    /// <summary>Most bytes that converted tensors may need beyond what their storages hold, as shared and expanded tensors do.</summary>
    public long MaxRepeatedTensorBytes { get; init; } = 4L * 1024 * 1024 * 1024;

    /// <summary>Most entries read from one archive.</summary>
    public int MaxArchiveEntries { get; init; } = 100_000;

    /// <summary>Most bytes of one archive that no header claims and that are searched for hidden members.</summary>
    public long MaxUnclaimedBytes { get; init; } = 1024L * 1024 * 1024;

    /// <summary>Deepest nesting of containers.</summary>
    public int MaxContainerDepth { get; init; } = 5;

    /// <summary>Most archives inside archives that are opened of one file.</summary>
    public int MaxNestedContainers { get; init; } = 2_000;

    /// <summary>Most bytes unpacked from one archive, all members together.</summary>
    public long MaxUnpackedBytes { get; init; } = 16L * 1024 * 1024 * 1024;

    /// <summary>Largest ratio of unpacked to packed bytes of one member before it counts as a bomb (applies above 10 MiB unpacked).</summary>
    public int MaxUnpackRatio { get; init; } = 200;

    /// <summary>Largest dictionary or window that compressed data may ask for: what <c>zstd</c> takes without being told, and twice what <c>xz -9</c> writes.</summary>
    public int MaxDictionaryBytes { get; init; } = 128 * 1024 * 1024;

    /// <summary>Longest safetensors header; the cap of the reference implementation.</summary>
    public int MaxSafetensorsHeaderBytes { get; init; } = 100_000_000;

    /// <summary>Most tensors or metadata entries of one model file.</summary>
    public int MaxTensors { get; init; } = 1_000_000;

    /// <summary>Most bytes of GGUF metadata.</summary>
    public long MaxGgufMetadataBytes { get; init; } = 512L * 1024 * 1024;

    /// <summary>Most bytes of one compressed stream or member that are unpacked into memory to be judged.</summary>
    public int MaxBufferedMemberBytes { get; init; } = 256 * 1024 * 1024;

    /// <summary>Most remarks, and most findings above them, listed for one file; the verdict counts all.</summary>
    public int MaxFindings { get; init; } = 10_000;
}
