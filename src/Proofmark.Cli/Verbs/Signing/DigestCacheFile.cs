using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.Cli.Output;
using Proofmark.Cli.Running;
using Proofmark.Provenance.ModelSigning.Caching;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>A file that keeps digests from one run to the next.</summary>
internal sealed class DigestCacheFile(string name, string description)
{
    public Option<string?> Option { get; } = new(name, name.Replace("t-c", "t_c", StringComparison.Ordinal)) { HelpName = "FILE", Description = description };

    /// <summary>The cache that the command line names, or null.</summary>
    /// <exception cref="UsageException">It lies inside the model, or cannot be used here.</exception>
    public OpenedDigestCache? Open(ParseResult parsed, string model)
    {
        if (parsed.GetValue(Option) is not { } file)
        {
            return null;
        }

        if (!DigestCache.IsSupported)
        {
            throw new UsageException($"{name}: this system does not tell when a file changed; only Linux does");
        }

        if (AssessedTree.Contains(model, file))
        {
            throw new UsageException($"{name}: '{file}' lies inside the model, whose authors must not say what its files are; keep it elsewhere");
        }

        NewFile.Check(file, force: true);
        var bytes = File.Exists(file) ? SignatureFiles.Bytes(file, DigestCache.MostBytes) : [];
        var othersWrite = bytes.Length > 0 && !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & (UnixFileMode.GroupWrite | UnixFileMode.OtherWrite)) != 0;
        var cache = DigestCache.Read(othersWrite ? [] : bytes, TimeProvider.System, out var problem);
        problem = othersWrite ? "others may write it" : problem;
        if (problem is not null)
        {
            Complaint.Write($"{name}: '{file}' is ignored: {problem}; every file is read");
        }

        return new OpenedDigestCache(file, cache, IsForeign: problem is not null && !DigestCache.IsOne(bytes));
    }
}

/// <summary>A cache in use.</summary>
/// <param name="File">Where it is kept.</param>
/// <param name="Cache">The digests.</param>
/// <param name="IsForeign">True when something else stands in the file: it is not replaced.</param>
internal sealed record OpenedDigestCache(string File, DigestCache Cache, bool IsForeign)
{
    /// <summary>Keeps what was found for the next run.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public void Save()
    {
        if (!IsForeign)
        {
            NewFile.Write(File, force: true, stream => stream.Write(Cache.Write()), ownerOnly: true);
        }
    }
}
