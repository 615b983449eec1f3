namespace Proofmark.Provenance.Tokens;

/// <summary>The numbers of PKCS #11 version 2.40 that are used here (OASIS, pkcs11t.h).</summary>
internal static class Cryptoki
{
    public const nuint Ok = 0;
    public const nuint AlreadyInitialized = 0x191;
    public const nuint AttributeTypeInvalid = 0x12;
    public const nuint AttributeSensitive = 0x11;
    public const nuint UserAlreadyLoggedIn = 0x100;

    public const nuint User = 1;
    public const nuint ContextSpecific = 2;
    public const nuint SerialSession = 4;

    public const nuint LoginRequired = 0x4;
    public const nuint ProtectedAuthenticationPath = 0x100;
    public const nuint TokenInitialized = 0x400;
    public const nuint UserPinFinalTry = 0x20000;
    public const nuint UserPinLocked = 0x40000;

    public const nuint CertificateObject = 1;
    public const nuint PublicKeyObject = 2;
    public const nuint PrivateKeyObject = 3;

    public const nuint Class = 0x0;
    public const nuint Label = 0x3;
    public const nuint Value = 0x11;
    public const nuint KeyType = 0x100;
    public const nuint Id = 0x102;
    public const nuint Sign = 0x108;
    public const nuint Modulus = 0x120;
    public const nuint PublicExponent = 0x122;
    public const nuint EcParams = 0x180;
    public const nuint EcPoint = 0x181;
    public const nuint AlwaysAuthenticate = 0x202;

    public const nuint RsaKey = 0;
    public const nuint EcKey = 3;

    public const nuint Ecdsa = 0x1041;
    public const nuint RsaPss = 0xD;
    public const nuint Sha256 = 0x250;
    public const nuint Mgf1Sha256 = 2;

    /// <summary>What a return value means; the number where it is a rare one.</summary>
    public static string Explain(nuint value) => value switch
    {
        0x02 => "the host is out of memory (CKR_HOST_MEMORY)",
        0x03 => "there is no such slot (CKR_SLOT_ID_INVALID)",
        0x05 => "the module failed in general (CKR_GENERAL_ERROR)",
        0x06 => "the function failed (CKR_FUNCTION_FAILED)",
        0x30 => "the device failed (CKR_DEVICE_ERROR)",
        0x32 => "the token was removed (CKR_DEVICE_REMOVED)",
        0x54 => "the module does not offer this function (CKR_FUNCTION_NOT_SUPPORTED)",
        0x63 => "the key is of the wrong kind (CKR_KEY_TYPE_INCONSISTENT)",
        0x68 => "the key may not sign (CKR_KEY_FUNCTION_NOT_PERMITTED)",
        0x70 => "the token cannot sign this way (CKR_MECHANISM_INVALID)",
        0x71 => "the token refuses the parameters of this way to sign (CKR_MECHANISM_PARAM_INVALID)",
        0xA0 => "the PIN is wrong (CKR_PIN_INCORRECT)",
        0xA1 => "the PIN has a character that the token does not take (CKR_PIN_INVALID)",
        0xA2 => "the PIN is too short or too long (CKR_PIN_LEN_RANGE)",
        0xA3 => "the PIN has expired (CKR_PIN_EXPIRED)",
        0xA4 => "the PIN is locked (CKR_PIN_LOCKED)",
        0xE0 => "the token is not there (CKR_TOKEN_NOT_PRESENT)",
        0xE1 => "the token is not recognised (CKR_TOKEN_NOT_RECOGNIZED)",
        0x101 => "nobody is logged in (CKR_USER_NOT_LOGGED_IN)",
        0x102 => "the token has no user PIN (CKR_USER_PIN_NOT_INITIALIZED)",
        _ => $"return value 0x{value:X}",
    };
}
