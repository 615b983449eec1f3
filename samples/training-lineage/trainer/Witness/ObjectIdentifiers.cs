namespace Proofmark.Samples.Training.Witness;

/// <summary>The names that time-stamps need.</summary>
internal static class ObjectIdentifiers
{
    public const string Sha256 = "2.16.840.1.101.3.4.2.1";
    public const string Sha384 = "2.16.840.1.101.3.4.2.2";
    public const string Sha512 = "2.16.840.1.101.3.4.2.3";
    public const string EcdsaWithSha256 = "1.2.840.10045.4.3.2";
    public const string SignedData = "1.2.840.113549.1.7.2";
    public const string ContentType = "1.2.840.113549.1.9.3";
    public const string MessageDigest = "1.2.840.113549.1.9.4";
    public const string TimestampInfo = "1.2.840.113549.1.9.16.1.4";
    public const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    /// <summary>The policy of this sample, in the arc that is kept for examples.</summary>
    public const string SamplePolicy = "2.999.3161";
}
