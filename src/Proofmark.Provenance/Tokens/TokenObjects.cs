using System.Text;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Tokens;

/// <summary>Finds keys and certificates in a token.</summary>
internal static class TokenObjects
{
    /// <summary>The one private key that a URI names.</summary>
    /// <exception cref="TokenException">There is none, or more than one.</exception>
    public static PrivateObject FindKey(CryptokiSession session, TokenUri uri, TokenInfo token)
    {
        var wanted = new List<(nuint, byte[])>();
        if (uri.Label is { } label)
        {
            wanted.Add((Cryptoki.Label, Encoding.UTF8.GetBytes(label)));
        }

        if (uri.Id is { } id)
        {
            wanted.Add((Cryptoki.Id, id.ToArray()));
        }

        var found = session.Find(Cryptoki.PrivateKeyObject, [.. wanted]);
        return found switch
        {
            [var only] => Describe(session, only),
            [] => throw new TokenException($"no private key in the token {token} fits the URI; there are: {List(session, session.Find(Cryptoki.PrivateKeyObject))}"),
            _ => throw new TokenException($"several private keys in the token {token} fit the URI; name one by its id: {List(session, found)}"),
        };
    }

    /// <summary>The public key that goes with a private key: a public key, else a certificate, of the same id, or of the same label where the key has no id; else, for RSA, what the private key shows. Null when there is none.</summary>
    /// <exception cref="TokenException">There are several that differ, or one of a kind that is not supported.</exception>
    public static VerificationKey? PublicKeyOf(CryptokiSession session, PrivateObject key)
    {
        var same = key.Id.Length > 0 ? (Cryptoki.Id, key.Id) : (Cryptoki.Label, key.Label);
        return Single(session.Find(Cryptoki.PublicKeyObject, same).Select(handle => TokenPublicKey.Read(session, handle)))
            ?? Single(session.Find(Cryptoki.CertificateObject, same).Select(handle => Certified(session, handle)))
            ?? (key.KeyType == Cryptoki.RsaKey ? TokenPublicKey.Read(session, key.Handle) : null);
    }

    private static VerificationKey? Certified(CryptokiSession session, nuint handle) =>
        session.Read(handle, Cryptoki.Value) is { } der && Certificate.TryRead(der, out var certificate, out _) ? certificate.Key : null;

    private static VerificationKey? Single(IEnumerable<VerificationKey?> keys)
    {
        var distinct = keys.OfType<VerificationKey>().DistinctBy(static key => Convert.ToHexString(key.Spki.Span)).ToList();
        return distinct.Count <= 1 ? distinct.FirstOrDefault() : throw new TokenException("several public keys in the token go with the private key; name the right one by its file");
    }

    private static PrivateObject Describe(CryptokiSession session, nuint handle) => new(
        handle,
        session.ReadNumber(handle, Cryptoki.KeyType),
        session.Read(handle, Cryptoki.Label) ?? [],
        session.Read(handle, Cryptoki.Id) ?? [],
        session.ReadFlag(handle, Cryptoki.AlwaysAuthenticate) == true);

    private static string List(CryptokiSession session, IReadOnlyList<nuint> handles) => Listing.Of([.. handles.Select(handle => Describe(session, handle).ToString())]);
}
