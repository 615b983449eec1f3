using System.Globalization;
using System.Text;

namespace Proofmark.Provenance.Dsse;

/// <summary>What a DSSE signature covers (DSSE 1.0, protocol: PAE): lengths and contents of type and payload, so that neither can be moved into the other.</summary>
public static class PreAuthenticationEncoding
{
    /// <summary>Encodes a type and the raw bytes of a payload.</summary>
    public static byte[] Of(string payloadType, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(payloadType);
        var head = string.Create(CultureInfo.InvariantCulture, $"DSSEv1 {Encoding.UTF8.GetByteCount(payloadType)} {payloadType} {payload.Length} ");
        var length = Encoding.UTF8.GetByteCount(head);
        var bytes = new byte[length + payload.Length];
        Encoding.UTF8.GetBytes(head, bytes);
        payload.CopyTo(bytes.AsSpan(length));
        return bytes;
    }
}
