using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Systems.Description;

/// <summary>What the fields of a description have in common, with errors that name the line of the item itself.</summary>
internal sealed class DescriptionFields(List<DocumentError> errors)
{
    /// <summary>The texts of a list, each with a way to say what is wrong with it.</summary>
    public IEnumerable<(string Text, Action<string> Fail)> Texts(DocumentFields fields, string key)
    {
        var texts = fields.StringList(key);
        return fields.Mapping.Find(key)?.Value is DocumentSequence list
            ? list.Items.Select((item, index) => (item, index)).Where(i => i.item is DocumentScalar { Kind: not ScalarKind.Null })
                .Select(i => (((DocumentScalar)i.item).Text, FailAt(fields.File, i.item, Join(fields, $"{key}[{i.index}]"))))
            : texts.Select(text => (text, new Action<string>(message => fields.Fail(key, message))));
    }

    /// <summary>Text that must be there and say something.</summary>
    public static string Required(DocumentFields fields, string key)
    {
        var text = fields.RequiredString(key);
        if (string.IsNullOrWhiteSpace(text) && fields.Mapping.Find(key)?.Value is DocumentScalar { Kind: not ScalarKind.Null })
        {
            fields.Fail(key, "the text is empty");
        }

        return text;
    }

    /// <summary>Text that may be there; nothing but blanks is nothing.</summary>
    public static string? Optional(DocumentFields fields, string key) => fields.OptionalString(key) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>Paths of the tree in one spelling: without <c>./</c> before and <c>/</c> behind. A path that leads out is a mistake.</summary>
    public IReadOnlyList<string> Paths(DocumentFields fields, string key)
    {
        var paths = new List<string>();
        foreach (var (text, fail) in Texts(fields, key))
        {
            var parts = text.Split(['/', Path.DirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToList();
            if (text.StartsWith('/') || parts.Count == 0 || parts.Contains("..") || Path.IsPathRooted(text))
            {
                fail($"'{text}' is not a path below the folder of {DescriptionReader.FileName}");
            }
            else
            {
                paths.Add(string.Join('/', parts));
            }
        }

        return paths;
    }

    /// <summary>Where the name of an entry of a section stands.</summary>
    public static Location PlaceOf(DocumentFields root, string section, string name) =>
        new(root.File, Line: (root.Mapping.Find(section)?.Value as DocumentMapping)?.Find(name)?.Line ?? 1);

    /// <summary>Adds an error about a whole mapping.</summary>
    public void Fail(DocumentFields fields, int line, string message) =>
        errors.Add(new DocumentError(fields.File, line, 1, fields.Path, message));

    private Action<string> FailAt(string file, DocumentNode node, string field) =>
        message => errors.Add(new DocumentError(file, node.Line, node.Column, field, message));

    private static string Join(DocumentFields fields, string key) => fields.Path.Length == 0 ? key : $"{fields.Path}.{key}";
}
