using Proofmark.Core;
using Proofmark.Provenance.Attestations;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.ModelSigning.Claims;
using Proofmark.Provenance.Verification;
using Proofmark.Reporting.Signatures;

namespace Proofmark.App.Signatures;

/// <summary>Turns what a verification found into a check result and a report.</summary>
public static class SignatureUseCase
{
    private static readonly CheckIdentity ModelCheck = new("signature.model", 1, "Is the model, file by file, what a trusted signer signed?");
    private static readonly CheckIdentity ListCheck = new("signature.list", 1, "Is the list of digests what a trusted signer signed?");
    private static readonly CheckIdentity BundleCheck = new("signature.artifact", 1, "Did a trusted signer sign the artifact?");
    private static readonly CheckIdentity AttestationCheck = new("signature.attestation", 1, "Did a trusted signer make the statement?");

    /// <summary>The report about a model.</summary>
    /// <param name="name">The model as the user named it.</param>
    /// <param name="verification">What was found.</param>
    /// <param name="time">When.</param>
    public static SignatureReport OfModel(string name, ModelVerification verification, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(verification);
        var codes = verification.ReasonCodes.ToList();
        var check = Check(ModelCheck, new Subject(SubjectKind.Artifact, name, verification.Root), verification.Outcome, codes, string.Join("; ", verification.Messages), verification.FileCount, "files", time);
        return Report(check, verification.Signature) with { Model = Model(verification) };
    }

    /// <summary>The report about a list of digests. It is a check of its own: nothing that asks about a model's files is answered by it.</summary>
    /// <param name="list">The list as the user named it.</param>
    /// <param name="digest">SHA-256 of the list.</param>
    /// <param name="verification">What was found.</param>
    /// <param name="time">When.</param>
    public static SignatureReport OfList(string list, Digest digest, ModelVerification verification, DateTimeOffset time)
    {
        var report = OfModel(list, verification, time);
        return report with
        {
            Check = report.Check with { Check = ListCheck, Subject = new Subject(SubjectKind.Artifact, list, digest), Coverage = report.Check.Coverage with { Unit = "list entries" } },
            Reservation = "verified the list, not files: whether any file is as listed was not looked at",
        };
    }

    /// <summary>A report with what the signer claims about the model. Claims that do not verify, or are about another model, fail it.</summary>
    /// <param name="report">The report about the model.</param>
    /// <param name="model">What was found about the model.</param>
    /// <param name="file">The claims as the user named them.</param>
    /// <param name="verify">Verifies the claims about a model of some root digest; not called unless the model verified.</param>
    public static SignatureReport WithClaims(SignatureReport report, ModelVerification model, string file, Func<SignedArtifact, AttestationVerification> verify)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(verify);
        if (model is not { Outcome: Outcome.Pass, Root: { } root })
        {
            return report;
        }

        var found = verify(SignedArtifact.OfDigest(root));
        var (code, message) = (found.Signature.ReasonCode, found.Signature.Message);
        if (found.Statement is { } statement && ModelClaimsCodec.Read(statement, out message) is { } claims && claims.Root == root)
        {
            return report with { Claims = Claims(claims, model) };
        }

        var why = $"the claims in '{file}' do not hold: {message ?? "they are about another model"}";
        return report with { Check = Check(report.Check.Check, report.Check.Subject, Outcome.Fail, ["claims-" + (code ?? "malformed")], why, report.Check.Coverage.Total, "files", report.Check.Time) };
    }

    private static SignedClaims Claims(ModelClaims claims, ModelVerification model)
    {
        var signed = claims.Card is { } card ? model.Manifest?.Resources.FirstOrDefault(r => r.Path == card.Path && r is { Start: null, Hash: HashKind.Sha256 }) : null;
        var isSigned = signed is not null && Convert.ToHexStringLower(signed.Value.Span) == claims.Card!.Digest.Hex;
        return new SignedClaims(claims.Licence, claims.Card?.Path, claims.Card?.Digest, claims.Card is null ? null : isSigned, [.. claims.Parents.Select(static p => new SignedSubject(p.Name, p.Digest))]);
    }

    /// <summary>The report about an artifact.</summary>
    /// <param name="name">The artifact as the user named it.</param>
    /// <param name="digest">Its digest; null when it was not reached.</param>
    /// <param name="verification">What was found.</param>
    /// <param name="time">When.</param>
    public static SignatureReport OfArtifact(string name, Digest? digest, BundleVerification verification, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(verification);
        IReadOnlyList<string> codes = verification.ReasonCode is { } code ? [code] : [];
        return Report(Check(BundleCheck, new Subject(SubjectKind.Artifact, name, digest), verification.Outcome, codes, verification.Message ?? "", 1, "files", time), verification);
    }

    /// <summary>The report about an attestation.</summary>
    /// <param name="name">The attestation as the user named it.</param>
    /// <param name="verification">What was found.</param>
    /// <param name="time">When.</param>
    public static SignatureReport OfAttestation(string name, AttestationVerification verification, DateTimeOffset time)
    {
        ArgumentNullException.ThrowIfNull(verification);
        var report = OfArtifact(name, null, verification.Signature, time);
        return report with
        {
            Check = report.Check with { Check = AttestationCheck },
            Statement = verification.Statement is { } statement ? new SignedStatement(statement.PredicateType, [.. statement.Subjects.Select(subject => new SignedSubject(subject.Name, subject.Digest))]) : null,
        };
    }

    /// <summary>The result about a signature that says nothing about any model, for a reason.</summary>
    internal static CheckResult NotEstablished(string signature, string code, string message, DateTimeOffset time) =>
        Check(ModelCheck, new Subject(SubjectKind.Artifact, signature), Outcome.NotEstablished, [code], message, 1, "files", time);

    private static CheckResult Check(CheckIdentity check, Subject subject, Outcome outcome, IReadOnlyList<string> codes, string message, long seen, string unit, DateTimeOffset time)
    {
        var location = new Location(subject.Name);
        return new CheckResult
        {
            Check = check,
            Subject = subject,
            Scope = subject.Name,
            Method = Rung.Attestation,
            Outcome = outcome,
            ReasonCodes = codes,
            Coverage = outcome == Outcome.NotEstablished ? new Coverage(0, seen, unit, [.. codes.Select(code => new UnreadPart(location, code, message))]) : Coverage.Full(seen, unit),
            Findings = outcome == Outcome.Fail ? [.. codes.Select(code => Finding(code, message, location))] : [],
            Time = time,
            Tool = ToolIdentity.Current,
        };
    }

    internal static Finding Finding(string code, string message, Location location) => new()
    {
        RuleId = "signature." + code,
        Severity = Severity.High,
        Message = message,
        Why = "What was not signed by somebody who is trusted may have been put there or changed by anybody on its way.",
        Fix = "Fetch the artifact again from its publisher, or ask the publisher to sign what is published.",
        Location = location,
        References = ["CWE-345", "CWE-347"],
    };

    private static SignatureReport Report(CheckResult check, BundleVerification? verification) => new()
    {
        Check = check,
        Signer = verification?.Signer is { } signer ? new SignatureSigner(signer.Name, signer.Issuer, signer.KeyKind, signer.KeyDigest) : null,
        Times = [.. (verification?.Times ?? []).Select(time => new SignatureWitness(time.Time, time.Witness))],
        Logs = [.. (verification?.Logs ?? []).Select(log => new SignatureLog(log.Log, log.Index))],
        Checks = verification?.Checks ?? [],
    };

    private static SignedModel? Model(ModelVerification verification) => verification is { Method: { } method, Dialect: { } dialect }
        ? new SignedModel(
            verification.Root,
            dialect == ManifestDialect.V02 ? "v0.2" : "v1.0",
            method.Hash.Name(),
            method.ShardSize,
            method.AllowSymlinks,
            verification.FileCount,
            verification.Difference?.Missing ?? [],
            verification.Difference?.Extra ?? [],
            verification.Difference?.Changed ?? [],
            verification.Ignored)
        : null;
}
