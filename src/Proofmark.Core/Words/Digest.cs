using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Core;

/// <summary>A cryptographic digest, written <c>algorithm:hex</c>.</summary>
/// <param name="Algorithm">Lower-case algorithm name, for example <c>sha256</c>.</param>
/// <param name="Hex">The digest in lower-case hexadecimal.</param>
[JsonConverter(typeof(DigestJsonConverter))]
public sealed record Digest(string Algorithm, string Hex)
{
    /// <summary>The algorithm name of SHA-256 (FIPS 180-4).</summary>
    public const string Sha256 = "sha256";

    /// <summary>The SHA-256 digest of some bytes.</summary>
    public static Digest OfBytes(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new Digest(Sha256, Convert.ToHexStringLower(hash));
    }

    /// <summary>Reads <c>algorithm:hex</c>; false when the text is anything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Digest? digest)
    {
        digest = null;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (text is null || colon <= 0 || colon == text.Length - 1)
        {
            return false;
        }

        var algorithm = text[..colon];
        var hex = text[(colon + 1)..];
        if (!algorithm.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)) || !hex.All(char.IsAsciiHexDigitLower) || hex.Length % 2 != 0)
        {
            return false;
        }

        digest = new Digest(algorithm, hex);
        return true;
    }

    /// <inheritdoc />
    public override string ToString() => $"{Algorithm}:{Hex}";
}
