namespace Proofmark.Cli.Running;

/// <summary>The user's command line, or a file that it names, is wrong. The message says what would be right.</summary>
internal sealed class UsageException(string message) : Exception(message);
