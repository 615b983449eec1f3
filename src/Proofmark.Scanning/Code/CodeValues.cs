using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Code;

/// <summary>Several values taken together.</summary>
internal static class CodeValues
{
    /// <summary>What may be any of some values: the last one, but for what is worse in another.</summary>
    public static CodeValue Join(IReadOnlyList<CodeValue> values, CodeLists lists)
    {
        if (values.Count == 0)
        {
            return CodeValue.Unknown;
        }

        var last = values[^1];
        if (values.Count == 1)
        {
            return last;
        }

        var origin = CodeOrigin.None;
        CodeValue? dangerous = null;
        string? local = null;
        foreach (var value in values)
        {
            origin |= value.Origin;
            local ??= value.Local;
            dangerous = dangerous is null && IsDangerous(value.Path, lists) ? value : dangerous;
        }

        return last with { Path = dangerous?.Path ?? last.Path, Origin = origin, Local = last.Local ?? local };
    }

    /// <summary>What holds some values, or is made of them in a way that is not followed.</summary>
    public static CodeValue Mix(IReadOnlyList<CodeValue> values, CodeLists lists)
    {
        var origin = CodeOrigin.None;
        string? path = null;
        foreach (var value in values)
        {
            origin |= value.Origin;
            path ??= IsDangerous(value.Path, lists) ? value.Path : null;
        }

        return path is null && origin == CodeOrigin.None ? CodeValue.Unknown : new CodeValue(path, null, origin);
    }

    /// <summary>True when a path itself is on a list of what is dangerous; what a call returned is not the function that was called.</summary>
    public static bool IsDangerous(string? path, CodeLists lists) =>
        path is not null && !path.EndsWith(')') && lists.Find(path) is { Reached: > Verdict.Clean };
}
