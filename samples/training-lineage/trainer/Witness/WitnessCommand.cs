using System.Net;
using System.Net.Sockets;
using Proofmark.Samples.Training.Commands;

namespace Proofmark.Samples.Training.Witness;

/// <summary><c>witness</c>: an authority on the time that lives as long as the process. Its root is trusted by nobody but the reader of this sample.</summary>
internal static class WitnessCommand
{
    public static void Run(Options options)
    {
        var address = Address(options.Text("--listen"));
        using var authority = new StampCertificates();
        using var server = new WitnessServer(address, new TimestampAuthority(authority));
        File.WriteAllText(options.Text("--certificate-out"), authority.ToPem());
        Console.WriteLine($"listening on http://{address}/");

        // The last thing that is written: whoever sees the file may ask.
        File.WriteAllText(options.Text("--pid-file"), $"{Environment.ProcessId}\n");
        server.Serve();
    }

    private static IPEndPoint Address(string text)
    {
        if (!IPEndPoint.TryParse(text, out var address) || !IPAddress.IsLoopback(address.Address))
        {
            throw new UsageError($"--listen: '{text}' is no address of this machine alone, like 127.0.0.1:0");
        }

        if (address.Port == 0)
        {
            using var probe = new TcpListener(address);
            probe.Start();
            address.Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        return address;
    }
}
