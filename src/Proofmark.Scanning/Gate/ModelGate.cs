using Proofmark.Formats.Streams;

namespace Proofmark.Scanning.Gate;

/// <summary>
/// Opens a model only if its scan allows. The model is copied first, and scan and loader read the same copy: whoever exchanges the file between check and use
/// (CWE-367) exchanges nothing.
/// </summary>
/// <example>
/// <code>
/// using var model = ModelGate.Open("downloads/model.pt");
/// if (model.IsAdmitted) Load(model.Content);
/// else Console.Error.WriteLine(model.Result.Findings.FirstOrDefault()?.Message ?? "not established");
/// </code>
/// </example>
public static class ModelGate
{
    /// <summary>Scans a file and opens it if the result allows.</summary>
    /// <param name="path">The file; links are followed.</param>
    /// <param name="options">What is admitted; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="IOException">The file cannot be read or copied.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static AdmittedModel Open(string path, ModelGateOptions? options = null, CancellationToken cancellation = default)
    {
        using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return Open(source, Path.GetFileName(path), options, cancellation);
    }

    /// <summary>Scans a stream and opens a copy of it if the result allows.</summary>
    /// <param name="source">Read from where it stands to its end; it is not closed.</param>
    /// <param name="name">What the model is called in the result; its extension is a hint only.</param>
    /// <param name="options">What is admitted; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="IOException">The stream cannot be read or copied, or is longer than allowed.</exception>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static AdmittedModel Open(Stream source, string name, ModelGateOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentException.ThrowIfNullOrEmpty(name);
        options ??= new ModelGateOptions();
        var copy = PrivateCopy.Of(source, options.MaxBytes, options.MaxBytesInMemory, cancellation);
        try
        {
            var result = Scanner.ScanContent(copy, name, options.Limits, TimeProvider.System, cancellation);
            if (!options.Admits(result))
            {
                copy.Dispose();
                return new AdmittedModel(result, null);
            }

            copy.Position = 0;
            return new AdmittedModel(result, copy);
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }
}
