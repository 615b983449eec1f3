using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Rules.Reading;

namespace Proofmark.Risk.Rules;

/// <summary>Design rules.</summary>
public sealed class RuleSet
{
    private const string Prefix = "rules/";

    private static readonly Lazy<RuleSet> Embedded = new(ReadEmbedded);

    private RuleSet(IReadOnlyList<Rule> rules, Digest digest)
    {
        Rules = rules;
        Digest = digest;
    }

    /// <summary>The rules in the order of their ids.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Digest of the rules' sources.</summary>
    public Digest Digest { get; }

    /// <summary>Which rule speaks for which controls and risks.</summary>
    public IEnumerable<Binding> Bindings => Rules.Select(r => r.Binding);

    /// <summary>The rules that are part of this build.</summary>
    public static RuleSet Load() => Embedded.Value;

    /// <summary>Reads rules, one from each source.</summary>
    /// <param name="sources">Names for error messages, and contents.</param>
    /// <param name="limits">Bounds on the documents.</param>
    /// <param name="errors">Where every error is put; a rule with errors is left out.</param>
    public static RuleSet Read(IEnumerable<KeyValuePair<string, byte[]>> sources, Limits limits, List<DocumentError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var files = sources.OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var (name, bytes) in files)
        {
            if (RuleReader.Read(name, bytes, Catalogue.Load(), limits, errors) is { } rule && !rules.TryAdd(rule.Id, rule))
            {
                errors.Add(new DocumentError(name, 1, 1, "id", $"the rule '{rule.Id}' is defined twice"));
            }
        }

        var digest = Digest.OfBytes([.. files.SelectMany(f => Convert.FromHexString(Digest.OfBytes(f.Value).Hex))]);
        return new RuleSet([.. rules.Values.OrderBy(r => r.Id, StringComparer.Ordinal)], digest);
    }

    private static RuleSet ReadEmbedded()
    {
        var errors = new List<DocumentError>();
        var rules = Read(EmbeddedData.Names(Prefix).Select(name => KeyValuePair.Create(name[Prefix.Length..], EmbeddedData.Read(name))), Limits.Default, errors);
        return errors.Count == 0 ? rules : throw new InvalidOperationException($"the embedded rules are broken: {string.Join("; ", errors)}");
    }
}
