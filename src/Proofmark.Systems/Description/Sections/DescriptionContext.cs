using Proofmark.Core.Documents;

namespace Proofmark.Systems.Description.Sections;

/// <summary>What the sections of a description share.</summary>
internal sealed class DescriptionContext(IReadOnlySet<string> catalogueIds, List<DocumentError> errors)
{
    /// <summary>Ids of the components of all documents.</summary>
    public HashSet<string> Components { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of the data sets of all documents.</summary>
    public HashSet<string> DataSets { get; } = new(StringComparer.Ordinal);

    /// <summary>Reading of fields.</summary>
    public DescriptionFields Fields { get; } = new(errors);

    /// <summary>True when the catalogue has the id, or when it is one of ours: such begin with <c>x-</c>.</summary>
    public bool IsKnown(string id, string prefix) =>
        id.StartsWith("x-", StringComparison.Ordinal) || (id.StartsWith(prefix, StringComparison.Ordinal) && catalogueIds.Contains(id));

    /// <summary>True when it is a persona, written with its full id.</summary>
    public bool IsPersona(string id) => IsKnown(id, "persona");

    /// <summary>Names of a list; those that do not exist are mistakes.</summary>
    public List<string> Names(DocumentFields fields, string key, Func<string, bool> exists, Func<string, string> mistake)
    {
        var names = new List<string>();
        foreach (var (name, fail) in Fields.Texts(fields, key))
        {
            names.Add(name);
            if (!exists(name))
            {
                fail(mistake(name));
            }
        }

        return names;
    }

    /// <summary>Ids of components; those that do not exist are mistakes.</summary>
    public List<string> Places(DocumentFields fields, string key) =>
        Names(fields, key, Components.Contains, name => $"there is no component '{name}'");

    /// <summary>Adds a name that must be new; says where it was described first otherwise.</summary>
    public void Describe(HashSet<string> names, string name, string what, DocumentFields fields)
    {
        if (!names.Add(name))
        {
            Fields.Fail(fields, fields.Mapping.Line, $"the {what} '{name}' is described in two files");
        }
    }
}
