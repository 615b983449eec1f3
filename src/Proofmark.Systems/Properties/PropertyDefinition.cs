namespace Proofmark.Systems.Properties;

/// <summary>A question that a description can answer about a part of a system. What is not answered is unknown, never good.</summary>
/// <param name="Id">Name of the field in <c>proofmark.yaml</c>, for example <c>turn-limit</c>.</param>
/// <param name="Of">What it is asked about: catalogue ids of component kinds, or <c>flow</c>, <c>data</c>, <c>identity</c>, <c>system</c>.</param>
/// <param name="Ask">The question, as a person would ask it.</param>
/// <param name="Type">What an answer looks like.</param>
/// <param name="Values">The possible answers and what each means, in the order of the vocabulary; empty unless <paramref name="Type"/> is a choice.</param>
public sealed record PropertyDefinition(string Id, IReadOnlyList<string> Of, string Ask, PropertyType Type, IReadOnlyList<PropertyValue> Values);

/// <summary>A possible answer.</summary>
/// <param name="Id">As it is written.</param>
/// <param name="Means">What it means.</param>
public sealed record PropertyValue(string Id, string Means);

/// <summary>What an answer looks like.</summary>
public enum PropertyType
{
    /// <summary>One of the listed values.</summary>
    Choice,

    /// <summary>A day, written yyyy-MM-dd.</summary>
    Date,

    /// <summary>A whole number, 0 or more.</summary>
    Number,
}
