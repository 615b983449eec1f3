namespace Proofmark.Formats.Yaml;

/// <summary>How a configuration makes a program import, and perhaps call, a name.</summary>
public enum NamingKind
{
    /// <summary>A tag of PyYAML that only imports: <c>!!python/name:</c>, <c>!!python/module:</c>. Its unsafe loaders obey.</summary>
    ImportTag,

    /// <summary>A tag of PyYAML that makes an object or calls a function: <c>!!python/object:</c>, <c>!!python/object/new:</c>, <c>!!python/object/apply:</c>. Its unsafe loaders obey.</summary>
    CallTag,

    /// <summary>
    /// A key that a loader calls with what stands beside it: <c>_target_</c> (Hydra), <c>class_path</c> beside <c>init_args</c> (jsonargparse), or a dotted <c>target</c> beside <c>params</c> or
    /// <c>nemo_version</c>, or under a key that ends with <c>_config</c> (latent diffusion, NeMo).
    /// </summary>
    TargetKey,
}

/// <summary>A name that a configuration makes a program import or call.</summary>
/// <param name="Kind">How.</param>
/// <param name="Name">The dotted name, as the loader reads it; with <c>${</c> in it where it cannot be known from the file.</param>
/// <param name="Arguments">The texts that stand beside it, in order, at most eight.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record NamedObject(NamingKind Kind, string Name, IReadOnlyList<string> Arguments, int Line, int Column);
