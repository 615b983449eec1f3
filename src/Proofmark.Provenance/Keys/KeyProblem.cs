using System.Security.Cryptography;

namespace Proofmark.Provenance.Keys;

/// <summary>What is wrong with a private key, in words that may be shown: other exceptions of the framework are not, as they may tell of its content.</summary>
internal static class KeyProblem
{
    private const string Mark = "proofmark:";

    /// <summary>An exception whose message is shown.</summary>
    public static CryptographicException Of(string message) => new(Mark + message);

    /// <summary>The message to show.</summary>
    public static string Explain(Exception problem) => problem is CryptographicException { InnerException: null } && problem.Message.StartsWith(Mark, StringComparison.Ordinal)
        ? problem.Message[Mark.Length..]
        : "the private key cannot be read, or its password is wrong";

    /// <summary>Throws unless a key was read to its last byte.</summary>
    public static void CheckEnd(byte[] der, int read)
    {
        if (read != der.Length)
        {
            throw Of("there are bytes behind the private key");
        }
    }
}
