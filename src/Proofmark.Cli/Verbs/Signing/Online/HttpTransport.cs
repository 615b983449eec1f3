using System.Net;
using System.Net.Http.Headers;
using Proofmark.Core;
using Proofmark.Provenance.Keyless;

namespace Proofmark.Cli.Verbs.Signing.Online;

/// <summary>
/// The one way of this program to the network, taken by <c>sign sigstore</c>, and where a signature is to be time-stamped. It follows no redirect, sends no cookies, and bounds the length and the time of an answer.
/// </summary>
internal sealed class HttpTransport : IServiceTransport, IDisposable
{
    private const int MostAnswerBytes = 8 * 1024 * 1024;
    private static readonly TimeSpan ConnectTime = TimeSpan.FromSeconds(15);

    private readonly HttpClient client;

    /// <param name="patience">How long an answer may take.</param>
    public HttpTransport(TimeSpan patience)
    {
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = ConnectTime, Proxy = new ProxyBeyondThisMachine() }, disposeHandler: true)
        {
            Timeout = patience,
            MaxResponseContentBufferSize = MostAnswerBytes,
        };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("proofmark", ToolIdentity.Current.Version));
    }

    /// <inheritdoc />
    public ServiceAnswer Post(ServiceRequest request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, request.Address) { Content = new ReadOnlyMemoryContent(request.Body) };
        message.Content.Headers.ContentType = new MediaTypeHeaderValue(request.ContentType);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(request.Accept));
        return Send(message, cancel);
    }

    /// <summary>Gets a JSON document with a bearer token.</summary>
    /// <exception cref="IOException">No answer came, or none within the bounds.</exception>
    public ServiceAnswer Get(Uri address, string bearer, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return Send(message, cancel);
    }

    /// <inheritdoc />
    public void Dispose() => client.Dispose();

    private ServiceAnswer Send(HttpRequestMessage message, CancellationToken cancel)
    {
        try
        {
            using var answer = client.Send(message, HttpCompletionOption.ResponseContentRead, cancel);
            using var body = new MemoryStream();
            answer.Content.ReadAsStream(cancel).CopyTo(body);
            return new ServiceAnswer((int)answer.StatusCode, body.ToArray());
        }
        catch (HttpRequestException failure)
        {
            throw new IOException(failure.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded ? $"the answer is longer than {MostAnswerBytes} bytes" : failure.InnerException?.Message ?? failure.Message, failure);
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new IOException($"no answer within {client.Timeout.TotalSeconds:0} seconds", late);
        }
    }

    /// <summary>The proxy of the environment, but not for services on this machine, which are asked without protection.</summary>
    private sealed class ProxyBeyondThisMachine : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : HttpClient.DefaultProxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => host.IsLoopback || HttpClient.DefaultProxy.IsBypassed(host);
    }
}
