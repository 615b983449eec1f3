namespace Proofmark.Formats.Torch.Checkpoints;

/// <summary>A tensor cannot be given. It never leaves this folder: it becomes a <see cref="CheckpointProblem"/>.</summary>
internal sealed class CheckpointException(string code, string message) : Exception(message)
{
    /// <summary>Stable code.</summary>
    public string Code { get; } = code;
}
