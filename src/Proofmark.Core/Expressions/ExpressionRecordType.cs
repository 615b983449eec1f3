namespace Proofmark.Core.Expressions;

/// <summary>A record type that a host declares.</summary>
/// <param name="Name">Its name, unique in the environment.</param>
/// <param name="Fields">Types of the fields by name. A field that may be absent has an optional type and reads as null.</param>
public sealed record ExpressionRecordType(string Name, IReadOnlyDictionary<string, ExpressionType> Fields);
