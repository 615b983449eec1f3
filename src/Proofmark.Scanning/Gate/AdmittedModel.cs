using Proofmark.Core;

namespace Proofmark.Scanning.Gate;

/// <summary>What a gate says about a model, and the very bytes that it looked at.</summary>
public sealed class AdmittedModel : IDisposable
{
    private readonly Stream? content;

    internal AdmittedModel(CheckResult result, Stream? content)
    {
        Result = result;
        this.content = content;
    }

    /// <summary>The result of the scan.</summary>
    public CheckResult Result { get; }

    /// <summary>True when the model may be loaded.</summary>
    public bool IsAdmitted => content is not null;

    /// <summary>The scanned bytes, from their start; readable and seekable. It lives as long as this object.</summary>
    /// <exception cref="InvalidOperationException">The model was refused.</exception>
    public Stream Content => content ?? throw new InvalidOperationException(
        $"{Result.Subject.Name} is not admitted: {Result.Outcome}, {string.Join(", ", Result.ReasonCodes)}");

    /// <summary>Forgets the bytes.</summary>
    public void Dispose() => content?.Dispose();
}
