using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Keyless;

/// <summary>A time-stamp authority (RFC 3161) that witnesses when a signature was made. It is told a digest of the signature, and nothing else.</summary>
/// <param name="address">Its address.</param>
/// <param name="transport">The way to it.</param>
public sealed class TimestampService(Uri address, IServiceTransport transport)
{
    /// <summary>How long a busy service is left alone before it is asked again; twice as long the second time.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Has a signature stamped.</summary>
    /// <param name="signature">The signature.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <returns>The response, DER. It answers this request; whether the authority is trusted is for those who verify.</returns>
    /// <exception cref="IOException">The authority did not stamp it.</exception>
    public ReadOnlyMemory<byte> Stamp(byte[] signature, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(signature);
        try
        {
            return new TimestampClient(new SigstoreServices(transport, Pause, cancel), address).Stamp(signature);
        }
        catch (Rejection rejection)
        {
            throw new IOException(rejection.Message, rejection);
        }
    }
}
