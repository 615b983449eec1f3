using Proofmark.Core.Expressions;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Graph;

/// <summary>The system as a record of the expression language.</summary>
internal sealed record SystemRecord(SystemGraph Graph) : IAnsweringRecord
{
    public const string Name = "system";

    public static ExpressionRecordType Type { get; } = new(Name, new Dictionary<string, ExpressionType>(StringComparer.Ordinal)
    {
        ["id"] = ExpressionType.String,
        ["owner"] = ExpressionType.String.Optional(),
        ["personas"] = ExpressionType.List(ExpressionType.String),
    });

    public string TypeName => Name;

    public string Identity => Graph.Model.Id;

    public string Thing => Name;

    public IReadOnlyDictionary<string, string> Answers => Graph.Model.Properties;

    public ExpressionValue GetField(string field) => field switch
    {
        "id" => ExpressionValue.Of(Graph.Model.Id),
        "owner" => ExpressionValue.Of(Graph.Model.Owner),
        "personas" => ExpressionValue.Of(Graph.Model.Personas),
        _ => ExpressionValue.Null,
    };
}

/// <summary>A component as a record of the expression language.</summary>
internal sealed record ComponentRecord(SystemGraph Graph, SystemComponent Component) : IAnsweringRecord
{
    public const string Name = "component";

    public static ExpressionRecordType Type { get; } = new(Name, new Dictionary<string, ExpressionType>(StringComparer.Ordinal)
    {
        ["id"] = ExpressionType.String,
        ["kind"] = ExpressionType.String,
        ["declared"] = ExpressionType.Bool,
        ["exposure"] = ExpressionType.String.Optional(),
        ["untrusted"] = ExpressionType.List(ExpressionType.String),
        ["privileges"] = ExpressionType.List(ExpressionType.String),
        ["source"] = ExpressionType.String.Optional(),
        ["format"] = ExpressionType.String.Optional(),
        ["data"] = ExpressionType.List(ExpressionType.String),
        ["files"] = ExpressionType.List(ExpressionType.String),
    });

    public string TypeName => Name;

    public string Identity => Component.Id;

    public string Thing => Component.Kind;

    public IReadOnlyDictionary<string, string> Answers => Component.Properties;

    public ExpressionValue GetField(string field) => field switch
    {
        "id" => ExpressionValue.Of(Component.Id),
        "kind" => ExpressionValue.Of(Component.Kind),
        "declared" => ExpressionValue.Of(Component.Declared),
        "exposure" => ExpressionValue.Of(Component.Exposure),
        "untrusted" => ExpressionValue.Of(Component.Untrusted),
        "privileges" => ExpressionValue.Of(Component.Privileges),
        "source" => ExpressionValue.Of(Component.Source),
        "format" => ExpressionValue.Of(Component.Format),
        "data" => ExpressionValue.Of(Component.Data),
        "files" => ExpressionValue.Of(Component.Files),
        _ => ExpressionValue.Null,
    };
}

/// <summary>A fact as a record of the expression language.</summary>
internal sealed record FactRecord(Fact Fact) : IExpressionRecord
{
    public const string Name = "fact";

    public static ExpressionRecordType Type { get; } = new(Name, new Dictionary<string, ExpressionType>(StringComparer.Ordinal)
    {
        ["rule"] = ExpressionType.String,
        ["kind"] = ExpressionType.String,
        ["value"] = ExpressionType.String,
        ["path"] = ExpressionType.String,
        ["confidence"] = ExpressionType.String,
        ["attributes"] = ExpressionType.Map(ExpressionType.String),
    });

    public string TypeName => Name;

    public string Identity => $"{Fact.RuleId} {Fact.Location} {Fact.Value}";

    public ExpressionValue GetField(string field) => field switch
    {
        "rule" => ExpressionValue.Of(Fact.RuleId),
        "kind" => ExpressionValue.Of(KebabCase.Of(Fact.Kind)),
        "value" => ExpressionValue.Of(Fact.Value),
        "path" => ExpressionValue.Of(Fact.Location.Path),
        "confidence" => ExpressionValue.Of(KebabCase.Of(Fact.Confidence)),
        "attributes" => ExpressionValue.Of(Fact.Attributes.ToDictionary(a => a.Key, a => ExpressionValue.Of(a.Value), StringComparer.Ordinal)),
        _ => ExpressionValue.Null,
    };
}
