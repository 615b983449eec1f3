using System.Security.Cryptography;
using System.Text;

namespace Proofmark.Provenance.Keys;

/// <summary>The hint at a key in a model signature: SHA-256 of the key's PEM text, with 64 columns, line feeds and one at the end.</summary>
internal static class KeyHint
{
    public static string Of(VerificationKey key)
    {
        var pem = PemEncoding.WriteString("PUBLIC KEY", key.Spki.Span) + "\n";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(pem)));
    }
}
