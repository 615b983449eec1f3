namespace Proofmark.Core.Secrets;

/// <summary>Takes names of fields, variables and tools apart.</summary>
public static class NameParts
{
    /// <summary>The words of a name in lower case: parts between signs, and parts that begin with a capital (<c>apiKey</c>, <c>API_KEY</c>).</summary>
    /// <param name="name">A name.</param>
    public static IEnumerable<string> Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsLetterOrDigit(name[i]);
            if (ends || (i > start && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1])))
            {
                if (i > start)
                {
                    yield return name[start..i].ToLowerInvariant();
                }

                start = ends ? i + 1 : i;
            }
        }
    }
}
