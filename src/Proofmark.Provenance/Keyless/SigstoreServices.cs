using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Keyless;

/// <summary>Asks services, and tells what went wrong by their names. What is asked for here can be asked for twice: busy services are asked again.</summary>
internal sealed class SigstoreServices(IServiceTransport transport, TimeSpan pause, CancellationToken cancel)
{
    private const int Attempts = 3;
    private const int MostTold = 200;

    public const string Json = "application/json";

    /// <summary>Posts JSON and reads the JSON object that comes back.</summary>
    /// <param name="service">What the service is called in messages.</param>
    /// <param name="address">Its address.</param>
    /// <param name="body">What is posted.</param>
    /// <param name="isSecret">True when a secret is in it: what the service says of a refusal could repeat it, and is not told.</param>
    public DocumentMapping PostJson(string service, Uri address, byte[] body, bool isSecret = false)
    {
        var answer = Post(service, new ServiceRequest(address, Json, Json, body), isSecret);
        var reading = DocumentReader.ReadJson(service, answer.Span, Limits.Default);
        return reading is { Root: DocumentMapping root, Errors.Count: 0 } ? root : throw new Rejection("service-answer-malformed", $"{service} at {address.Host} did not answer with a JSON object");
    }

    /// <summary>Posts and gives the bytes that come back.</summary>
    public ReadOnlyMemory<byte> Post(string service, ServiceRequest request, bool isSecret = false)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = Send(service, request);
            if (answer.Status is 200 or 201)
            {
                return answer.Body;
            }

            var isBusy = answer.Status is 429 or 500 or 502 or 503 or 504;
            if (!isBusy || attempt == Attempts)
            {
                throw new Rejection("service-refused", $"{service} at {request.Address.Host} answered {answer.Status}{(isSecret ? "" : Told(answer.Body.Span))}");
            }

            cancel.WaitHandle.WaitOne(pause * attempt);
            cancel.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The address of a path below a service.</summary>
    public static Uri Below(SigstoreService service, string path) => new($"{service.Address.GetLeftPart(UriPartial.Path).TrimEnd('/')}{path}");

    private ServiceAnswer Send(string service, ServiceRequest request)
    {
        try
        {
            return transport.Post(request, cancel);
        }
        catch (IOException failure)
        {
            throw new Rejection("service-unreachable", $"{service} at {request.Address.Host}: {failure.Message}");
        }
    }

    // What a service says of its refusal helps; it is shortened, and on one line.
    private static string Told(ReadOnlySpan<byte> body)
    {
        var text = new string([.. Encoding.UTF8.GetString(body[..Math.Min(body.Length, MostTold)]).Select(static c => char.IsControl(c) ? ' ' : c)]).Trim();
        return text.Length == 0 ? "" : $": {text}";
    }
}
