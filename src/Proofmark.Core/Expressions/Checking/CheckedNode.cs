using Proofmark.Core.Expressions.Evaluation;

namespace Proofmark.Core.Expressions.Checking;

/// <summary>A node with its type and the operation that computes it.</summary>
internal readonly record struct CheckedNode(ExpressionType Type, Operation Operation);
