using System.Text;
using System.Text.Json.Nodes;
using Proofmark.Core;
using Proofmark.Provenance.ModelSigning;

namespace Proofmark.Provenance.Tests.ModelSigning;

/// <summary>What other verifiers let pass: links, planted files, bent statements. Each is refused with its reason code.</summary>
public sealed class StrictnessTests : IDisposable
{
    private static readonly Dictionary<string, (string Code, Action<JsonNode> Bend)> Statements = new(StringComparer.Ordinal)
    {
        ["a name twice"] = ("resource-twice", static s => Resources(s).Insert(0, With(Resources(s)[0]!, "digest", new string('0', 64)))),
        ["another order"] = ("root-mismatch", static s => { var last = Resources(s)[1]!.DeepClone(); Resources(s).RemoveAt(1); Resources(s).Insert(0, last); }),
        ["a file left out"] = ("root-mismatch", static s => Resources(s).RemoveAt(0)),
        ["no file"] = ("model-empty", static s => Resources(s).Clear()),
        ["another root"] = ("root-mismatch", static s => s["subject"]![0]!["digest"]!["sha256"] = new string('0', 64)),
        ["two subjects"] = ("subject-count", static s => ((JsonArray)s["subject"]!).Add(s["subject"]![0]!.DeepClone())),
        ["no subject"] = ("subject-count", static s => ((JsonArray)s["subject"]!).Clear()),
        ["another predicate"] = ("statement-predicate", static s => s["predicateType"] = "https://slsa.dev/provenance/v1"),
        ["a later predicate"] = ("statement-predicate", static s => s["predicateType"] = "https://model_signing/signature/v1.1"),
        ["another statement"] = ("statement-type", static s => s["_type"] = "https://in-toto.io/Statement/v0.1"),
        ["a name that climbs"] = ("name-not-canonical", static s => Resources(s)[0]!["name"] = "../config.json"),
        ["a name from the root"] = ("name-not-canonical", static s => Resources(s)[0]!["name"] = "/etc/passwd"),
        ["an empty part"] = ("name-not-canonical", static s => Resources(s)[0]!["name"] = "sub//config.json"),
        ["a dot in between"] = ("name-not-canonical", static s => Resources(s)[0]!["name"] = "sub/./config.json"),
        ["no name"] = ("statement-malformed", static s => ((JsonObject)Resources(s)[0]!).Remove("name")),
        ["a short digest"] = ("digest-malformed", static s => Resources(s)[0]!["digest"] = "00"),
        ["a digest in capitals"] = ("digest-malformed", static s => Resources(s)[0]!["digest"] = Resources(s)[0]!["digest"]!.GetValue<string>().ToUpperInvariant()),
        ["an algorithm for one file"] = ("algorithm-mismatch", static s => Resources(s)[0]!["algorithm"] = "blake3"),
        ["an unknown hash"] = ("hash-unknown", static s => Method(s)["hash_type"] = "md5"),
        ["an unknown way"] = ("method-unknown", static s => Method(s)["method"] = "none"),
        ["links neither allowed nor not"] = ("statement-malformed", static s => Method(s).Remove("allow_symlinks")),
        ["ignored paths that are none"] = ("statement-malformed", static s => Method(s)["ignore_paths"] = "all"),
        ["parts without a size"] = ("statement-malformed", static s => Method(s)["method"] = "shards"),
        ["parts of no file"] = ("shard-malformed", static s => Shards(s, "weights.bin", "weights.bin")),
        ["parts that end before they begin"] = ("shard-malformed", static s => Shards(s, "weights.bin:5:5", "weights.bin:5:7")),
        ["a gap between parts"] = ("shards-not-contiguous", static s => Shards(s, "weights.bin:0:5", "weights.bin:6:7")),
        ["parts that overlap"] = ("shards-not-contiguous", static s => Shards(s, "weights.bin:0:5", "weights.bin:4:7")),
        ["parts from the middle on"] = ("shards-not-contiguous", static s => Shards(s, "weights.bin:5:7", "other:0:5")),
        ["a part longer than a part"] = ("shards-not-contiguous", static s => Shards(s, "weights.bin:0:6", "weights.bin:6:7")),
    };

    private readonly SignedFolder folder = new();

    public static TheoryData<string> StatementNames => [.. Statements.Keys];

    public void Dispose() => folder.Dispose();

    [Theory]
    [MemberData(nameof(StatementNames))]
    public void A_bent_statement_is_refused_though_its_signature_is_right(string name)
    {
        folder.SignBent(statement =>
        {
            Statements[name].Bend(statement);
            return statement;
        });

        var result = folder.Verify();

        result.Signature!.Outcome.Should().Be(Outcome.Pass);
        result.ReasonCodes.Should().Equal([Statements[name].Code], string.Join("; ", result.Messages));
    }

    [Fact]
    public void The_old_encoding_is_no_signature_of_a_new_statement()
    {
        folder.SignBent(static statement => statement, static payload => LegacyEncoding.Of("application/vnd.in-toto+json", payload));

        folder.Verify().ReasonCodes.Should().Equal("signature-invalid");
    }

    [Fact]
    public void The_old_encoding_is_that_of_python()
    {
        byte[] payload = [.. Enumerable.Range(0, 256).Select(static i => (byte)i)];

        var text = Encoding.ASCII.GetString(LegacyEncoding.Of("t", payload));

        text.Should().StartWith("DSSEV1 1 t 256 b'\\x00\\x01").And.Contain("\\t\\n\\x0b\\x0c\\r").And.Contain("!\"#$%&\\'()").And.Contain("[\\\\]").And.EndWith("\\xfe\\xff'");
        Encoding.ASCII.GetString(LegacyEncoding.Of("t", "it's"u8)).Should().Be("DSSEV1 1 t 4 b\"it's\"");
    }

    [Theory]
    [InlineData(".git/hooks/evil.py")]
    [InlineData(".gitattributes")]
    [InlineData("model.sig.d")]
    public void Files_planted_at_ignored_names_are_refused(string name)
    {
        folder.Sign();
        folder.Write(name, "planted");

        folder.Verify().ReasonCodes.Should().Equal(name == "model.sig.d" ? "files-unsigned" : "ignored-present");
        folder.Verify(new ModelVerificationOptions { IgnorePaths = [name] }).Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public void A_signature_planted_beside_another_one_is_refused()
    {
        folder.Sign();
        var elsewhere = Path.Combine(Path.GetDirectoryName(folder.Model)!, "model.sig");
        File.Move(folder.Signature, elsewhere);
        folder.Write("model.sig", "planted");
        File.Copy(elsewhere, folder.Signature + "2");

        folder.Verify().Outcome.Should().Be(Outcome.Fail);
    }

    [Fact]
    public void What_the_signer_ignored_is_listed()
    {
        folder.Write("notes/a.txt", "x");
        folder.Sign(new ModelSigningOptions { IgnorePaths = ["notes"] });

        var result = folder.Verify();

        result.Outcome.Should().Be(Outcome.Pass);
        result.Ignored.Should().Equal("notes/a.txt");
    }

    [Fact]
    public void Linked_folders_are_refused_in_signing_and_verifying()
    {
        folder.Sign();
        Directory.CreateSymbolicLink(folder.Path("linked"), folder.Path("sub"));

        folder.Verify().ReasonCodes.Should().Equal("linked-folder");
        Describe(new ModelSigningOptions { AllowSymlinks = true }).ReasonCode.Should().Be("linked-folder");
        folder.Verify(new ModelVerificationOptions { SkipLinkedFolders = true }).Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public void Linked_files_need_the_signers_word_and_stay_inside()
    {
        File.CreateSymbolicLink(folder.Path("link.bin"), folder.Path("weights.bin"));
        Describe(new ModelSigningOptions()).ReasonCode.Should().Be("linked-file");
        folder.Sign(new ModelSigningOptions { AllowSymlinks = true });
        folder.Verify().Outcome.Should().Be(Outcome.Pass);

        var outside = Path.Combine(Path.GetDirectoryName(folder.Model)!, "outside.bin");
        File.WriteAllText(outside, "weights");
        File.Delete(folder.Path("link.bin"));
        File.CreateSymbolicLink(folder.Path("link.bin"), outside);
        folder.Verify().ReasonCodes.Should().Equal("link-escapes");
        File.Delete(folder.Path("link.bin"));
        File.CreateSymbolicLink(folder.Path("link.bin"), "nowhere");
        folder.Verify().ReasonCodes.Should().Equal("link-broken");
    }

    [Fact]
    public void A_signed_file_that_became_a_link_is_refused()
    {
        folder.Sign();
        File.Move(folder.Path("weights.bin"), folder.Path("sub/w"));
        File.CreateSymbolicLink(folder.Path("weights.bin"), folder.Path("sub/w"));

        folder.Verify().ReasonCodes.Should().Equal("linked-file");
    }

    [Fact]
    public void Links_of_a_hub_cache_lead_to_its_blobs()
    {
        var cache = Path.Combine(Path.GetDirectoryName(folder.Model)!, "models--a--b");
        var snapshot = Path.Combine(cache, "snapshots", "main");
        Directory.CreateDirectory(snapshot);
        Directory.CreateDirectory(Path.Combine(cache, "blobs"));
        File.WriteAllText(Path.Combine(cache, "blobs", "abc"), "weights");
        File.CreateSymbolicLink(Path.Combine(snapshot, "weights.bin"), "../../blobs/abc");

        ModelSigner.Describe(snapshot, new ModelSigningOptions { AllowSymlinks = true }, Limits.Default, null, TestContext.Current.CancellationToken).Manifest!.Resources.Should().ContainSingle();
    }

    [Fact]
    public void An_empty_model_cannot_be_signed()
    {
        Directory.Delete(folder.Path("sub"), recursive: true);
        File.Delete(folder.Path("weights.bin"));

        Describe(new ModelSigningOptions()).ReasonCode.Should().Be("model-empty");
    }

    [Fact]
    public void A_model_of_empty_files_cannot_be_signed_in_parts()
    {
        Directory.Delete(folder.Path("sub"), recursive: true);
        folder.Write("weights.bin", "");

        Describe(new ModelSigningOptions { ShardSize = 10 }).ReasonCode.Should().Be("model-empty");
    }

    private static JsonArray Resources(JsonNode statement) => (JsonArray)statement["predicate"]!["resources"]!;

    private static JsonObject Method(JsonNode statement) => (JsonObject)statement["predicate"]!["serialization"]!;

    private static JsonNode With(JsonNode node, string key, string value)
    {
        var copy = node.DeepClone();
        copy[key] = value;
        return copy;
    }

    // Only names change, so that the root stays right.
    private static void Shards(JsonNode statement, params string[] names)
    {
        (Method(statement)["method"], Method(statement)["shard_size"]) = ("shards", 5);
        for (var i = 0; i < names.Length; i++)
        {
            (Resources(statement)[i]!["name"], Resources(statement)[i]!["algorithm"]) = (names[i], "sha256-sharded-5");
        }
    }

    private ModelListingResult Describe(ModelSigningOptions options) => ModelSigner.Describe(folder.Model, options, Limits.Default, null, TestContext.Current.CancellationToken);
}
