namespace Proofmark.Formats.Pickle;

/// <summary>A tensor storage that a pickle of PyTorch names by the persistent identifier <c>('storage', class, key, location, elements)</c>.</summary>
/// <param name="Type">Name of the storage class, for example <c>FloatStorage</c>.</param>
/// <param name="Key">Key of the storage, as a rule a number.</param>
/// <param name="Elements">Elements of the class that the loader makes room for; bytes of an untyped storage. May be negative in a forged file.</param>
/// <param name="Offset">Offset of the opcode that names it.</param>
public sealed record PickleStorage(string Type, string Key, long Elements, long Offset);
