namespace Proofmark.Formats.Identification;

/// <summary>One opcode in a pickle, located but not interpreted.</summary>
/// <param name="Code">The opcode byte.</param>
/// <param name="Argument">Offset of its argument (behind a length prefix).</param>
/// <param name="Length">Bytes of the argument, without length prefix and last newline.</param>
internal readonly record struct PickleOpcode(byte Code, long Argument, long Length);
