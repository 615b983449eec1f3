namespace Proofmark.Provenance.Tokens;

/// <summary>A token in a slot.</summary>
/// <param name="Module">The module's file.</param>
/// <param name="Slot">The slot's number.</param>
/// <param name="Flags">CK_TOKEN_INFO.flags.</param>
/// <param name="Attributes">Values of the attributes of a PKCS #11 URI that describe library, slot and token.</param>
internal sealed record TokenInfo(string Module, nuint Slot, nuint Flags, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>True when a flag is set.</summary>
    public bool Has(nuint flag) => (Flags & flag) != 0;

    /// <summary>True when a URI names this token.</summary>
    public bool Fits(TokenUri uri) => (uri.SlotId is not { } slot || slot == Slot) && uri.Fits(Attributes.GetValueOrDefault);

    /// <summary>For people.</summary>
    public override string ToString() => $"'{Attributes["token"]}' (serial '{Attributes["serial"]}', slot-id {Slot})";
}
