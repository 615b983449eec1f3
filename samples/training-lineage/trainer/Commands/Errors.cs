namespace Proofmark.Samples.Training.Commands;

/// <summary>The command line is wrong.</summary>
internal sealed class UsageError(string message) : Exception(message);

/// <summary>A file is not what it should be.</summary>
internal sealed class FileError(string path, string message) : Exception($"{path}: {message}");
