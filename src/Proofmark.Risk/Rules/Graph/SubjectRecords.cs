using Proofmark.Core.Expressions;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>Something of the system about which questions can be answered.</summary>
internal interface IAnsweringRecord : IExpressionRecord
{
    /// <summary>The system it belongs to.</summary>
    SystemGraph Graph { get; }

    /// <summary>What it is called in the property vocabulary.</summary>
    string Thing { get; }

    /// <summary>Answers by property id.</summary>
    IReadOnlyDictionary<string, string> Answers { get; }
}

/// <summary>A flow as a record of the expression language.</summary>
internal sealed record FlowRecord(SystemGraph Graph, SystemFlow Flow) : IAnsweringRecord
{
    public const string Name = "flow";

    public static ExpressionRecordType Type { get; } = new(Name, new Dictionary<string, ExpressionType>(StringComparer.Ordinal)
    {
        ["from"] = ExpressionType.Record(ComponentRecord.Name),
        ["to"] = ExpressionType.Record(ComponentRecord.Name),
        ["label"] = ExpressionType.String,
        ["declared"] = ExpressionType.Bool,
        ["crosses"] = ExpressionType.List(ExpressionType.String),
    });

    public string TypeName => Name;

    public string Identity => $"{Flow.From} -> {Flow.To}: {Flow.Label}";

    public string Thing => Name;

    public IReadOnlyDictionary<string, string> Answers => Flow.Properties;

    public ExpressionValue GetField(string field) => field switch
    {
        "from" => ExpressionValue.Of(new ComponentRecord(Graph, Graph.Find(Flow.From))),
        "to" => ExpressionValue.Of(new ComponentRecord(Graph, Graph.Find(Flow.To))),
        "label" => ExpressionValue.Of(Flow.Label),
        "declared" => ExpressionValue.Of(Flow.Declared),
        "crosses" => ExpressionValue.Of(Graph.Crossed(Flow)),
        _ => ExpressionValue.Null,
    };
}

/// <summary>An identity as a record of the expression language.</summary>
internal sealed record IdentityRecord(SystemGraph Graph, SystemIdentity Described) : IAnsweringRecord
{
    public const string Name = "identity";

    public static ExpressionRecordType Type { get; } = new(Name, new Dictionary<string, ExpressionType>(StringComparer.Ordinal)
    {
        ["name"] = ExpressionType.String,
        ["kind"] = ExpressionType.String,
        ["usedBy"] = ExpressionType.List(ExpressionType.String),
    });

    public string TypeName => Name;

    public string Identity => Described.Name;

    public string Thing => Name;

    public IReadOnlyDictionary<string, string> Answers => Described.Properties;

    public ExpressionValue GetField(string field) => field switch
    {
        "name" => ExpressionValue.Of(Described.Name),
        "kind" => ExpressionValue.Of(Described.Kind),
        "usedBy" => ExpressionValue.Of(Described.UsedBy),
        _ => ExpressionValue.Null,
    };
}

/// <summary>A data set as a record of the expression language.</summary>
internal sealed record DataRecord(SystemGraph Graph, DataSet Set) : IAnsweringRecord
{
    public const string Name = "data";

    public static ExpressionRecordType Type { get; } = new(Name, new Dictionary<string, ExpressionType>(StringComparer.Ordinal)
    {
        ["name"] = ExpressionType.String,
        ["classes"] = ExpressionType.List(ExpressionType.String),
        ["origin"] = ExpressionType.String.Optional(),
    });

    public string TypeName => Name;

    public string Identity => Set.Name;

    public string Thing => Name;

    public IReadOnlyDictionary<string, string> Answers => Set.Properties;

    public ExpressionValue GetField(string field) => field switch
    {
        "name" => ExpressionValue.Of(Set.Name),
        "classes" => ExpressionValue.Of(Set.Classes),
        "origin" => ExpressionValue.Of(Set.Origin),
        _ => ExpressionValue.Null,
    };
}
