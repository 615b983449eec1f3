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

    private RuleSet(IEnumerable<Rule> rules, Digest digest)
    {
        Rules = [.. rules.OrderBy(r => r.Id, StringComparer.Ordinal)];
        Digest = digest;
    }

    /// <summary>The rules in the order of their ids.</summary>
    public IReadOnlyList<Rule> Rules { get; }

    /// <summary>Digest of the rules' sources.</summary>
    public Digest Digest { get; }

    /// <summary>Which rule speaks for which controls and risks.</summary>
    public IEnumerable<Binding> Bindings => Rules.Select(r => r.Binding);

    /// <summary>The rule of an id; null when there is none.</summary>
    public Rule? Find(string id) => Rules.FirstOrDefault(r => string.Equals(r.Id, id, StringComparison.Ordinal));

    /// <summary>The rules that are part of this build.</summary>
    public static RuleSet Load() => Embedded.Value;

    /// <summary>The rules of this build and those of folders that the user named. The digest covers all of them.</summary>
    /// <param name="folders">The folders.</param>
    /// <param name="limits">Bounds on the documents.</param>
    /// <param name="errors">Where every error of every rule is put; when there is one, the set must not be used.</param>
    public static RuleSet Load(IReadOnlyList<RuleFolder> folders, Limits limits, List<DocumentError> errors)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(errors);
        return folders.Aggregate(Load(), (all, folder) => all.With(Read(folder.Read(errors), limits, errors, folder.Origin), folder, errors));
    }

    /// <summary>Reads rules, one from each source.</summary>
    /// <param name="sources">Names for error messages, and contents.</param>
    /// <param name="limits">Bounds on the documents.</param>
    /// <param name="errors">Where every error is put; a rule with errors is left out.</param>
    /// <param name="origin">Who wrote them.</param>
    public static RuleSet Read(IEnumerable<KeyValuePair<string, byte[]>> sources, Limits limits, List<DocumentError> errors, RuleOrigin origin = RuleOrigin.BuiltIn)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var files = sources.OrderBy(s => s.Key, StringComparer.Ordinal).ToList();
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var (name, bytes) in files)
        {
            if (RuleReader.Read(name, bytes, origin, Catalogue.Load(), limits, errors) is { } rule && !rules.TryAdd(rule.Id, rule))
            {
                errors.Add(Twice(name, rule));
            }
        }

        return new RuleSet(rules.Values, Digest.OfBytes([.. files.SelectMany(f => Convert.FromHexString(Digest.OfBytes(f.Value).Hex))]));
    }

    private RuleSet With(RuleSet added, RuleFolder folder, List<DocumentError> errors)
    {
        errors.AddRange(added.Rules.Where(r => Find(r.Id) is not null).Select(r => Twice(folder.Path, r)));
        return new RuleSet(Rules.Concat(added.Rules), Digest.OfBytes([.. Convert.FromHexString(Digest.Hex), .. Convert.FromHexString(added.Digest.Hex)]));
    }

    private static DocumentError Twice(string place, Rule rule) => new(place, 1, 1, "id", $"the rule '{rule.Id}' is defined twice");

    private static RuleSet ReadEmbedded()
    {
        var errors = new List<DocumentError>();
        var rules = Read(EmbeddedData.Names(Prefix).Select(name => KeyValuePair.Create(name[Prefix.Length..], EmbeddedData.Read(name))), Limits.Default, errors);
        return errors.Count == 0 ? rules : throw new InvalidOperationException($"the embedded rules are broken: {string.Join("; ", errors)}");
    }
}
