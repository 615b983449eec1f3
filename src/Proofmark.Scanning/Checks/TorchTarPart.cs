using System.Buffers.Binary;
using Proofmark.Formats.Pickle;
using Proofmark.Formats.Streams;
using Proofmark.Formats.Torch;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>
/// The members of PyTorch's tar checkpoints (torch.serialization, legacy_load): <c>pickle</c> and <c>sys_info</c> are one program each;
/// <c>storages</c> and <c>tensors</c> are a count, then as many programs with raw numbers behind each, and behind all storages a program of views.
/// </summary>
/// <param name="Rest">Bytes of numbers behind a program of a sequence, by the storage class that it names; null for a member of one program.</param>
internal sealed record TorchTarPart(Func<SliceStream, long, string?, long?>? Rest)
{
    /// <summary>The member that holds the model itself.</summary>
    public const string Model = "pickle";

    private const int CountProgram = 0;

    private static readonly PickleOptions One = PickleOptions.Default with { ReadFurtherPrograms = false };

    private static readonly TorchTarPart Single = new((Func<SliceStream, long, string?, long?>?)null);
    private static readonly TorchTarPart Storages = new(StorageBytes);
    private static readonly TorchTarPart Tensors = new(TensorBytes);

    /// <summary>How the member of a name is read; null for all others.</summary>
    public static TorchTarPart? Of(string member) => member switch
    {
        Model or "sys_info" => Single,
        "storages" => Storages,
        "tensors" => Tensors,
        _ => null,
    };

    /// <summary>Judges the programs of the member.</summary>
    public void Judge(SliceStream data, Place place, Inspection inspection)
    {
        if (Rest is null)
        {
            PickleCheck.Judge(LegacyModules.Resolve(PickleReader.Read(data, inspection.Limits, inspection.Cancellation)), data, place, inspection);
            return;
        }

        long at = 0;
        var hasEnd = Rest == Tensors.Rest;
        for (var program = 0; at < data.Length; program++)
        {
            inspection.Cancellation.ThrowIfCancellationRequested();
            if (program > inspection.Limits.MaxTensors)
            {
                inspection.AddUnread(place.At(at), ScanCodes.NotFullyRead, $"more than {inspection.Limits.MaxTensors} programs");
                return;
            }

            var reading = PickleReader.Read(new SliceStream(data, at, data.Length - at), inspection.Limits, One, inspection.Cancellation);
            var length = reading.Complete ? reading.Programs[0].End : data.Length - at;
            PickleCheck.Judge(reading with { BytesRead = Math.Min(reading.BytesRead, length) }, new SliceStream(data, at, length), place.From(at), inspection);
            if (!reading.Complete)
            {
                return;
            }

            at += length;
            if (program == CountProgram)
            {
                continue;
            }

            if (Rest(data, at, StorageOf(reading)) is not { } numbers || numbers > data.Length - at)
            {
                inspection.AddUnread(place.At(at), ScanCodes.NotFullyRead, "where the numbers behind a program end cannot be computed");
                return;
            }

            at += numbers;
            hasEnd |= StorageOf(reading) is null;
        }

        if (!hasEnd)
        {
            inspection.AddUnread(place.At(at), ScanCodes.NotFullyRead, "the program behind the last storage is missing");
        }
    }

    // The only name a program of a storage or tensor may hold is its class; with any other the size of what follows is not known.
    private static string? StorageOf(PickleReading reading) =>
        reading.Callables is [{ Reach: PickleReach.Import, Resolved: true } only] ? $"{only.Module}.{only.Name}" : null;

    private static long? StorageBytes(SliceStream data, long at, string? type)
    {
        if (type is null)
        {
            // The views, behind the last storage: nothing follows.
            return at == data.Length ? 0 : null;
        }

        Span<byte> count = stackalloc byte[8];
        if (StorageTypes.ElementSize(type) is not { } size || BoundedBytes.ReadAt(data, at, count) < count.Length)
        {
            return null;
        }

        var elements = BinaryPrimitives.ReadInt64LittleEndian(count);
        return elements < 0 || elements > data.Length / size ? null : count.Length + (elements * size);
    }

    private static long? TensorBytes(SliceStream data, long at, string? type)
    {
        const int Fixed = 16;
        const int MaxDimensions = 1024;
        Span<byte> dimensions = stackalloc byte[4];
        if (type is null || BoundedBytes.ReadAt(data, at, dimensions) < dimensions.Length)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(dimensions);
        return count is < 0 or > MaxDimensions ? null : Fixed + (16L * count);
    }
}
