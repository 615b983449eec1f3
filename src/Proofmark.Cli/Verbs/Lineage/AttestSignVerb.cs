using System.CommandLine;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Cli.Verbs.Signing;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Interchange.InToto;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.Dsse;

namespace Proofmark.Cli.Verbs.Lineage;

/// <summary><c>attest sign</c>: an in-toto statement of any kind.</summary>
internal static class AttestSignVerb
{
    public static Command Create()
    {
        var command = new VerbCommand(
            "sign",
            "Sign an in-toto statement: DSSE in a Sigstore bundle. A statement that is signed already is signed once more, byte for byte, as a second witness.",
            "proofmark attest sign provenance.json --private-key builder.key --to records/train.sigstore.json",
            "proofmark attest sign records/train.sigstore.json --private-key observer.key --to records/train.observer.sigstore.json");
        var statement = new Argument<string>("STATEMENT") { Description = "The statement as JSON, an envelope or a bundle with one." };
        var to = new Option<string>("--to") { HelpName = "FILE", Description = "Where the bundle is written; nothing is overwritten.", Required = true };
        var signer = new StatementSignerOptions();
        statement.Validators.Add(ArgumentRules.RefuseOptionLikeValues);
        command.Arguments.Add(statement);
        command.Options.Add(to);
        signer.AddTo(command);
        var common = new CommonOptions(OutputFormats.Table);
        common.AddTo(command);
        command.SetVerb(common, context =>
        {
            context.Common.RefusePolicy("attest sign");
            var (name, target) = (context.Parsed.GetRequiredValue(statement), context.Parsed.GetRequiredValue(to));
            NewFile.Check(target, force: false);
            var payload = Payload(name);
            using var key = signer.Open(context);
            var bundle = key.Sign(payload);
            NewFile.Write(target, force: false, stream => stream.Write(bundle));
            context.Write((writer, _) => writer.Write($"Signed {name}\n  {target}: {Digest.OfBytes(payload)}\n"), json: () => throw new UsageException("attest sign has no JSON output; the bundle is JSON"));
            return ExitCode.Success;
        });
        return command;
    }

    // The bytes that are signed are those of the file, or those that others signed before: never written anew.
    private static byte[] Payload(string name)
    {
        var bytes = SignatureFiles.Bytes(name, Limits.Default.MaxReportBytes);
        var payload = AttestationVerifier.EnvelopeOf(name, bytes, Limits.Default) is { PayloadType: DsseEnvelope.InToto } envelope ? envelope.Payload.ToArray() : bytes;
        var reading = DocumentReader.ReadJson(name, payload, Limits.Default);
        if (reading is not { Errors.Count: 0, Root: { } root } || !InTotoReader.Recognises(root))
        {
            throw new UsageException($"'{name}' is no in-toto statement{(reading.Errors is [var first, ..] ? $": {first}" : "")}");
        }

        var statement = InTotoReader.Read(name, root, Limits.Default);
        return statement.Errors.Count == 0 ? payload : throw new UsageException(string.Join("\n", statement.Errors.Take(5)));
    }
}
