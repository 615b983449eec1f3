namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Finds calls. Each token is looked at once for each bracket that directly holds it, so the work is linear.</summary>
internal sealed class CallFinder(SourceText source, Imports imports)
{
    // More parts than a name in real code has.
    private const int MostParts = 12;
    private const int MostArguments = 200;

    public IEnumerable<Call> All()
    {
        for (var i = 1; i < source.Count; i++)
        {
            if (source.IsSign(i, '(') && source.IsWord(i - 1) && NameBefore(i, out var start) is { } name && !source.IsWord(start - 1, "def") && !source.IsWord(start - 1, "class"))
            {
                yield return new Call(source, imports.Resolve(name), source[start].Line, Arguments(i + 1, source.End(i), objects: true));
            }
        }
    }

    private string? NameBefore(int bracket, out int start)
    {
        start = bracket - 1;
        for (var parts = 1; parts < MostParts && source.IsSign(start - 1, '.') && source.IsWord(start - 2); parts++)
        {
            start -= 2;
        }

        var name = source.Of(start).ToString();
        for (var i = start + 2; i < bracket; i += 2)
        {
            name += "." + source.Of(i).ToString();
        }

        return name.Length <= 256 ? name : null;
    }

    private List<Argument> Arguments(int start, int end, bool objects)
    {
        var found = new List<Argument>();
        var from = start;
        for (var i = start; i <= end && found.Count < MostArguments; i++)
        {
            if (i == end || source.IsSign(i, ','))
            {
                Add(found, from, i, objects);
                from = i + 1;
            }
            else if (source.IsSign(i, '(') || source.IsSign(i, '[') || source.IsSign(i, '{'))
            {
                i = Math.Min(source.End(i), end - 1);
            }
        }

        return found;
    }

    private void Add(List<Argument> found, int start, int end, bool objects)
    {
        if (start >= end)
        {
            return;
        }

        if (source.IsWord(start) && (source.IsSign(start + 1, '=') || source.IsSign(start + 1, ':')) && !source.IsSign(start + 2, '=') && start + 2 < end)
        {
            found.Add(new Argument(source.Of(start).ToString(), start + 2, end));
        }
        else if (source.IsText(start) && source.IsSign(start + 1, ':') && start + 2 < end)
        {
            found.Add(new Argument(source.Of(start).ToString(), start + 2, end));
        }
        else
        {
            found.Add(new Argument("", start, end));
            if (objects && source.Language == Language.JavaScript && source.IsSign(start, '{'))
            {
                found.AddRange(Arguments(start + 1, source.End(start), objects: false).Where(static a => a.Name.Length > 0));
            }
        }
    }
}
