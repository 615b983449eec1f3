namespace Proofmark.Provenance.Tokens;

/// <summary>A PKCS #11 module or token did not do what was asked of it. The message is for a person and never holds a PIN.</summary>
public sealed class TokenException : Exception
{
    /// <summary>With a message.</summary>
    public TokenException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and what lies behind it.</summary>
    public TokenException(string message, Exception inner)
        : base(message, inner)
    {
    }

    /// <summary>Without a message of its own.</summary>
    public TokenException()
    {
    }
}
