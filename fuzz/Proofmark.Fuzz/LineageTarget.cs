using System.Text;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Ingest;
using Proofmark.Provenance.Lineage.Reading;
using Proofmark.Provenance.Lineage.Tracing;
using Proofmark.Provenance.Lineage.Windows;
using Proofmark.Provenance.TrustPolicies;

namespace Proofmark.Fuzz;

/// <summary>Feeds the readers of records and facts of lineage, and traces what comes out. Without a trusted signer nothing may be attested, and no trace may be clean.</summary>
internal static class LineageTarget
{
    private const long ManyBytes = 256 * 1024 * 1024;
    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";

    private static readonly string[] Kinds = ["model-card", "model-config", "adapter-config", "trainer-state", "bill-of-material", "safetensors", "gguf"];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("lineage-records", Records, RecordSeeds, ManyBytes),
        new("lineage-facts", Facts, FactSeeds, ManyBytes),
    ];

    private static void Records(byte[] input)
    {
        var reader = new EvidenceReader(TrustPolicy.None, TimeProvider.System, Limits.Default);
        reader.Add("a", input);
        reader.Add("b", input);
        var evidence = reader.Evidence;
        if (evidence.Steps.Count > 1 || evidence.Steps.Any(static step => step.Witnesses.Count > 0) || evidence.Releases.Any(static release => release.Witnesses.Count > 0) || evidence.Documents.Any(static document => document.Outcome == Outcome.Pass))
        {
            throw new InvalidOperationException("one record counts twice, or somebody is trusted whom nobody trusts");
        }

        foreach (var product in evidence.Steps.SelectMany(static step => step.Products).Take(3))
        {
            var trace = Tracer.Run(product, true, evidence, WindowRules.Default, DateTimeOffset.UnixEpoch);
            if (trace.Windows.Count == 0 || trace.MaturityLevel > 0)
            {
                throw new InvalidOperationException("an unsigned record leaves no window open");
            }
        }
    }

    private static void Facts(byte[] input)
    {
        foreach (var kind in Kinds)
        {
            var log = new FactLog();
            using var stream = new MemoryStream(input);
            FileKinds.Read(stream, "file", kind, Limits.Default, log);
            if (log.Reading.Documents.Count != 1 || log.Reading.Facts.Any(static fact => fact.Value.Length > 1000))
            {
                throw new InvalidOperationException("a file is told of more or less than once, or a value is too long");
            }
        }
    }

    private static IEnumerable<byte[]> RecordSeeds()
    {
        var statement = $$$$$$$$"""{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"m","digest":{"sha256":"{{{{{{{{Zeros}}}}}}}}"},"annotations":{"files":[{"name":"a","digest":{"sha256":"{{{{{{{{Zeros}}}}}}}}"}}]}}],"predicateType":"https://slsa.dev/provenance/v1","predicate":{"buildDefinition":{"buildType":"b","externalParameters":{"stage":"train","entryPoint":["x"],"hyperparameters":{"seed":7}},"internalParameters":{"resumeFrom":"c","openings":["network"],"observation":{"observed":true,"undeclared":["/x"],"hosts":["h"]}},"resolvedDependencies":[{"name":"c","uri":"u","digest":{"gitCommit":"{{{{{{{{Zeros}}}}}}}}"}}]},"runDetails":{"builder":{"id":"i"},"metadata":{"invocationId":"1","startedOn":"2026-05-01T00:00:00Z","finishedOn":"2026-05-01T01:00:00Z"}}}}""";
        yield return Encoding.UTF8.GetBytes(statement);
        yield return Encoding.UTF8.GetBytes($$"""{"payloadType":"application/vnd.in-toto+json","payload":"{{Convert.ToBase64String(Encoding.UTF8.GetBytes(statement))}}","signatures":[{"sig":"AA=="}]}""");
        yield return Encoding.UTF8.GetBytes($$$$$$$$"""{"signed":{"_type":"link","name":"l","materials":{"a":{"sha256":"{{{{{{{{Zeros}}}}}}}}"}},"products":{"b":{"sha256":"{{{{{{{{Zeros}}}}}}}}"}},"command":["x"],"byproducts":{"return-value":0},"environment":{}},"signatures":[{"keyid":"00","sig":"00"}]}""");
        yield return Encoding.UTF8.GetBytes($$$$$$$$"""{"_type":"https://in-toto.io/Statement/v1","subject":[{"name":"m","digest":{"sha256":"{{{{{{{{Zeros}}}}}}}}"}}],"predicateType":"https://slsa.dev/verification_summary/v1","predicate":{"verifier":{"id":"v"},"timeVerified":"2026-05-01T00:00:00Z","verificationResult":"PASSED"}}""");
    }

    private static IEnumerable<byte[]> FactSeeds() => new[]
    {
        "---\nbase_model: [a/b, c]\ndatasets: d\n---\n# x\n",
        """{"_name_or_path":"a/b","auto_map":{"AutoModel":"x.Y"},"transformers_version":"4"}""",
        """{"base_model_name_or_path":"a/b","revision":"r"}""",
        """{"global_step":5,"log_history":[{"step":1}],"epoch":1.5,"best_model_checkpoint":"c"}""",
        $$$$$$$$"""{"bomFormat":"CycloneDX","specVersion":"1.6","components":[{"type":"machine-learning-model","bom-ref":"m","name":"m","pedigree":{"ancestors":[{"name":"b","hashes":[{"alg":"SHA-256","content":"{{{{{{{{Zeros}}}}}}}}"}]}]},"modelCard":{"modelParameters":{"datasets":[{"ref":"d"}]}}},{"type":"data","bom-ref":"d","name":"d"}]}""",
        """{"spdxVersion":"SPDX-2.3","packages":[{"SPDXID":"a","name":"a"}],"relationships":[{"spdxElementId":"a","relationshipType":"DESCENDANT_OF","relatedSpdxElement":"b"}]}""",
        """{"@context":"https://spdx.org/rdf/3.0.1/spdx-context.jsonld","@graph":[{"type":"Relationship","from":"a","relationshipType":"trainedOn","to":["b"]}]}""",
    }.Select(Encoding.UTF8.GetBytes);
}
