using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Formats.Python;
using Proofmark.Formats.Walking;

namespace Proofmark.Scanning.Code.Roles;

/// <summary>Which Python files of the scanned tree a loader would import, and why.</summary>
internal sealed class LoadedCode
{
    private static readonly HashSet<string> Handlers = new(StringComparer.Ordinal) { "handler.py", "model_handler.py", "inference.py", "hubconf.py", "pipeline.py" };

    private static readonly HashSet<string> Weights = new(StringComparer.Ordinal)
    {
        ".bin", ".pt", ".pth", ".safetensors", ".pkl", ".pickle", ".joblib", ".gguf", ".onnx", ".h5", ".keras", ".ckpt", ".npz", ".msgpack", ".mar", ".tflite",
    };

    private readonly Limits limits;
    private readonly Dictionary<string, WalkFile> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodeRole> roles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<CodeReference>> missing = new(StringComparer.Ordinal);

    private HashSet<string>? weightFolders;

    private LoadedCode(Limits limits) => this.limits = limits;

    /// <summary>Knows of no file.</summary>
    public static LoadedCode None { get; } = new(Limits.Default);

    /// <summary>Looks through the files of a walk; configurations and the modules they name are read.</summary>
    public static LoadedCode Of(IReadOnlyList<WalkItem> items, Limits limits, CancellationToken cancellation)
    {
        var loaded = new LoadedCode(limits);
        foreach (var file in items.OfType<WalkFile>())
        {
            loaded.files[file.Path] = file;
        }

        if (loaded.files.Keys.Any(static p => p.EndsWith(".py", StringComparison.Ordinal)) || loaded.files.Keys.Any(static p => ConfigReferences.IsConfig(NameOf(p))))
        {
            loaded.FindConfigured(cancellation);
            loaded.FindByName();
            loaded.FollowImports(cancellation);
        }

        return loaded;
    }

    /// <summary>Why a loader would import a file; null when nothing says so.</summary>
    public CodeRole? RoleOf(string path) => roles.GetValueOrDefault(path);

    /// <summary>True for a file in a folder with weights, below or above one: what comes along with a model.</summary>
    public bool IsBesideWeights(string path)
    {
        weightFolders ??= [.. files.Keys.Where(static p => Weights.Contains(Path.GetExtension(p))).Select(FolderOf)];
        var folder = FolderOf(path);
        return weightFolders.Any(f => f.StartsWith(folder, StringComparison.Ordinal) || folder.StartsWith(f, StringComparison.Ordinal));
    }

    /// <summary>Code that a configuration names beside it, and that is not there.</summary>
    public IReadOnlyList<CodeReference> MissingFrom(string config) => missing.GetValueOrDefault(config) ?? [];

    private void FindConfigured(CancellationToken cancellation)
    {
        foreach (var file in files.Values.Where(static f => ConfigReferences.IsConfig(NameOf(f.Path))).ToList())
        {
            cancellation.ThrowIfCancellationRequested();
            var folder = FolderOf(file.Path);
            if (Read(file) is not { } bytes)
            {
                continue;
            }

            var reading = DocumentReader.ReadJson(file.Path, bytes, limits);
            foreach (var reference in reading.Root is null ? [] : ConfigReferences.Find(NameOf(file.Path), reading.Root))
            {
                if (reference.Repository is null && !Add(folder + reference.Module, $"{file.Path} names it under '{reference.Key}'"))
                {
                    (missing.TryGetValue(file.Path, out var list) ? list : missing[file.Path] = []).Add(reference);
                }
            }

            // Python reads JSON that this reader refuses (NaN, keys that repeat), so a configuration with errors may name any module beside it.
            var mayName = reading.Errors.Count > 0 && (bytes.AsSpan().IndexOf("auto_map"u8) >= 0 || bytes.AsSpan().IndexOf("\\u00"u8) >= 0);
            foreach (var beside in !mayName ? [] : files.Keys.Where(p => FolderOf(p) == folder && p.EndsWith(".py", StringComparison.Ordinal)).ToList())
            {
                roles.TryAdd(beside, new CodeRole($"{file.Path} is no proper JSON and may name it"));
            }
        }
    }

    private bool Add(string module, string how)
    {
        foreach (var path in new[] { $"{module}.py", $"{module}/__init__.py" })
        {
            if (files.ContainsKey(path))
            {
                roles.TryAdd(path, new CodeRole(how));
                return true;
            }
        }

        return false;
    }

    private void FindByName()
    {
        var folders = files.Values.GroupBy(static f => FolderOf(f.Path), StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.ToList(), StringComparer.Ordinal);
        foreach (var (folder, inside) in folders)
        {
            var hasModel = inside.Any(static f => NameOf(f.Path) is "config.json" or "model_index.json" || Weights.Contains(Path.GetExtension(f.Path)));
            var isPackage = inside.Any(static f => NameOf(f.Path) is "__init__.py" or "setup.py" or "pyproject.toml");
            foreach (var file in inside.Where(static f => f.Path.EndsWith(".py", StringComparison.Ordinal)))
            {
                var name = NameOf(file.Path);
                if (hasModel && Handlers.Contains(name))
                {
                    roles.TryAdd(file.Path, new CodeRole($"servers import a file of the name {name} beside a model"));
                }
                else if (name == "generate.py" && folder.EndsWith("custom_generate/", StringComparison.Ordinal))
                {
                    roles.TryAdd(file.Path, new CodeRole("generate() of transformers imports custom_generate/generate.py"));
                }
                else if (!isPackage && name == Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(file.FullPath))) + ".py")
                {
                    roles.TryAdd(file.Path, new CodeRole("load_dataset imports the script with the name of its folder"));
                }
            }
        }
    }

    // Modules beside an imported one that it imports, and so on; each file is read once.
    private void FollowImports(CancellationToken cancellation)
    {
        var waiting = new Queue<string>(roles.Keys);
        while (waiting.TryDequeue(out var path))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Read(files[path]) is not { } bytes)
            {
                continue;
            }

            foreach (var import in PythonReader.Read(bytes, limits).Statements.SelectMany(static s => s.Imports))
            {
                foreach (var module in ModulesOf(import, FolderOf(path)))
                {
                    foreach (var found in new[] { $"{module}.py", $"{module}/__init__.py" })
                    {
                        if (files.ContainsKey(found) && roles.TryAdd(found, new CodeRole($"{path} imports it")))
                        {
                            waiting.Enqueue(found);
                        }
                    }
                }
            }
        }
    }

    // from .a.b import c may take a/b.py or a/b/c.py; one dot more goes up a folder.
    private static IEnumerable<string> ModulesOf(PythonImport import, string folder)
    {
        var name = import.Path.TrimStart('.');
        for (var up = import.Path.Length - name.Length; up > 1; up--)
        {
            folder = folder.Length == 0 ? "" : FolderOf(folder.TrimEnd('/'));
        }

        var parts = name.Split('.');
        for (var count = parts.Length; count > 0 && parts.Length <= 8; count--)
        {
            yield return folder + string.Join('/', parts.Take(count));
        }
    }

    private byte[]? Read(WalkFile file)
    {
        try
        {
            using var stream = new FileStream(file.FullPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[(int)Math.Min(stream.Length, limits.MaxDocumentBytes + 1L)];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The scan of that file itself reports that it cannot be read.
            return null;
        }
    }

    private static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
