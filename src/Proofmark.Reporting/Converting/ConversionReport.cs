using Proofmark.Core;

namespace Proofmark.Reporting.Converting;

/// <summary>What came of a conversion, or what keeps it from being made.</summary>
public sealed record ConversionReport
{
    /// <summary>The file that was converted, as its scan saw it.</summary>
    public required CheckResult Parent { get; init; }

    /// <summary>How it is written: <c>torch-zip</c>, <c>torch-legacy</c>; null for a file that is not converted.</summary>
    public string? Layout { get; init; }

    /// <summary>The file that is written.</summary>
    public required string Output { get; init; }

    /// <summary>True when it can be written: every tensor is there, and the verdict on the parent is tolerated.</summary>
    public required bool CanWrite { get; init; }

    /// <summary>Pass: every tensor of the parent is in the output, bit for bit. Fail: nothing is written.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>Sorted, unique codes.</summary>
    public required IReadOnlyList<string> ReasonCodes { get; init; }

    /// <summary>The tensors, in the order of the output.</summary>
    public required IReadOnlyList<ConvertedTensor> Tensors { get; init; }

    /// <summary>Bytes of the tensors together.</summary>
    public required long TensorBytes { get; init; }

    /// <summary>What keeps the file from being converted; empty when nothing does.</summary>
    public IReadOnlyList<ConversionObstacle> Obstacles { get; init; } = [];

    /// <summary>Values that are no tensors and are not in the output; a container without tensors counts as one.</summary>
    public IReadOnlyList<OmittedValue> LeftOut { get; init; } = [];

    /// <summary>Number of such values; more than are listed where there are very many.</summary>
    public long LeftOutCount { get; init; }

    /// <summary>Names of tensors that share memory in the parent, a group each; in the output each has its own copy.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Shared { get; init; } = [];

    /// <summary>The moment for which the answer holds (UTC).</summary>
    public required DateTimeOffset AsOf { get; init; }
}

/// <summary>A tensor of the output.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DataType">Its data type, for example <c>F32</c>.</param>
/// <param name="Shape">Size of each dimension; empty for a scalar.</param>
/// <param name="Bytes">Bytes of its data.</param>
public sealed record ConvertedTensor(string Name, string DataType, IReadOnlyList<long> Shape, long Bytes);

/// <summary>Something that keeps a file from being converted.</summary>
/// <param name="Code">Stable code, for example <c>tensor-outside-storage</c>.</param>
/// <param name="Name">The tensor or value; empty for the file as a whole.</param>
/// <param name="Why">One sentence for people.</param>
public sealed record ConversionObstacle(string Code, string Name, string Why);

/// <summary>A value that is no tensor.</summary>
/// <param name="Name">Where it stands in the parent.</param>
/// <param name="What">What it is, shortened.</param>
public sealed record OmittedValue(string Name, string What);
