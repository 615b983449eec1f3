namespace Proofmark.Provenance.Tokens;

/// <summary>A private key in a token.</summary>
/// <param name="Handle">Its number in the session.</param>
/// <param name="KeyType">CKA_KEY_TYPE.</param>
/// <param name="Label">CKA_LABEL, UTF-8.</param>
/// <param name="Id">CKA_ID; empty when it has none.</param>
/// <param name="AsksEachTime">The token wants the PIN for each signature (CKA_ALWAYS_AUTHENTICATE).</param>
internal sealed record PrivateObject(nuint Handle, nuint? KeyType, byte[] Label, byte[] Id, bool AsksEachTime)
{
    /// <summary>For people.</summary>
    public override string ToString() => $"'{System.Text.Encoding.UTF8.GetString(Label)}' (id {(Id.Length == 0 ? "none" : "%" + string.Join('%', Id.Select(static b => b.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))))})";
}
