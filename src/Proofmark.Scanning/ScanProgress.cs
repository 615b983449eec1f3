namespace Proofmark.Scanning;

/// <summary>How far a scan is.</summary>
/// <param name="FilesDone">Files that are finished.</param>
/// <param name="FilesTotal">Files that were found.</param>
/// <param name="BytesDone">Bytes of finished files, and hashed bytes of the files at work.</param>
/// <param name="BytesTotal">Bytes of all files.</param>
/// <param name="Path">The file that was worked on last.</param>
public readonly record struct ScanProgress(int FilesDone, int FilesTotal, long BytesDone, long BytesTotal, string Path);
