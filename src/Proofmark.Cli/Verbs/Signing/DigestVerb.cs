using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary><c>digest</c>: the root digest of a model, as a signature has it.</summary>
internal static class DigestVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "digest",
            "Print the digest that stands for a whole model: SHA-256 over the digests of its files in order, as a signature has it (OpenSSF Model Signing 1.0).",
            "proofmark digest model",
            "proofmark digest model --ignore-paths model/model.sig");
        var model = new ModelOptions();
        var content = new ContentOptions();
        model.AddTo(command);
        content.AddTo(command);
        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            context.Common.RefusePolicy("digest");
            var path = content.ModelOf(context.Parsed, model);
            var manifest = content.Describe(context, path, new ModelSigningOptions
            {
                AllowSymlinks = model.AllowsSymlinks(context.Parsed),
                IgnoreGitPaths = model.IgnoresGit(context.Parsed) != false,
                IgnorePaths = model.IgnoredBelow(context.Parsed, path),
            });
            context.Write((writer, _) => writer.Write($"{manifest.Root}\n"), json: () => throw new UsageException("digest has no JSON output"));
            return ExitCode.Success;
        });
        return command;
    }
}
