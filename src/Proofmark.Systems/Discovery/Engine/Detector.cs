namespace Proofmark.Systems.Discovery.Engine;

/// <summary>Looks for one family of facts.</summary>
internal abstract class Detector
{
    /// <summary>The rule id that its facts carry.</summary>
    public abstract string Id { get; }

    /// <summary>True when a file may hold such facts, by its path alone.</summary>
    public abstract bool Matches(FilePath path);

    /// <summary>Adds the facts of a file. Content never makes it throw: what cannot be read is told as unread.</summary>
    public abstract void Detect(FileView file, Findings findings);
}
