using Proofmark.Core;
using Proofmark.Formats.Walking;

namespace Proofmark.Systems.Discovery.LeftOut;

/// <summary>
/// What discovery leaves out: installed packages, which say little about the system that uses them, and our own records. Each is recognised by what it holds,
/// since a name such as <c>node_modules</c> is a place to hide in. Inside an installed package nothing is looked at; that somebody forged one cannot be seen.
/// </summary>
internal sealed class RecognisedParts(Limits limits) : IWalkFilter
{
    private readonly PythonRecords python = new(limits);

    public bool LeavesFolder(string fullPath) => NpmPackage.Is(fullPath, limits);

    public bool LeavesFile(string fullPath, long length) => OwnRecord.Is(fullPath) || python.List(fullPath, length);
}
