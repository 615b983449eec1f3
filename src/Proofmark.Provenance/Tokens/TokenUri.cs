using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Proofmark.Provenance.Tokens;

/// <summary>
/// A PKCS #11 URI (RFC 7512) that names a private key. Not a record on purpose: nothing prints its members, among which a PIN may be.
/// </summary>
public sealed class TokenUri
{
    private readonly TokenUriAttributes path;
    private readonly TokenUriAttributes query;

    private TokenUri(TokenUriAttributes path, TokenUriAttributes query)
    {
        this.path = path;
        this.query = query;
    }

    /// <summary>The label of the key (<c>object</c>); null when any will do.</summary>
    public string? Label => path.Text("object");

    /// <summary>The identifier of the key (<c>id</c>), raw bytes; null when any will do.</summary>
    public ReadOnlyMemory<byte>? Id => path.Bytes("id") is { } bytes ? bytes : (ReadOnlyMemory<byte>?)null;

    /// <summary>The module's file (<c>module-path</c>); null when the URI names none.</summary>
    public string? ModulePath => query.Text("module-path");

    /// <summary>The module's name without folder (<c>module-name</c>); it chooses among modules that the user names.</summary>
    public string? ModuleName => query.Text("module-name");

    /// <summary>The PIN itself (<c>pin-value</c>); null when the URI holds none.</summary>
    public string? PinValue => query.Text("pin-value");

    /// <summary>The file that holds the PIN (<c>pin-source</c>); null when the URI names none.</summary>
    public string? PinFile { get; private init; }

    /// <summary>The number of the slot (<c>slot-id</c>); null when any will do.</summary>
    internal ulong? SlotId { get; private init; }

    /// <summary>Reads a URI. Duplicate attributes and unknown attributes of the path are refused, as they could match nothing that is meant; unknown attributes of the query are ignored (RFC 7512, 2.3 and 2.4).</summary>
    /// <param name="text">The URI.</param>
    /// <param name="uri">What it names.</param>
    /// <param name="problem">Why it cannot be used; never holds a value of an attribute of the query.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out TokenUri? uri, [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        uri = null;
        try
        {
            uri = Parse(text);
            problem = null;
            return true;
        }
        catch (FormatException wrong)
        {
            problem = $"the PKCS #11 URI cannot be used: {wrong.Message}";
            return false;
        }
    }

    /// <summary>True when every attribute of the path that describes a library, a slot or a token has the value that is found there.</summary>
    /// <param name="found">Value of an attribute by its name in the URI.</param>
    internal bool Fits(Func<string, string?> found) => path.Names.Where(TokenUriAttributes.DescribesToken).All(name => path.Text(name) == found(name));

    private static TokenUri Parse(string text)
    {
        const string Scheme = "pkcs11:";
        if (!text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new FormatException("it begins with 'pkcs11:'");
        }

        var parts = text[Scheme.Length..].Split('?', 2);
        var path = TokenUriAttributes.ReadPath(parts[0]);
        var query = TokenUriAttributes.ReadQuery(parts.Length > 1 ? parts[1] : "");
        if (path.Text("type") is { } type && type != "private")
        {
            throw new FormatException("its type is not 'private', and a private key is what signs");
        }

        if (query.Text("pin-value") is not null && query.Text("pin-source") is not null)
        {
            throw new FormatException("pin-value and pin-source are two answers to one question");
        }

        return new TokenUri(path, query) { PinFile = FileOf(query.Text("pin-source")), SlotId = SlotOf(path.Text("slot-id")) };
    }

    // "|program" would run a program and a bare value means whatever a tool takes it for: only a file is read.
    private static string? FileOf(string? source)
    {
        if (source is null)
        {
            return null;
        }

        return source.StartsWith("file:", StringComparison.OrdinalIgnoreCase) && Uri.TryCreate(source, UriKind.Absolute, out var uri) && uri.IsFile && uri.Host is "" or "localhost" && uri.Query.Length == 0 && uri.Fragment.Length == 0
            ? uri.LocalPath
            : throw new FormatException("its pin-source is no file: URI of this machine; nothing else is read, and no program is run");
    }

    private static ulong? SlotOf(string? text) =>
        text is null ? null
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new FormatException("its slot-id is no decimal number");
}
