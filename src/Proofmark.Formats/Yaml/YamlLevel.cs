using YamlDotNet.Core.Events;

namespace Proofmark.Formats.Yaml;

/// <summary>A mapping or sequence that is being read.</summary>
internal sealed class YamlLevel(bool isMapping, NamedObject? tagged, string? path, bool isConfig)
{
    public bool IsMapping { get; } = isMapping;

    public NamedObject? Tagged { get; } = tagged;

    /// <summary>Where it stands, its keys joined by dots; null where that is too long to be of use.</summary>
    public string? Path { get; } = path;

    /// <summary>True under a key that ends with <c>_config</c>.</summary>
    public bool IsConfig { get; } = isConfig;

    public int Count { get; set; }

    public bool AtValue { get; set; }

    public string? Key { get; set; }

    public Scalar? Target { get; set; }

    public Scalar? ClassPath { get; set; }

    public bool HasInitArguments { get; set; }

    /// <summary>The value of the key <c>target</c>.</summary>
    public Scalar? PlainTarget { get; set; }

    /// <summary>True when what stands beside a plain <c>target</c> shows that it is called.</summary>
    public bool HasParameters { get; set; } = isConfig;

    /// <summary>The name that is called with what stands here; null when none is.</summary>
    public Scalar? Called => Target ?? (HasInitArguments ? ClassPath : null) ?? (HasParameters ? PlainTarget : null);

    public List<string> Texts { get; } = [];
}
