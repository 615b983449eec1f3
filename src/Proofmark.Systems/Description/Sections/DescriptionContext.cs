using Proofmark.Core.Documents;

namespace Proofmark.Systems.Description.Sections;

/// <summary>What the sections of a description share.</summary>
internal sealed class DescriptionContext
{
    private readonly IReadOnlySet<string> catalogueIds;

    public DescriptionContext(IReadOnlySet<string> catalogueIds, List<DocumentError> errors)
    {
        this.catalogueIds = catalogueIds;
        Fields = new DescriptionFields(errors);
        Components = new Names("component", Fields);
        DataSets = new Names("data set", Fields);
        Identities = new Names("identity", Fields);
    }

    /// <summary>Reading of fields.</summary>
    public DescriptionFields Fields { get; }

    /// <summary>Ids of the components of all documents.</summary>
    public Names Components { get; }

    /// <summary>Names of the data sets of all documents.</summary>
    public Names DataSets { get; }

    /// <summary>Names of the identities of all documents.</summary>
    public Names Identities { get; }

    /// <summary>True when the catalogue has the id, or when it is one of ours: such begin with <c>x-</c>.</summary>
    public bool IsKnown(string id, string prefix) =>
        id.StartsWith("x-", StringComparison.Ordinal) || (id.StartsWith(prefix, StringComparison.Ordinal) && catalogueIds.Contains(id));

    /// <summary>True when it is a persona, written with its full id.</summary>
    public bool IsPersona(string id) => IsKnown(id, "persona");

    /// <summary>Names of a list; those that do not exist are mistakes.</summary>
    public List<string> Known(DocumentFields fields, string key, Func<string, bool> exists, Func<string, string> mistake)
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
        Known(fields, key, Components.Contains, name => $"there is no component '{name}'");

    /// <summary>Says what is wrong with a risk, or <c>risk@component</c>, that an impact is given for.</summary>
    public void CheckRisk(string name, Action<string> fail)
    {
        var parts = name.Split('@');
        if (parts.Length > 2 || parts.Any(p => p.Length == 0))
        {
            fail($"'{name}' is neither a risk nor risk@component");
        }
        else if (!IsKnown(parts[0], "risk"))
        {
            fail($"the catalogue has no risk '{parts[0]}'; 'proofmark catalog list risks' shows all of them");
        }
        else if (parts.Length == 2 && !Components.Contains(parts[1]))
        {
            fail($"there is no component '{parts[1]}' among those that are described");
        }
    }
}
