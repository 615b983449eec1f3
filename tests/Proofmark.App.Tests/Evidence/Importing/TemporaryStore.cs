using Proofmark.Core;
using Proofmark.Risk.Evidence;

namespace Proofmark.App.Tests.Evidence.Importing;

/// <summary>A store that goes with the test.</summary>
internal sealed class TemporaryStore : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("proofmark-import-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    public EvidenceSet Load() => Store().Load();

    public void Add(IEnumerable<EvidenceStatement> statements)
    {
        foreach (var statement in statements)
        {
            Store().Add(statement);
        }
    }

    private EvidenceStore Store() => new(folder, EvidenceOrigin.NamedStore, Limits.Default);
}
