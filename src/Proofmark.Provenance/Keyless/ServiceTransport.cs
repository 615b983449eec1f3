namespace Proofmark.Provenance.Keyless;

/// <summary>A request to a service.</summary>
/// <param name="Address">Where to.</param>
/// <param name="ContentType">Media type of the body.</param>
/// <param name="Accept">Media type of the answer.</param>
/// <param name="Body">The body; may hold a secret.</param>
public sealed record ServiceRequest(Uri Address, string ContentType, string Accept, ReadOnlyMemory<byte> Body);

/// <summary>An answer of a service: hostile input.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The body.</param>
public sealed record ServiceAnswer(int Status, ReadOnlyMemory<byte> Body);

/// <summary>
/// The way to the network, which this project does not know itself. It posts, follows no redirect, and gives up on an answer that is longer or slower than
/// its bounds with an <see cref="IOException"/>.
/// </summary>
public interface IServiceTransport
{
    /// <summary>Posts a request.</summary>
    /// <exception cref="IOException">No answer came, or none within the bounds.</exception>
    ServiceAnswer Post(ServiceRequest request, CancellationToken cancel);
}
