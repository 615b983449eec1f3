namespace Proofmark.Core.Expressions;

/// <summary>A record value: the host's own object behind named fields.</summary>
public interface IExpressionRecord
{
    /// <summary>Name of the declared record type.</summary>
    string TypeName { get; }

    /// <summary>What makes two records the same: they are equal when type name and identity are.</summary>
    string Identity { get; }

    /// <summary>Value of a field; <see cref="ExpressionValue.Null"/> when it is absent. Must not throw.</summary>
    ExpressionValue GetField(string field);
}
