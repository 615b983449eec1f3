using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Tokens;

/// <summary>Opens a private key that stays in a PKCS #11 token: EC on P-256, P-384 or P-521, or RSA where the token signs with PSS.</summary>
public static class TokenKey
{
    /// <summary>
    /// Opens the one key that a URI names, in the one token that it names; the PIN is shown to no other token. Each signature is verified with the public key before it is given away
    /// (<see cref="SigningKey.Sign"/> throws <see cref="TokenException"/> otherwise). One thread at a time; disposing the key ends the session.
    /// </summary>
    /// <param name="uri">Names the key.</param>
    /// <param name="options">Modules, PIN, public key.</param>
    /// <param name="key">The key.</param>
    /// <param name="problem">Why it cannot be used; never any part of the PIN.</param>
    public static bool TryOpen(TokenUri uri, TokenKeyOptions options, [NotNullWhen(true)] out SigningKey? key, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(uri);
        ArgumentNullException.ThrowIfNull(options);
        key = null;
        var held = new Disposables();
        try
        {
            key = Open(uri, options, held);
            problem = null;
            return true;
        }
        catch (TokenException failure)
        {
            problem = failure.Message;
            return false;
        }
        finally
        {
            if (key is null)
            {
                held.Dispose();
            }
        }
    }

    private static SigningKey Open(TokenUri uri, TokenKeyOptions options, Disposables held)
    {
        var modules = ModuleFiles.Of(uri, options.Modules).Select(file => held.Add(CryptokiModule.Load(file))).ToList();
        var (module, token) = FindToken(uri, modules);
        var session = held.Add(module.Open(token.Slot));
        var pin = options.Pin is { } text ? Encoding.UTF8.GetBytes(text) : null;
        held.Add(new Wiper(pin));
        LogIn(session, token, pin);
        var found = TokenObjects.FindKey(session, uri, token);
        var verification = options.PublicKey ?? TokenObjects.PublicKeyOf(session, found) ?? options.FallbackPublicKey
            ?? throw new TokenException($"the token shows neither a public key nor a certificate that goes with the key {found}; name its public key");
        return new SigningKey(verification, new TokenSigner(session, found, verification, pin).Sign, export: null, held);
    }

    private static (CryptokiModule Module, TokenInfo Token) FindToken(TokenUri uri, List<CryptokiModule> modules)
    {
        var tokens = modules
            .SelectMany(module => module.Slots().Select(slot => (Module: module, Token: module.Describe(slot))))
            .Where(static pair => pair.Token.Has(Cryptoki.TokenInitialized))
            .ToList();
        var fitting = tokens.Where(pair => pair.Token.Fits(uri)).ToList();
        return fitting switch
        {
            [var only] => only,
            [] => throw new TokenException($"no token fits the URI; there are: {List(tokens.Select(static pair => pair.Token))}"),
            _ => throw new TokenException($"several tokens fit the URI, and the PIN goes to one only; name its token, serial or slot-id: {List(fitting.Select(static pair => pair.Token))}"),
        };
    }

    private static string List(IEnumerable<TokenInfo> tokens) => Listing.Of([.. tokens.Select(static token => token.ToString())]);

    // A wrong PIN costs one of few tries: nothing is tried twice, and the last one is left to the owner.
    private static void LogIn(CryptokiSession session, TokenInfo token, byte[]? pin)
    {
        if (!token.Has(Cryptoki.LoginRequired))
        {
            return;
        }

        if (token.Has(Cryptoki.UserPinLocked))
        {
            throw new TokenException($"the PIN of the token {token} is locked");
        }

        if (token.Has(Cryptoki.UserPinFinalTry))
        {
            throw new TokenException($"the token {token} allows one more try before it locks; log in with the token's own tool first");
        }

        if (pin is null && !token.Has(Cryptoki.ProtectedAuthenticationPath))
        {
            throw new TokenException($"the token {token} needs a PIN");
        }

        session.LogIn(Cryptoki.User, pin);
    }

    private sealed class Wiper(byte[]? secret) : IDisposable
    {
        public void Dispose() => CryptographicOperations.ZeroMemory(secret);
    }
}
