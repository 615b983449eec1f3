using System.Security.Cryptography;
using System.Text.Json;

namespace Proofmark.Interchange.CycloneDx;

/// <summary>Writes CycloneDX. Same bill, same bytes: the serial number is made of the content.</summary>
public static class CycloneDxWriter
{
    /// <summary>The bill as JSON.</summary>
    public static string Write(CycloneDxBom bom)
    {
        ArgumentNullException.ThrowIfNull(bom);
        var content = JsonSerializer.SerializeToUtf8Bytes(bom with { SerialNumber = null }, CycloneDxJson.Default.CycloneDxBom);
        return JsonSerializer.Serialize(bom with { SerialNumber = $"urn:uuid:{Uuid(content)}" }, CycloneDxJson.Default.CycloneDxBom);
    }

    // RFC 9562, section 5.8: version 8 leaves the bits to us; they are the first ones of a SHA-256.
    private static Guid Uuid(ReadOnlySpan<byte> content)
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }
}
