using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Dsse;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.ModelSigning.Content;
using Proofmark.Provenance.ModelSigning.Lists;
using Proofmark.Provenance.Verification;

namespace Proofmark.Provenance.ModelSigning;

public sealed partial class ModelVerifier
{
    private sealed class Run(ModelVerifier owner, string model, string signature, IProgress<long>? progress, CancellationToken cancel)
    {
        private readonly IModelContent content = owner.options.Digests is { } list ? new ListContent(list) : new FolderContent(model, owner.options.UnsafeCache, owner.limits);
        private BundleVerification? signed;
        private Manifest? manifest;
        private ManifestDialect? dialect;
        private ModelDifference? difference;
        private IReadOnlyList<string> ignored = [];
        private IReadOnlyList<string> planted = [];
        private IReadOnlyList<string> intact = [];
        private int compared;

        public Manifest? Signed => manifest;

        public ModelVerification Verify()
        {
            try
            {
                if (ReadSigned() is { } refusal)
                {
                    return refusal;
                }

                Compare();
                return Conclude();
            }
            catch (Rejection rejection)
            {
                return Result(Outcome.Fail, [rejection.Code], [rejection.Message]);
            }
        }

        public ModelVerification VerifySignatureAlone()
        {
            try
            {
                return ReadSigned() ?? Result(Outcome.Pass, [], []);
            }
            catch (Rejection rejection)
            {
                return Result(Outcome.Fail, [rejection.Code], [rejection.Message]);
            }
        }

        // What the signature covers is read only after it verified.
        private ModelVerification? ReadSigned()
        {
            var bundle = ReadBundle();
            VerifySignature(bundle);
            if (signed!.Outcome != Outcome.Pass)
            {
                return Result(signed.Outcome, [signed.ReasonCode!], [signed.Message!]);
            }

            var statement = ManifestReader.Parse(bundle.Envelope!.Payload.Span, owner.limits);
            dialect = ManifestReader.DialectOf(statement);
            var read = ManifestReader.Read(statement);
            if (owner.Confine?.Invoke(signed, read) is { } confined && confined.Outcome != Outcome.Pass)
            {
                signed = confined;
                return Result(signed.Outcome, [signed.ReasonCode!], [signed.Message!]);
            }

            manifest = read;
            return null;
        }

        private SigstoreBundle ReadBundle()
        {
            var reading = BundleReader.Read(signature, File.ReadAllBytes(signature), owner.limits);
            Rejection.Unless(reading.Bundle is not null, "bundle-malformed", string.Join("; ", reading.Errors.Take(3)));
            var bundle = reading.Bundle!;
            Rejection.Unless(bundle.Envelope is not null, "bundle-without-envelope", "the bundle signs an artifact and holds no statement about a model");
            Rejection.Unless(bundle.Envelope!.PayloadType == DsseEnvelope.InToto, "payload-type", $"the envelope holds '{bundle.Envelope.PayloadType}', not an in-toto statement");
            Rejection.Unless(bundle.Version == BundleVersion.V03, "bundle-version", "a model signature is a bundle of version 0.3");
            return bundle;
        }

        private void VerifySignature(SigstoreBundle bundle)
        {
            if (owner.key is { } key)
            {
                CheckHint(bundle, key);
            }

            signed = owner.verifier.VerifyEnvelope(bundle);
            // Release 0.2.0 signed another encoding; its statements, and no others, may still be read so.
            if (signed is { ReasonCode: "signature-invalid" } && !bundle.IsKeyBased
                && ManifestReader.DialectOf(ManifestReader.Parse(bundle.Envelope!.Payload.Span, owner.limits)) == ManifestDialect.V02)
            {
                signed = owner.verifier.VerifyEnvelope(bundle, LegacyEncoding.Of(DsseEnvelope.InToto, bundle.Envelope.Payload.Span));
            }
        }

        private static void CheckHint(SigstoreBundle bundle, VerificationKey key)
        {
            Rejection.Unless(bundle.KeyHint is not { Length: > 0 } hint || hint == KeyHint.Of(key), "key-hint-mismatch", "the signature names another key");
            if (bundle.EmbeddedKey is { } embedded)
            {
                var same = VerificationKey.TryReadPem(Encoding.UTF8.GetString(embedded.Span), out var written, out _) && written.Spki.Span.SequenceEqual(key.Spki.Span);
                Rejection.Unless(same, "key-hint-mismatch", "the signature carries another key");
            }
        }

        private void Compare()
        {
            var listing = new ModelListing(manifest!.Method.AllowSymlinks, IgnoredPaths(), owner.options.SkipLinkedFolders);
            var onDisk = content.List(listing, cancel);
            TakeIgnored(onDisk.Ignored);
            var expected = Expected(manifest.Resources, onDisk);
            var wanted = owner.options.Only is { } only ? Wanted(expected, only) : expected;
            var present = onDisk.Files.Where(file => wanted.ContainsKey(file.Path)).ToList();
            var missing = wanted.Keys.Except(present.Select(file => file.Path), StringComparer.Ordinal).Order(PathOrder.Instance).ToList();
            var extra = owner.options.Only is null ? onDisk.Files.Where(file => !expected.ContainsKey(file.Path) && !IsEmptyBesideParts(file)).Select(file => file.Path).ToList() : [];
            compared = present.Count;
            var changed = Changed(present, wanted);
            difference = new ModelDifference(missing, extra, changed);
            intact = [.. present.Select(file => file.Path).Except(changed, StringComparer.Ordinal)];
        }

        // The parts of each file by their place in it. Most models are signed by whole files, of which there may be thousands; a large file may have as many parts.
        private static Dictionary<string, List<ManifestResource>> Expected(IReadOnlyList<ManifestResource> resources, ModelFiles onDisk)
        {
            var expected = new Dictionary<string, List<ManifestResource>>(resources.Count, StringComparer.Ordinal);
            foreach (var resource in resources)
            {
                ref var parts = ref CollectionsMarshal.GetValueRefOrAddDefault(expected, Normal(resource.Path, onDisk), out _);
                parts ??= new List<ManifestResource>(1);
                parts.Add(resource);
            }

            foreach (var parts in expected.Values)
            {
                if (parts.Count > 1)
                {
                    // By two names, "." and its own, a single file would be signed twice.
                    Rejection.Unless(parts[0].Start is not null, "resource-twice", "a file stands in the statement twice");
                    parts.Sort(static (a, b) => Nullable.Compare(a.Start, b.Start));
                }
            }

            return expected;
        }

        // Parts follow one another from the first byte, each but the last of the full size: the statement was refused otherwise.
        private static ManifestResource? PartAt(List<ManifestResource> parts, long? start, long? size)
        {
            var at = start is { } first && size is { } bytes ? first / bytes : 0;
            return at < parts.Count ? parts[(int)at] : null;
        }

        // A model of one file is named "." by the reference tool and by its own name in the specification.
        private static string Normal(string path, ModelFiles onDisk) =>
            onDisk.Files is [{ Path: ModelPath.Whole } only] && path == Path.GetFileName(only.FullPath) ? ModelPath.Whole : path;

        private static Dictionary<string, List<ManifestResource>> Wanted(Dictionary<string, List<ManifestResource>> expected, IReadOnlyList<string> only)
        {
            var unsigned = only.FirstOrDefault(path => !expected.ContainsKey(path));
            Rejection.Unless(unsigned is null, "file-not-signed", $"'{unsigned}' is not among the signed files");
            return only.Distinct(StringComparer.Ordinal).ToDictionary(path => path, path => expected[path], StringComparer.Ordinal);
        }

        private bool IsEmptyBesideParts(ModelFile file) => manifest!.Method.ShardSize is not null && file.Length == 0;

        private List<string> Changed(List<ModelFile> present, Dictionary<string, List<ManifestResource>> wanted)
        {
            var shard = manifest!.Method.ShardSize;
            var changed = shard is null || owner.options.Digests is not null ? [] : present.Where(file => file.Length != wanted[file.Path].Max(part => part.End)).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
            var resources = content.Hash([.. present.Where(file => !changed.Contains(file.Path))], manifest.Method.Hash, shard, progress, cancel);
            foreach (var actual in resources)
            {
                var signed = PartAt(wanted[actual.Path], actual.Start, shard);
                if (signed is null || signed.Start != actual.Start || signed.End != actual.End || !CryptographicOperations.FixedTimeEquals(signed.Value.Span, actual.Value.Span))
                {
                    changed.Add(actual.Path);
                }
            }

            return [.. changed.Order(PathOrder.Instance)];
        }

        private IReadOnlyList<string> IgnoredPaths()
        {
            var paths = manifest!.Method.IgnorePaths.Concat(owner.options.IgnorePaths);
            return [.. SignaturePath is { } own ? paths.Append(own) : paths];
        }

        private string? SignaturePath
        {
            get
            {
                var path = Path.GetRelativePath(model, signature).Replace(Path.DirectorySeparatorChar, '/');
                return ModelPath.IsCanonical(path) && path != ModelPath.Whole && !Path.IsPathRooted(path) ? path : null;
            }
        }

        // What stands at a name that is ignored by default was not chosen by the signer: somebody may have put it there later.
        private void TakeIgnored(IReadOnlyList<string> present)
        {
            ignored = [.. present.Where(path => path != SignaturePath)];
            planted = [.. ignored.Where(path => !owner.options.IgnorePaths.Any(own => ModelPath.IsAtOrBelow(path, own)) && IsIgnoredByDefault(path))];
        }

        private bool IsIgnoredByDefault(string path) =>
            (!owner.options.AcceptGitPaths && DefaultIgnores.Git.Any(name => ModelPath.IsAtOrBelow(path, name)))
            || ModelPath.IsAtOrBelow(path, Path.GetFileName(signature));

        private ModelVerification Conclude()
        {
            var codes = new List<string>();
            var messages = new List<string>();
            Tell(difference!.Missing, "files-missing", "is signed and missing");
            Tell(difference.Changed, "files-changed", "was changed after it was signed");
            if (!owner.options.AcceptUnsignedFiles)
            {
                Tell(difference.Extra, "files-unsigned", "is there and not signed");
            }

            Tell(planted, "ignored-present", "stands at a name that signatures leave out by default; nothing covers it");
            return Result(codes.Count == 0 ? Outcome.Pass : Outcome.Fail, codes, messages);

            void Tell(IReadOnlyList<string> files, string code, string what)
            {
                if (files.Count > 0)
                {
                    codes.Add(code);
                    messages.Add($"'{files[0]}' {what}" + (files.Count > 1 ? $", and {files.Count - 1} more" : ""));
                }
            }
        }

        private ModelVerification Result(Outcome outcome, IReadOnlyList<string> codes, IReadOnlyList<string> messages) => new(
            outcome,
            ReasonCodes.Sorted(codes),
            messages,
            manifest is null || dialect == ManifestDialect.V02 ? null : manifest.Root,
            dialect,
            manifest?.Method,
            difference,
            ignored,
            signed,
            compared)
        {
            Manifest = manifest,
            Intact = intact,
        };
    }
}
