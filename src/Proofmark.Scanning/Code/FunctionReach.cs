namespace Proofmark.Scanning.Code;

/// <summary>Which functions of a file run when: those that loading calls, those that the file calls itself, and those that these call. Functions of one name are taken together.</summary>
internal sealed class FunctionReach(CodeLists lists, CodeReach whole)
{
    private readonly Dictionary<string, HashSet<string>> calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CodeReach> reach = new(StringComparer.Ordinal);
    private readonly HashSet<string> fromModule = new(StringComparer.Ordinal);

    /// <summary>When a function runs; null for the code outside of functions.</summary>
    public CodeReach Of(string? function) => function is null ? whole : reach.GetValueOrDefault(function, CodeReach.Later);

    /// <summary>Tells of a function.</summary>
    public void Defined(string name)
    {
        calls.TryAdd(name, new HashSet<string>(StringComparer.Ordinal));
        if (lists.IsCalledByLoading(name))
        {
            reach.TryAdd(name, whole == CodeReach.Later ? CodeReach.Later : CodeReach.Load);
        }
    }

    /// <summary>Tells of a call.</summary>
    /// <param name="caller">The function that calls; null for code outside of functions.</param>
    /// <param name="called">The function that is called.</param>
    /// <param name="guarded">True in code that no import runs.</param>
    public void Called(string? caller, string called, bool guarded)
    {
        if (caller is not null)
        {
            (calls.TryGetValue(caller, out var known) ? known : calls[caller] = new HashSet<string>(StringComparer.Ordinal)).Add(called);
        }
        else if (!guarded)
        {
            fromModule.Add(called);
        }
    }

    /// <summary>Carries reach from callers to what they call; each function is taken up at most once for each moment.</summary>
    public void Spread()
    {
        var waiting = new Queue<(string Name, CodeReach Reach)>();
        foreach (var name in fromModule)
        {
            waiting.Enqueue((name, whole));
        }

        foreach (var (name, at) in reach.ToArray())
        {
            foreach (var called in calls.GetValueOrDefault(name) ?? [])
            {
                waiting.Enqueue((called, at));
            }
        }

        while (waiting.TryDequeue(out var next))
        {
            if (!calls.TryGetValue(next.Name, out var called) || reach.GetValueOrDefault(next.Name, CodeReach.Later) >= next.Reach)
            {
                continue;
            }

            reach[next.Name] = next.Reach;
            foreach (var name in called)
            {
                waiting.Enqueue((name, next.Reach));
            }
        }
    }
}
