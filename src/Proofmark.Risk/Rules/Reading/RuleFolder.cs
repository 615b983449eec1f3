using Proofmark.Core.Documents;

namespace Proofmark.Risk.Rules.Reading;

/// <summary>A folder of rules that the user named.</summary>
/// <param name="Path">The folder.</param>
/// <param name="Origin">Whether it lies inside the assessed tree.</param>
public sealed record RuleFolder(string Path, RuleOrigin Origin)
{
    /// <summary>Most files of one folder.</summary>
    public const int MaxRules = 1_000;

    /// <summary>Longest file of one rule, in bytes.</summary>
    public const int MaxRuleBytes = 64 * 1024;

    private const string Pattern = "*.yaml";

    /// <summary>Names and contents of the rules, in the order of the names. What cannot be taken is an error: a rule never vanishes.</summary>
    /// <param name="errors">Where every error is put.</param>
    public IReadOnlyList<KeyValuePair<string, byte[]>> Read(List<DocumentError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        try
        {
            var files = new DirectoryInfo(Path).EnumerateFiles(Pattern).Take(MaxRules + 1).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
            if (files.Count is 0 or > MaxRules)
            {
                errors.Add(new DocumentError(Path, 1, 1, "", files.Count == 0 ? $"there is no rule ({Pattern}) in this folder" : $"there are more than {MaxRules} rules in this folder"));
                return [];
            }

            return [.. files.Select(f => KeyValuePair.Create(f.FullName, Bytes(f, errors))).Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!))];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            errors.Add(new DocumentError(Path, 1, 1, "", $"the folder cannot be read: {failure.Message}"));
            return [];
        }
    }

    private static byte[]? Bytes(FileInfo file, List<DocumentError> errors)
    {
        // A device or a pipe has no length and would be read for ever.
        if (file.LinkTarget is not null || file.Length is 0 or > MaxRuleBytes)
        {
            errors.Add(new DocumentError(file.FullName, 1, 1, "", $"a rule is an ordinary file of 1 to {MaxRuleBytes} bytes, and no link"));
            return null;
        }

        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            errors.Add(new DocumentError(file.FullName, 1, 1, "", $"the rule cannot be read: {failure.Message}"));
            return null;
        }
    }
}
