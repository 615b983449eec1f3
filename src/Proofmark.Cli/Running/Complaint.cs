using Proofmark.Reporting.Text;

namespace Proofmark.Cli.Running;

/// <summary>Messages on standard error. They may quote the assessed tree, so nothing in them can steer a terminal.</summary>
internal static class Complaint
{
    public static void Write(string message)
    {
        var lines = message.Split('\n');
        Console.Error.WriteLine($"proofmark: {SafeText.Visible(lines[0])}");
        foreach (var line in lines.Skip(1))
        {
            Console.Error.WriteLine(SafeText.Visible(line));
        }
    }
}
