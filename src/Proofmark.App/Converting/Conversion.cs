using Proofmark.Formats.Safetensors;
using Proofmark.Formats.Torch.Checkpoints;
using Proofmark.Reporting.Converting;

namespace Proofmark.App.Converting;

/// <summary>A conversion that is ready to be written, or that cannot be made.</summary>
public sealed class Conversion
{
    private readonly SafetensorsLayout? layout;
    private readonly Checkpoint? checkpoint;

    internal Conversion(ConversionReport report, SafetensorsLayout? layout, Checkpoint? checkpoint) => (Report, this.layout, this.checkpoint) = (report, layout, checkpoint);

    /// <summary>What is converted, and what is not.</summary>
    public ConversionReport Report { get; }

    /// <summary>Writes the safetensors file.</summary>
    /// <param name="destination">Receives the whole file, front to back.</param>
    /// <param name="progress">Told the name of each tensor before it is written; may be null.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="InvalidOperationException">The report does not allow it (<see cref="ConversionReport.CanWrite"/>).</exception>
    /// <exception cref="InvalidDataException">The source does not hold what it declares; what was written is not to be used.</exception>
    /// <exception cref="IOException">Reading or writing failed.</exception>
    public void WriteTo(Stream destination, IProgress<string>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(destination);
        if (!Report.CanWrite || layout is null || checkpoint is null)
        {
            throw new InvalidOperationException("A conversion that has obstacles is not written.");
        }

        var tensors = checkpoint.Tensors.ToDictionary(static tensor => tensor.Name, StringComparer.Ordinal);
        destination.Write(layout.Header.Span);
        foreach (var tensor in layout.Order)
        {
            progress?.Report(tensor.Name);
            checkpoint.CopyTo(tensors[tensor.Name], destination, cancellation);
        }
    }
}
