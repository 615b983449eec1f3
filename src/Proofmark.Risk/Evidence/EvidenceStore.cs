using Proofmark.Core;
using Proofmark.Core.Evidence;
using Proofmark.Formats.Walking;

namespace Proofmark.Risk.Evidence;

/// <summary>
/// A folder of statements, each in a file <c>&lt;sha256&gt;.json</c> named by the digest of its bytes, with its signatures beside it in files
/// <c>&lt;sha256&gt;.*.sig</c>. Files are only ever added; that one was taken away shows only against a seal (<see cref="Sealing.EvidenceSeal"/>).
/// </summary>
public sealed class EvidenceStore
{
    private const int MostSignatures = 16;

    private readonly string folder;
    private readonly EvidenceOrigin origin;
    private readonly Limits limits;
    private readonly IEvidenceSignatures? signatures;

    /// <summary>Opens a store; the folder need not exist.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="origin">Whose store it is.</param>
    /// <param name="limits">Bounds on the number and the size of files.</param>
    /// <param name="signatures">Who may sign statements; null when nobody is trusted, and signatures are not looked at.</param>
    public EvidenceStore(string folder, EvidenceOrigin origin, Limits limits, IEvidenceSignatures? signatures = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(limits);
        this.folder = folder;
        this.origin = origin;
        this.limits = limits;
        this.signatures = signatures;
    }

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>Reads every statement. A file that is none is reported and ignored; a folder that does not exist is an empty store.</summary>
    /// <exception cref="IOException">The folder cannot be listed.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be listed.</exception>
    public EvidenceSet Load()
    {
        var items = new List<EvidenceItem>();
        var rejected = new List<RejectedEvidence>();
        if (!Directory.Exists(folder))
        {
            return EvidenceSet.Empty;
        }

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.json").Take(limits.MaxFiles).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            var location = new Location($"{folder}/{file.Name}");
            if (Read(file, out var problem) is { } item)
            {
                items.Add(item with { Location = location });
            }
            else
            {
                rejected.Add(new RejectedEvidence(location, problem!));
            }
        }

        return EvidenceSet.Of(items, rejected);
    }

    /// <summary>Adds a signature of a statement, under a name of its own for each signer.</summary>
    /// <param name="id">The statement.</param>
    /// <param name="signer">Digest of the signer's key.</param>
    /// <param name="signature">The bundle.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public void AddSignature(Digest id, Digest signer, ReadOnlySpan<byte> signature)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(signer);
        Write($"{id.Hex}.{signer.Hex[..16]}.sig", signature);
    }

    /// <summary>Adds a statement and returns its id. Adding it again changes nothing.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    /// <exception cref="System.Text.Json.JsonException">A measurement is not finite.</exception>
    public Digest Add(EvidenceStatement statement)
    {
        var bytes = EvidenceCodec.Write(statement);
        var id = Digest.OfBytes(bytes);
        Write($"{id.Hex}.json", bytes);
        return id;
    }

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(folder);
        var part = Path.Combine(folder, $"{name}.{Guid.NewGuid():N}.part");
        File.WriteAllBytes(part, bytes);
        File.Move(part, Path.Combine(folder, name), overwrite: true);
    }

    private EvidenceItem? Read(FileInfo file, out string? problem) => Content(file, out problem) is { } bytes ? Parse(file.Name, bytes, out problem) : null;

    private byte[]? Content(FileInfo file, out string? problem)
    {
        if (file.LinkTarget is not null)
        {
            problem = "a link is not followed";
            return null;
        }

        if (file.Length == 0 && SpecialFiles.IsSpecial(file.FullName))
        {
            problem = "a pipe, socket or device; it is not opened";
            return null;
        }

        if (file.Length > limits.MaxDocumentBytes)
        {
            problem = $"the file has {file.Length} bytes, more than the limit of {limits.MaxDocumentBytes}";
            return null;
        }

        return Bytes(file, out problem);
    }

    private EvidenceItem? Parse(string name, byte[] bytes, out string? problem)
    {
        var id = Digest.OfBytes(bytes);
        if (name != $"{id.Hex}.json")
        {
            problem = "the file is not named by the digest of its content: it was changed or renamed";
            return null;
        }

        var reading = EvidenceCodec.Read(name, bytes, limits);
        if (reading.Statement is null || reading.Id != id)
        {
            problem = reading.Errors.Count > 0 ? string.Join("; ", reading.Errors) : "the statement is not written in its canonical form";
            return null;
        }

        problem = null;
        return new EvidenceItem(id, reading.Statement, origin, new Location(name)) { SignedBy = SignerOf(id, bytes) };
    }

    // A signature that is none, or of somebody else, takes nothing from the statement: it counts as if it were not there.
    private string? SignerOf(Digest id, byte[] statement)
    {
        if (signatures is null)
        {
            return null;
        }

        foreach (var file in new DirectoryInfo(folder).EnumerateFiles($"{id.Hex}.*.sig").Take(MostSignatures).OrderBy(f => f.Name, StringComparer.Ordinal))
        {
            if (Content(file, out _) is { } signature && signatures.SignerOf(statement, file.Name, signature, limits) is { } signer)
            {
                return signer;
            }
        }

        return null;
    }

    private static byte[]? Bytes(FileInfo file, out string? problem)
    {
        try
        {
            problem = null;
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            problem = $"the file cannot be read: {refused.Message}";
            return null;
        }
    }
}
