using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs.Signing.Online;
using Proofmark.Provenance.Keyless;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>--timestamp-authority</c>: who witnesses when a signature was made.</summary>
internal sealed class TimestampOption
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Option<string?> address = new("--timestamp-authority", "--timestamp_authority")
    {
        HelpName = "URL",
        Description = "A time-stamp authority (RFC 3161) that witnesses when the signature was made; asked over the network, and told a digest of the signature alone.",
    };

    public void AddTo(Command command) => command.Options.Add(address);

    /// <summary>Opens the way to the authority; null when none is asked for. The caller disposes of it.</summary>
    /// <exception cref="UsageException">The address is none.</exception>
    public TimestampWitness? Open(VerbContext context)
    {
        if (context.Parsed.GetValue(address) is not { } written)
        {
            return null;
        }

        return Uri.TryCreate(written, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.UserInfo.Length == 0
            ? new TimestampWitness(uri, new HttpTransport(Patience), context.Cancellation)
            : throw new UsageException("--timestamp-authority: an address as in https://stamps.example.com is expected");
    }
}

/// <summary>A witness of the time, while it is asked.</summary>
internal sealed class TimestampWitness(Uri address, HttpTransport transport, CancellationToken cancel) : IDisposable
{
    private readonly TimestampService service = new(address, transport);

    /// <summary>Has a signature stamped.</summary>
    public ReadOnlyMemory<byte> Stamp(byte[] signature) => service.Stamp(signature, cancel);

    /// <inheritdoc />
    public void Dispose() => transport.Dispose();
}
