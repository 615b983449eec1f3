using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>What the classes of a data set say.</summary>
internal static class DataClasses
{
    private const string Public = "public";

    /// <summary>True when a class says that not everybody may see it. Data without a class is not known to be private; only a class says so.</summary>
    public static bool ArePrivate(DataSet set) => set.Classes.Any(c => c != Public);
}
