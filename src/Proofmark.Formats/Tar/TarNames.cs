namespace Proofmark.Formats.Tar;

/// <summary>Judges names and link targets: what unpacking would write outside of its folder.</summary>
internal sealed class TarNames(AnomalyLog anomalies)
{
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> links = new(StringComparer.Ordinal);

    /// <summary>Looks at a member, in the order of the archive.</summary>
    public void Check(TarMember member)
    {
        string shown = DisplayText.Quote(member.Name);
        string plain = Plain(member.Name);
        if (Leaves(member.Name, 0))
        {
            Add("tar-name-traversal", $"The name {shown} leaves the folder it is unpacked to.", member, deceptive: true);
        }

        if (GoesThroughLink(plain))
        {
            Add("tar-through-link", $"The name {shown} goes through a symbolic link of the same archive.", member, deceptive: true);
        }

        if (member.Kind != TarMemberKind.Folder && !seen.Add(plain))
        {
            Add("tar-duplicate-name", $"The name {shown} stands more than once; the last one wins for most readers.", member, deceptive: false);
        }

        if (member.Kind is TarMemberKind.SymbolicLink or TarMemberKind.HardLink)
        {
            CheckLink(member, plain);
        }
        else if (member.Kind == TarMemberKind.Device)
        {
            Add("tar-device", $"The member {shown} is a device or a pipe.", member, deceptive: false);
        }
    }

    private static string Plain(string name) => string.Join('/', name.Split('/').Where(part => part is not ("" or ".")));

    // A path leaves when it is absolute, or climbs above where it starts at any point.
    private static bool Leaves(string path, int depth)
    {
        if (path.StartsWith('/') || path.StartsWith('\\') || (path.Length >= 2 && path[1] == ':' && char.IsAsciiLetter(path[0])))
        {
            return true;
        }

        foreach (string part in path.Split('/', '\\'))
        {
            depth += part switch { "" or "." => 0, ".." => -1, _ => 1 };
            if (depth < 0)
            {
                return true;
            }
        }

        return false;
    }

    private bool GoesThroughLink(string plain)
    {
        for (int slash = plain.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = plain.IndexOf('/', slash + 1))
        {
            if (links.Contains(plain[..slash]))
            {
                return true;
            }
        }

        return false;
    }

    private void CheckLink(TarMember member, string plain)
    {
        bool isSymbolic = member.Kind == TarMemberKind.SymbolicLink;
        if (isSymbolic)
        {
            links.Add(plain);
        }

        // A symbolic link is relative to the folder it is in, a hard link to the archive.
        int depth = isSymbolic ? plain.Count(c => c == '/') : 0;
        if (Leaves(member.LinkTarget ?? "", depth))
        {
            string names = $"{DisplayText.Quote(member.Name)} to {DisplayText.Quote(member.LinkTarget ?? "")}";
            Add("tar-link-escapes", $"The link {names} leaves the folder it is unpacked to.", member, deceptive: true);
        }
    }

    private void Add(string code, string message, TarMember member, bool deceptive) => anomalies.Add(code, message, member.HeaderOffset, deceptive, member.Name);
}
