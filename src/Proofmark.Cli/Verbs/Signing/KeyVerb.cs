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
    private const string Default = "ec-p256";

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
            $"Write a new key, PKCS #8 in PEM, readable by you alone, and its public key beside it (.pub). It is encrypted when {PrivateKeyOptions.PasswordVariable} is set.",
            "proofmark key new publisher.key",
            "proofmark key new publisher.key --algorithm ec-p384",
            "proofmark key new publisher.key --algorithm ml-dsa-65");
        var file = new Argument<string>("FILE") { Description = "The private key to write." };
        var algorithm = new Option<string?>("--algorithm") { HelpName = "NAME", Description = $"{string.Join(", ", KeyAlgorithms.Names)}; {Default} unless said. The reference tool verifies EC keys only." };
        var curve = new Option<string?>("--curve") { HelpName = "NAME", Description = "p256, p384 or p521: the same as --algorithm ec-p256 and so on." };
        file.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(file);
        command.Options.Add(algorithm);
        command.Options.Add(curve);
        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            context.Common.RefusePolicy("key new");
            var (target, shown) = (context.Parsed.GetRequiredValue(file), context.Parsed.GetRequiredValue(file) + ".pub");
            NewFile.Check(target, force: false);
            NewFile.Check(shown, force: false);
            using var key = SigningKey.New(Algorithm(context.Parsed.GetValue(algorithm), context.Parsed.GetValue(curve)));
            NewFile.Write(target, force: false, stream => stream.Write(Encoding.ASCII.GetBytes(key.ToPem(PrivateKeyOptions.FromEnvironment()))), ownerOnly: true);
            NewFile.Write(shown, force: false, stream => stream.Write(Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", key.Public.Spki.Span) + "\n")));
            context.Write((writer, _) => writer.Write($"{target}\n{shown}\n"), json: () => throw new UsageException("key new has no JSON output"));
            return ExitCode.Success;
        });
        return command;
    }

    private static KeyAlgorithm Algorithm(string? name, string? curve)
    {
        if (name is not null && curve is not null)
        {
            throw new UsageException("--algorithm and --curve are two answers to one question");
        }

        if (curve is not (null or "p256" or "p384" or "p521"))
        {
            throw new UsageException($"--curve: '{curve}' is none of: p256, p384, p521");
        }

        return KeyAlgorithms.TryParse(name ?? (curve is null ? Default : $"ec-{curve}"), out var algorithm)
            ? algorithm.Value
            : throw new UsageException($"--algorithm: '{name}' is none of: {string.Join(", ", KeyAlgorithms.Names)}");
    }
}
