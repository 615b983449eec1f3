using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Provenance.Keys;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>key new</c>: a pair of keys for signing.</summary>
internal static class KeyVerb
{
    public static Command Create()
    {
        var command = new Command("key", "Make keys for signing.");
        command.Subcommands.Add(New());
        return command;
    }

    private static VerbCommand New()
    {
        var command = new VerbCommand(
            "new",
            $"Write a new EC key, PKCS #8 in PEM, readable by you alone, and its public key beside it (.pub). It is encrypted when {PrivateKeyOptions.PasswordVariable} is set.",
            "proofmark key new publisher.key",
            "proofmark key new publisher.key --curve p384");
        var file = new Argument<string>("FILE") { Description = "The private key to write." };
        var curve = new Option<string>("--curve") { HelpName = "NAME", Description = "p256, p384 or p521.", DefaultValueFactory = _ => "p256" };
        file.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(file);
        command.Options.Add(curve);
        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            context.Common.RefusePolicy("key new");
            var (target, shown) = (context.Parsed.GetRequiredValue(file), context.Parsed.GetRequiredValue(file) + ".pub");
            NewFile.Check(target, force: false);
            NewFile.Check(shown, force: false);
            using var key = SigningKey.NewEc(Curve(context.Parsed.GetRequiredValue(curve)));
            NewFile.Write(target, force: false, stream => stream.Write(Encoding.ASCII.GetBytes(key.ToPem(PrivateKeyOptions.FromEnvironment()))), ownerOnly: true);
            NewFile.Write(shown, force: false, stream => stream.Write(Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", key.Public.Spki.Span) + "\n")));
            context.Write((writer, _) => writer.Write($"{target}\n{shown}\n"), json: () => throw new UsageException("key new has no JSON output"));
            return ExitCode.Success;
        });
        return command;
    }

    private static ECCurve Curve(string name) => name switch
    {
        "p256" => ECCurve.NamedCurves.nistP256,
        "p384" => ECCurve.NamedCurves.nistP384,
        "p521" => ECCurve.NamedCurves.nistP521,
        _ => throw new UsageException($"--curve: '{name}' is none of: p256, p384, p521"),
    };
}
