namespace Proofmark.Provenance.Tokens;

/// <summary>The modules that may be loaded: those that the user names, and no other.</summary>
internal static class ModuleFiles
{
    /// <summary>The files, each once.</summary>
    /// <exception cref="TokenException">There is none.</exception>
    public static IReadOnlyList<string> Of(TokenUri uri, IReadOnlyList<string> named)
    {
        var all = (uri.ModulePath is { } path ? named.Append(path) : named).Select(Real).Distinct(StringComparer.Ordinal).ToList();
        if (all.Count == 0)
        {
            throw new TokenException("a PKCS #11 module must be named, by module-path in the URI or by an option, with its absolute path; none is looked for");
        }

        if (uri.ModuleName is not { } name)
        {
            return all;
        }

        var fitting = all.Where(file => IsNamed(file, name)).ToList();
        return fitting.Count > 0 ? fitting : throw new TokenException($"none of the named PKCS #11 modules has the module-name '{name}'");
    }

    // RFC 7512, 2.4: without folder, prefix and suffix of the platform, and whatever the case.
    private static bool IsNamed(string file, string name)
    {
        var plain = Path.GetFileNameWithoutExtension(file);
        return plain.Equals(name, StringComparison.OrdinalIgnoreCase) || plain.Equals("lib" + name, StringComparison.OrdinalIgnoreCase);
    }

    // The same file by two names is one module, whose tokens must not count twice.
    private static string Real(string file) => Path.IsPathFullyQualified(file) && File.Exists(file) && File.ResolveLinkTarget(file, returnFinalTarget: true) is { Exists: true } target ? target.FullName : file;
}
