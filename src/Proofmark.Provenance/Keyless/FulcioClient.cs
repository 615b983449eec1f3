using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Proofmark.Core.Documents;
using Proofmark.Core.Json;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.Keyless;

/// <summary>Gets a certificate for a key and an identity from Fulcio (API version 2, which the first major version of its configuration stands for).</summary>
internal sealed class FulcioClient(SigstoreServices services, SigstoreService authority)
{
    private const string Name = "the certificate authority";

    /// <summary>A certificate for the key. The request is signed with the key, which shows that we hold it.</summary>
    public Certificate Issue(ECDsa key, IdentityToken token)
    {
        var request = new CertificateRequest(new X500DistinguishedName(""), key, HashAlgorithmName.SHA256);
        var pem = Encoding.ASCII.GetBytes(request.CreateSigningRequestPem() + "\n");
        var body = JsonBytes.Of(json =>
        {
            json.WriteStartObject("credentials");
            json.WriteString("oidcIdentityToken", token.Value);
            json.WriteEndObject();
            json.WriteBase64String("certificateSigningRequest", pem);
        });
        var answer = services.PostJson(Name, SigstoreServices.Below(authority, "/api/v2/signingCert"), body, isSecret: true);
        Rejection.Unless(answer["signedCertificateDetachedSct"] is null, "certificate-detached-promise", $"{Name} keeps the promise of the certificate log apart; only certificates with an embedded one can be verified offline");
        var chain = answer["signedCertificateEmbeddedSct"]?["chain"]?["certificates"] as DocumentSequence;
        var leaf = chain?.Items is [var first, ..] ? first.AsString() : null;
        Rejection.Unless(leaf is not null, "service-answer-malformed", $"{Name} answered without a certificate");
        Rejection.Unless(Certificate.TryReadPem(leaf!, out var certificates, out var problem), "service-answer-malformed", $"{Name} answered with a certificate that cannot be read: {problem}");
        Rejection.Unless(certificates![0].Spki.Span.SequenceEqual(key.ExportSubjectPublicKeyInfo()), "certificate-other-key", $"{Name} answered with a certificate for another key");
        return certificates[0];
    }
}
