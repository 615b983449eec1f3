namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>A file that a process of the command opened, ran, or named anew.</summary>
/// <param name="Path">Its real absolute path when it was opened.</param>
/// <param name="IsRead">It was opened so that it could be read, or it was run.</param>
/// <param name="IsWritten">It was opened so that it could be written, or its name was made or taken away.</param>
/// <param name="IsMade">Each time that it was opened for reading, run or moved, it had been made since the command began: it held nothing from before. False where the file system does not tell.</param>
public sealed record ObservedFile(string Path, bool IsRead, bool IsWritten, bool IsMade);
