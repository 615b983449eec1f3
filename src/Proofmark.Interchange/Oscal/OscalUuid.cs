using System.Security.Cryptography;
using System.Text;

namespace Proofmark.Interchange.Oscal;

/// <summary>UUIDs that follow from what they name (RFC 9562, section 5.5, version 5), so that the same report has the same bytes.</summary>
public static class OscalUuid
{
    /// <summary>The namespace of Proofmark: version 5 of <c>urn:proofmark:oscal</c> in the namespace of URLs (RFC 9562, section 6.6).</summary>
    private static readonly Guid Namespace = Of(new Guid("6ba7b811-9dad-11d1-80b4-00c04fd430c8"), "urn:proofmark:oscal");

    /// <summary>The UUID of a name.</summary>
    /// <param name="kind">What is named, for example <c>risk</c>.</param>
    /// <param name="parts">What tells it from others of its kind.</param>
    public static string Of(string kind, params IReadOnlyList<string> parts) => Of(Namespace, $"{kind}\n{string.Join('\n', parts)}").ToString("D");

    /// <summary>The UUID of a name in a namespace.</summary>
    public static Guid Of(Guid space, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
#pragma warning disable CA5350 // Version 5 is defined by SHA-1; the id identifies and protects nothing.
        var hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0f) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3f) | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
