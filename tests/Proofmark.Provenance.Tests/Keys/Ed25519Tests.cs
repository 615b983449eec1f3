using Proofmark.Provenance.Keys;

namespace Proofmark.Provenance.Tests.Keys;

public sealed class Ed25519Tests
{
    private const string SpkiStart = "302a300506032b6570032100";
    private const string Pkcs8Start = "302e020100300506032b657004220420";

    /// <summary>Cases that a lax verifier takes for valid, made with an own computation on the curve.</summary>
    public static TheoryData<string, string, string, string> Refused =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Keys", "ed25519-refused.txt"))
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('|'))
            .Select(fields => new TheoryDataRow<string, string, string, string>(fields[0], fields[1], fields[2], fields[3])),
    ];

    [Theory]
    [InlineData(
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b")]
    [InlineData(
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")]
    [InlineData(
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a")]
    public void The_vectors_of_RFC_8032_are_signed_and_verified(string secret, string key, string message, string signature)
    {
        var pem = $"-----BEGIN PRIVATE KEY-----\n{Convert.ToBase64String(Convert.FromHexString(Pkcs8Start + secret))}\n-----END PRIVATE KEY-----\n";
        SigningKey.TryReadPem(pem, null, out var signing, out _).Should().BeTrue();

        Convert.ToHexStringLower(signing!.Sign(Convert.FromHexString(message))).Should().Be(signature);
        Verifies(key, message, signature).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refused_cases(string what, string key, string message, string signature) =>
        Verifies(key, message, signature).Should().BeFalse(what);

    [Fact]
    public void The_key_and_message_of_the_refused_cases_have_a_valid_signature() =>
        Verifies(
            "0f7608783489684c04726001595638e5258c2ed0bdb3d18d9e3453ea8bb458ad",
            "6d657373616765",
            "b31b20f50426242514d81b383548bd90de72fd0b8cf2382a88f9f52ce5076b23f26bce0326495e0f4ce8f715dab91ddb47839ed240052d4dd68715b5f223d90d").Should().BeTrue();

    private static bool Verifies(string key, string message, string signature) =>
        VerificationKey.TryRead(Convert.FromHexString(SpkiStart + key), out var read, out _) && read.Verify(Convert.FromHexString(message), Convert.FromHexString(signature), read.DefaultScheme);
}
