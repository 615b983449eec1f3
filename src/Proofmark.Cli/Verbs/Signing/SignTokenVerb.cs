using Proofmark.Cli.Running;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>sign pkcs11-key</c> and <c>sign pkcs11-certificate</c>: with a key that stays in a token.</summary>
internal static class SignTokenVerb
{
    public static VerbCommand CreateKey() => Create(
        "pkcs11-key",
        "Sign a model with a private key that stays in a PKCS #11 token: EC on P-256, P-384 or P-521, or RSA (PSS). A wrong PIN is not tried twice.",
        withCertificate: false,
        "proofmark sign pkcs11-key model --pkcs11-uri 'pkcs11:token=release;object=publisher?module-path=/usr/lib/softhsm/libsofthsm2.so' --pin-file pin.txt",
        "proofmark sign pkcs11-key model --pkcs11-uri 'pkcs11:serial=1234;id=%01' --pkcs11-module /usr/lib/softhsm/libsofthsm2.so --public-key publisher.pub");

    public static VerbCommand CreateCertificate() => Create(
        "pkcs11-certificate",
        "Sign a model with a private key that stays in a PKCS #11 token and the certificate that is for it.",
        withCertificate: true,
        "proofmark sign pkcs11-certificate model --pkcs11-uri 'pkcs11:token=release;object=publisher?module-path=/usr/lib/softhsm/libsofthsm2.so' --signing-certificate publisher.pem --certificate-chain intermediate.pem");

    private static VerbCommand Create(string name, string description, bool withCertificate, params string[] examples)
    {
        var command = new VerbCommand(name, description, examples);
        var run = new SignRun(withCertificate);
        var token = new TokenOptions();
        run.AddTo(command);
        token.AddTo(command);
        var common = new CommonOptions(Output.OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context => run.Run(context, certificates => token.Open(context.Parsed, certificates)));
        return command;
    }
}
