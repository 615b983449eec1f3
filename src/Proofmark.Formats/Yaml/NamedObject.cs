namespace Proofmark.Formats.Yaml;

/// <summary>How a configuration makes a program import, and perhaps call, a name.</summary>
public enum NamingKind
{
    /// <summary>A tag of PyYAML that only imports: <c>!!python/name:</c>, <c>!!python/module:</c>. Its unsafe loaders obey.</summary>
    ImportTag,

    /// <summary>A tag of PyYAML that makes an object or calls a function: <c>!!python/object:</c>, <c>!!python/object/new:</c>, <c>!!python/object/apply:</c>. Its unsafe loaders obey.</summary>
    CallTag,

    /// <summary>A key that Hydra's <c>instantiate</c> (<c>_target_</c>) or jsonargparse (<c>class_path</c> beside <c>init_args</c>) calls with what stands beside it.</summary>
    TargetKey,
}

/// <summary>A name that a configuration makes a program import or call.</summary>
/// <param name="Kind">How.</param>
/// <param name="Name">The dotted name, as the loader reads it.</param>
/// <param name="Arguments">The texts that stand beside it, in order, at most eight.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record NamedObject(NamingKind Kind, string Name, IReadOnlyList<string> Arguments, int Line, int Column);
