using System.Globalization;

namespace Proofmark.Core.Documents;

/// <summary>
/// Takes typed values out of a mapping and collects everything that is wrong, so that a user sees all errors at once.
/// Ask for every field, then call <see cref="RefuseUnknown()"/>.
/// </summary>
public sealed class DocumentFields
{
    private const int MostUnknown = 20;

    private readonly string file;
    private readonly string path;
    private readonly DocumentMapping mapping;
    private readonly List<DocumentError> errors;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    /// <summary>Wraps a mapping.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="path">Path of the mapping in the document; empty for the root.</param>
    /// <param name="mapping">The mapping.</param>
    /// <param name="errors">Where errors are put.</param>
    public DocumentFields(string file, string path, DocumentMapping mapping, List<DocumentError> errors)
    {
        this.file = file;
        this.path = path;
        this.mapping = mapping;
        this.errors = errors;
    }

    /// <summary>The mapping itself.</summary>
    public DocumentMapping Mapping => mapping;

    /// <summary>Path of the mapping in the document.</summary>
    public string Path => path;

    /// <summary>Name of the document, as error messages give it.</summary>
    public string File => file;

    /// <summary>Whatever stands under a key; null when absent.</summary>
    public DocumentNode? OptionalNode(string key) => Take(key);

    /// <summary>Text that must be there; empty text and an error when it is not.</summary>
    public string RequiredString(string key)
    {
        if (Take(key) is null or DocumentScalar { Kind: ScalarKind.Null })
        {
            Fail(key, "the field is required");
            return "";
        }

        return OptionalString(key) ?? "";
    }

    /// <summary>Text that may be there. Numbers and booleans are taken as they are written.</summary>
    public string? OptionalString(string key)
    {
        switch (Take(key))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return null;
            case DocumentScalar scalar:
                return scalar.Text;
            case var other:
                Fail(other, key, "text is expected here");
                return null;
        }
    }

    /// <summary>True or false that may be there.</summary>
    public bool? OptionalBoolean(string key)
    {
        switch (Take(key))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return null;
            case DocumentScalar { Kind: ScalarKind.Boolean } scalar:
                return bool.Parse(scalar.Text);
            case var other:
                Fail(other, key, "true or false is expected here");
                return null;
        }
    }

    /// <summary>A whole number that may be there, within bounds (both included).</summary>
    public int? OptionalInteger(string key, int low, int high)
    {
        switch (Take(key))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return null;
            case DocumentScalar { Kind: ScalarKind.WholeNumber } scalar
                when int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high:
                return number;
            case var other:
                Fail(other, key, $"a whole number from {low} to {high} is expected here");
                return null;
        }
    }

    /// <summary>A date (<c>yyyy-MM-dd</c>) that may be there.</summary>
    public DateOnly? OptionalDate(string key)
    {
        var text = OptionalString(key);
        if (text is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Fail(mapping.Find(key)!.Value, key, "a date is expected here, written yyyy-MM-dd");
        return null;
    }

    /// <summary>One of the values of an enum in kebab-case, if there.</summary>
    public string? OptionalChoice(string key, params ReadOnlySpan<string> choices)
    {
        var text = OptionalString(key);
        if (text is null)
        {
            return null;
        }

        foreach (var choice in choices)
        {
            if (string.Equals(choice, text, StringComparison.Ordinal))
            {
                return text;
            }
        }

        Fail(mapping.Find(key)!.Value, key, $"'{DocumentPath.Shorten(text)}' is none of: {string.Join(", ", choices!)}");
        return null;
    }

    /// <summary>A list of texts; a single text counts as a list of one; empty when absent.</summary>
    public IReadOnlyList<string> StringList(string key)
    {
        switch (Take(key))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return [];
            case DocumentScalar scalar:
                return [scalar.Text];
            case DocumentSequence sequence:
                return Texts(sequence, key);
            case var other:
                Fail(other, key, "a list of texts is expected here");
                return [];
        }
    }

    /// <summary>A mapping that may be there.</summary>
    public DocumentFields? OptionalMapping(string key)
    {
        switch (Take(key))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return null;
            case DocumentMapping child:
                return new DocumentFields(file, Join(key), child, errors);
            case var other:
                Fail(other, key, "a mapping is expected here");
                return null;
        }
    }

    /// <summary>A mapping from names to mappings; empty when absent. A name with nothing behind it has an empty mapping: it does not vanish.</summary>
    public IReadOnlyList<KeyValuePair<string, DocumentFields>> MappingOfMappings(string key)
    {
        if (OptionalMapping(key) is not { } outer)
        {
            return [];
        }

        var result = new List<KeyValuePair<string, DocumentFields>>();
        foreach (var entry in outer.mapping.Entries)
        {
            if (outer.OptionalMapping(entry.Key) is { } inner)
            {
                result.Add(new(entry.Key, inner));
            }
            else if (entry.Value is DocumentScalar { Kind: ScalarKind.Null })
            {
                var nothing = new DocumentMapping([], entry.Line, entry.Column);
                result.Add(new(entry.Key, new DocumentFields(file, outer.Join(entry.Key), nothing, errors)));
            }
        }

        return result;
    }

    /// <summary>A list of mappings; empty when absent.</summary>
    public IReadOnlyList<DocumentFields> MappingList(string key)
    {
        switch (Take(key))
        {
            case null or DocumentScalar { Kind: ScalarKind.Null }:
                return [];
            case DocumentSequence sequence:
                return Mappings(sequence, key);
            case var other:
                Fail(other, key, "a list of mappings is expected here");
                return [];
        }
    }

    /// <summary>Adds an error about a field of this mapping.</summary>
    public void Fail(string key, string message)
    {
        var entry = mapping.Find(key);
        errors.Add(new DocumentError(file, entry?.Line ?? mapping.Line, entry?.Column ?? mapping.Column, Join(key), message));
    }

    /// <summary>Adds an error for every key that nobody asked for, with the nearest known key.</summary>
    public void RefuseUnknown() => RefuseUnknown(_ => true, "");

    /// <summary>Adds an error for every key that nobody asked for, with the nearest known key.</summary>
    /// <param name="isListed">Which of the known keys are listed when none is near: all would be too many.</param>
    /// <param name="others">What to say of the others, after the list.</param>
    public void RefuseUnknown(Func<string, bool> isListed, string others)
    {
        var unknown = mapping.Entries.Where(e => !asked.Contains(e.Key)).ToList();
        foreach (var entry in unknown.Take(MostUnknown))
        {
            var hint = Suggestion.For(entry.Key, asked);
            Fail(entry.Key, "the field is not known" + (hint.Length > 0 ? hint : $"; known are: {string.Join(", ", asked.Where(isListed).Order(StringComparer.Ordinal))}{others}"));
        }

        if (unknown.Count > MostUnknown)
        {
            errors.Add(new DocumentError(file, mapping.Line, mapping.Column, path, $"{unknown.Count - MostUnknown} more fields are not known"));
        }
    }

    private List<string> Texts(DocumentSequence sequence, string key)
    {
        var result = new List<string>();
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            if (sequence.Items[i] is DocumentScalar { Kind: not ScalarKind.Null } item)
            {
                result.Add(item.Text);
            }
            else
            {
                Fail(sequence.Items[i], $"{key}[{i}]", "text is expected here");
            }
        }

        return result;
    }

    private List<DocumentFields> Mappings(DocumentSequence sequence, string key)
    {
        var result = new List<DocumentFields>();
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            if (sequence.Items[i] is DocumentMapping item)
            {
                result.Add(new DocumentFields(file, Join($"{key}[{i}]"), item, errors));
            }
            else
            {
                Fail(sequence.Items[i], $"{key}[{i}]", "a mapping is expected here");
            }
        }

        return result;
    }

    private DocumentNode? Take(string key)
    {
        asked.Add(key);
        return mapping.Find(key)?.Value;
    }

    private void Fail(DocumentNode at, string key, string message) =>
        errors.Add(new DocumentError(file, at.Line, at.Column, Join(key), message));

    private string Join(string key) => path.Length == 0 ? DocumentPath.Shorten(key) : $"{path}.{DocumentPath.Shorten(key)}";
}
