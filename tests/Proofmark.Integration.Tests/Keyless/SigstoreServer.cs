using System.Net;
using System.Net.Sockets;
using System.Text;
using Proofmark.Provenance.Tests.Virtual;

namespace Proofmark.Integration.Tests.Keyless;

/// <summary>A virtual instance of Sigstore behind a real HTTP server on this machine.</summary>
internal sealed class SigstoreServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task work;

    public SigstoreServer(int logVersion = 1)
    {
        Sigstore = new VirtualSigstore { Log = new VirtualLog(second: logVersion == 2) };
        Services = new VirtualServices(Sigstore, () => DateTimeOffset.UtcNow);
        Address = $"http://127.0.0.1:{FreePort()}";
        listener.Prefixes.Add(Address + "/");
        listener.Start();
        work = Task.Run(ServeAsync);
    }

    public VirtualSigstore Sigstore { get; }

    public VirtualServices Services { get; }

    public string Address { get; }

    /// <summary>Writes an answer in a way of its own; false to leave it to the services.</summary>
    public Func<HttpListenerContext, Task<bool>> Instead { get; set; } = static _ => Task.FromResult(false);

    public void Dispose()
    {
        listener.Stop();
        work.Wait(TimeSpan.FromSeconds(10));
        listener.Close();
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                await AnswerAsync(await listener.GetContextAsync());
            }
            catch (Exception over) when (over is HttpListenerException or ObjectDisposedException or IOException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        if (await Instead(context))
        {
            return;
        }

        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var (status, answer) = context.Request.HttpMethod == "GET"
            ? (200, Encoding.UTF8.GetBytes($$"""{"value":"{{VirtualServices.Token("ci@example.com", DateTimeOffset.UtcNow.AddMinutes(5))}}"}"""))
            : Services.Answer(context.Request.Url!.AbsolutePath, body.ToArray());
        context.Response.StatusCode = status;
        await context.Response.OutputStream.WriteAsync(answer);
        context.Response.Close();
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
