using System.Security.Cryptography;
using Proofmark.Formats.Streams;

namespace Proofmark.Provenance.ModelSigning;

/// <summary>
/// A model whose signature verified, and whose files are verified one by one when they are opened. What is read is a private copy of what was hashed:
/// whoever exchanges a file between check and use (CWE-367) exchanges nothing. Files that no loader opens are not looked at.
/// </summary>
/// <example>
/// <code>
/// var verifier = new ModelVerifier(BundleVerifier.ForKey(key, null, TimeProvider.System), key, new(), Limits.Default);
/// if (verifier.Open("model", "model.sig", out var refusal) is not { } model) throw new InvalidDataException(refusal.Messages[0]);
/// using var weights = model.OpenRead("model.safetensors");
/// Load(weights);
/// </code>
/// </example>
public sealed class VerifiedModel
{
    private readonly string folder;
    private readonly Dictionary<string, List<ManifestResource>> signed;

    internal VerifiedModel(string folder, Manifest manifest, ModelVerification verification)
    {
        this.folder = Path.GetFullPath(folder);
        Manifest = manifest;
        Verification = verification;
        signed = manifest.Resources.GroupBy(resource => resource.Path, StringComparer.Ordinal).ToDictionary(file => file.Key, file => file.ToList(), StringComparer.Ordinal);
    }

    /// <summary>What was signed.</summary>
    public Manifest Manifest { get; }

    /// <summary>What the signature gave. It says nothing about files.</summary>
    public ModelVerification Verification { get; }

    /// <summary>The signed files, in the order of the manifest.</summary>
    public IEnumerable<string> Files => signed.Keys;

    /// <summary>Largest file of which the copy is held in memory, in bytes; larger ones are copied to a temporary file that only this process opens.</summary>
    public int MaxBytesInMemory { get; init; } = 64 * 1024 * 1024;

    /// <summary>Opens a signed file: readable and seekable, from its start; the caller closes it.</summary>
    /// <param name="path">The file as the signature names it; <c>.</c> for a model of one file.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="FileNotFoundException">The file is not signed, or not there.</exception>
    /// <exception cref="InvalidDataException">It was changed after it was signed.</exception>
    /// <exception cref="IOException">It cannot be read or copied.</exception>
    public Stream OpenRead(string path, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!signed.TryGetValue(path, out var parts))
        {
            throw new FileNotFoundException($"'{path}' is not among the signed files", path);
        }

        // A single file as model is signed as "." or by its name.
        var file = File.Exists(folder) ? folder : Path.Combine(folder, path);
        using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (!Manifest.Method.AllowSymlinks && new FileInfo(file).LinkTarget is not null)
        {
            throw new InvalidDataException($"'{path}' is a link, which the signature does not allow");
        }

        var copy = PrivateCopy.Of(source, parts[0].End is null ? long.MaxValue : parts.Max(part => part.End!.Value), MaxBytesInMemory, cancel);
        if (Holds(copy, parts, cancel))
        {
            copy.Position = 0;
            return copy;
        }

        copy.Dispose();
        throw new InvalidDataException($"'{path}' was changed after it was signed");
    }

    private static bool Holds(Stream copy, List<ManifestResource> parts, CancellationToken cancel)
    {
        if (parts[0].End is not null && copy.Length != parts.Max(part => part.End))
        {
            return false;
        }

        using var hash = ContentHash.Of(parts[0].Hash);
        var buffer = new byte[1024 * 1024];
        foreach (var part in parts)
        {
            copy.Position = part.Start ?? 0;
            for (var left = (part.End ?? copy.Length) - copy.Position; left > 0;)
            {
                cancel.ThrowIfCancellationRequested();
                var read = copy.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
                hash.Append(buffer.AsSpan(0, read));
                left -= read;
            }

            if (!CryptographicOperations.FixedTimeEquals(hash.Finish(), part.Value.Span))
            {
                return false;
            }
        }

        return true;
    }
}
