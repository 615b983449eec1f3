using System.Text.Json.Serialization;
using Proofmark.Core;
using Proofmark.Core.Json;

namespace Proofmark.Systems.Facts;

/// <summary>Something that discovery saw in the assessed tree.</summary>
/// <param name="RuleId">The discovery rule that saw it, for example <c>discover.python-manifest</c>.</param>
/// <param name="Kind">What was seen.</param>
/// <param name="Value">The thing itself: a package, a model reference, a server name, a path.</param>
/// <param name="Confidence">How sure the rule is.</param>
/// <param name="Location">Where it stands.</param>
public sealed record Fact(string RuleId, FactKind Kind, string Value, Confidence Confidence, Location Location)
{
    /// <summary>Further properties by name, for example <c>revision</c>, <c>transport</c>, <c>command</c>; sorted by name.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new SortedDictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>How sure a discovery rule is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Confidence>))]
public enum Confidence
{
    /// <summary>A hint, for example a name that sounds like a model.</summary>
    Low,

    /// <summary>Usual form, read by pattern.</summary>
    Medium,

    /// <summary>Read from a structured file or identified by content.</summary>
    High,
}

/// <summary>The kinds of <see cref="Fact"/>.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FactKind>))]
public enum FactKind
{
    /// <summary>A file that holds model weights. Attributes: <c>format</c>, <c>signed</c> (<c>true</c> when a detached signature lies beside it; <c>verified</c> when an assessment verified one by the user's trust policy).</summary>
    ModelFile,

    /// <summary>An adapter (PEFT) configuration. Attributes: <c>base-model</c>, <c>revision</c>.</summary>
    Adapter,

    /// <summary>A model named by reference in code or configuration. Attributes: <c>revision</c> (absent when unpinned), <c>source</c> (hub, api, ollama).</summary>
    ModelReference,

    /// <summary>Code that a model repository asks its loader to import. Attributes: <c>remote</c>.</summary>
    RemoteCode,

    /// <summary>A dependency on an AI framework or service. Attributes: <c>version</c>, <c>ecosystem</c>, <c>role</c>.</summary>
    Dependency,

    /// <summary>A server of the Model Context Protocol. Attributes: <c>transport</c>, <c>command</c>, <c>package</c>, <c>pinned</c>, <c>url</c>, <c>scheme</c> and <c>host</c> (absent when they cannot be told), <c>secret</c> (where secrets stand).</summary>
    McpServer,

    /// <summary>A tool or privilege an agent may use. Attributes: <c>effect</c> (read, write, outward, execute).</summary>
    Tool,

    /// <summary>A system prompt or an instruction file for agents.</summary>
    Prompt,

    /// <summary>A container build or deployment file. Attributes: <c>image</c>, <c>user</c>, <c>ports</c>.</summary>
    Container,

    /// <summary>A continuous-integration workflow. Attributes: <c>action</c>, <c>pinned</c>, <c>mentions</c>.</summary>
    Workflow,

    /// <summary>A notebook. Attributes: <c>outputs</c>.</summary>
    Notebook,

    /// <summary>A data file or data set. Attributes: <c>format</c>, <c>role</c>.</summary>
    DataFile,

    /// <summary>A retrieval store or index that the code uses.</summary>
    RetrievalStore,

    /// <summary>A call that loads data in a form that can carry code. Attributes: <c>callable</c>.</summary>
    UnsafeLoad,
}
