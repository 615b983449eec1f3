using System.Diagnostics.CodeAnalysis;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>The hash functions of model signatures (OpenSSF Model Signing 1.0, hash types). The root is always SHA-256.</summary>
public enum HashKind
{
    /// <summary>SHA-256 (FIPS 180-4), the default.</summary>
    Sha256,

    /// <summary>BLAKE2b with 512 bits (RFC 7693).</summary>
    Blake2b,

    /// <summary>BLAKE3 with 256 bits.</summary>
    Blake3,
}

/// <summary>Names and lengths of the hash functions.</summary>
public static class HashKinds
{
    /// <summary>The name in manifests.</summary>
    public static string Name(this HashKind kind) => kind switch
    {
        HashKind.Blake2b => "blake2b",
        HashKind.Blake3 => "blake3",
        _ => "sha256",
    };

    /// <summary>Bytes of a digest.</summary>
    public static int DigestBytes(this HashKind kind) => kind == HashKind.Blake2b ? 64 : 32;

    /// <summary>Reads a name; <c>blake2</c>, which some tools write, is BLAKE2b.</summary>
    public static bool TryParse(string? name, [NotNullWhen(true)] out HashKind? kind)
    {
        kind = name switch
        {
            "sha256" => HashKind.Sha256,
            "blake2b" or "blake2" => HashKind.Blake2b,
            "blake3" => HashKind.Blake3,
            _ => null,
        };
        return kind is not null;
    }
}
