using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Tokens;

/// <summary>What is needed besides a URI to use a key in a token. Not a record on purpose: nothing prints its members, among which the PIN is.</summary>
public sealed class TokenKeyOptions
{
    /// <summary>Files of PKCS #11 modules, absolute paths. With the module that the URI names these are the only ones that are loaded.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    /// <summary>The PIN; null when there is none.</summary>
    public string? Pin { get; init; }

    /// <summary>The public key, where the token is not to be asked for it.</summary>
    public VerificationKey? PublicKey { get; init; }

    /// <summary>The public key to take when neither <see cref="PublicKey"/> nor the token gives one: that of a certificate, for example.</summary>
    public VerificationKey? FallbackPublicKey { get; init; }
}
