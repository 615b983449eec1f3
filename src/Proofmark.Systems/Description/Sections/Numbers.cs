using Proofmark.Core.Documents;

namespace Proofmark.Systems.Description.Sections;

/// <summary>Lists of numbers.</summary>
internal static class Numbers
{
    /// <summary>The numbers of a list; null when it is no list or something else stands in it.</summary>
    public static double[]? Of(DocumentNode node)
    {
        var numbers = (node as DocumentSequence)?.Items.Select(i => i is DocumentScalar { Kind: not ScalarKind.Null } s ? Amount.Parse(s.Text) : null).ToList();
        return numbers is not null && numbers.TrueForAll(n => n is not null) ? [.. numbers.Select(n => n!.Value)] : null;
    }

    /// <summary>Numbers that must be there, do not fall and lie within bounds (both included); null and a mistake when they are not.</summary>
    /// <param name="fields">Where they stand.</param>
    /// <param name="key">Under which key.</param>
    /// <param name="count">How many.</param>
    /// <param name="low">Least value.</param>
    /// <param name="high">Greatest value.</param>
    /// <param name="expected">What to write there.</param>
    public static double[]? Range(DocumentFields fields, string key, int count, double low, double high, string expected)
    {
        var numbers = fields.OptionalNode(key) is { } node ? Of(node) : null;
        if (numbers?.Length == count && numbers[0] >= low && numbers[^1] <= high && numbers.Zip(numbers.Skip(1)).All(p => p.First <= p.Second))
        {
            return numbers;
        }

        fields.Fail(key, $"expected here: {expected}");
        return null;
    }
}
