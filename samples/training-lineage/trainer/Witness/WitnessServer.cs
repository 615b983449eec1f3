using System.Net;

namespace Proofmark.Samples.Training.Witness;

/// <summary>Time-stamps over HTTP (RFC 3161, 3.4): one query a request, one request after another.</summary>
internal sealed class WitnessServer : IDisposable
{
    private const int LargestQuery = 16 * 1024;

    private readonly HttpListener listener = new();
    private readonly TimestampAuthority authority;

    public WitnessServer(IPEndPoint address, TimestampAuthority authority)
    {
        this.authority = authority;
        listener.Prefixes.Add($"http://{address}/");
        try
        {
            listener.Start();
        }
        catch (HttpListenerException error)
        {
            throw new IOException($"cannot listen on {address}: {error.Message}", error);
        }
    }

    public void Serve()
    {
        while (listener.IsListening)
        {
            var context = listener.GetContext();
            try
            {
                Answer(context.Request, context.Response);
            }
            catch (Exception gone) when (gone is HttpListenerException or IOException)
            {
                // Whoever asked has gone; the next may ask.
                context.Response.Abort();
            }
        }
    }

    public void Dispose() => ((IDisposable)listener).Dispose();

    private void Answer(HttpListenerRequest request, HttpListenerResponse response)
    {
        if (request.HttpMethod != "POST")
        {
            Refuse(response, HttpStatusCode.MethodNotAllowed);
        }
        else if (request.ContentType != "application/timestamp-query")
        {
            Refuse(response, HttpStatusCode.UnsupportedMediaType);
        }
        else
        {
            var query = new byte[LargestQuery + 1];
            var length = request.InputStream.ReadAtLeast(query, query.Length, throwOnEndOfStream: false);
            if (length > LargestQuery)
            {
                Refuse(response, HttpStatusCode.RequestEntityTooLarge);
                return;
            }

            response.ContentType = "application/timestamp-reply";
            response.Close(authority.Answer(query.AsMemory(0, length)), willBlock: true);
        }
    }

    private static void Refuse(HttpListenerResponse response, HttpStatusCode status)
    {
        response.StatusCode = (int)status;
        response.Close();
    }
}
