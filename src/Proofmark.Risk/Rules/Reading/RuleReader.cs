using System.Collections.Frozen;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Core.Expressions;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Catalogues;
using Proofmark.Risk.Rules.Graph;
using Proofmark.Systems.Facts;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Rules.Reading;

/// <summary>Reads one rule and collects everything that is wrong with it.</summary>
internal sealed class RuleReader
{
    private static readonly IReadOnlyDictionary<string, Severity> Severities = KebabCase.All<Severity>();
    private static readonly IReadOnlyDictionary<string, Polarity> Polarities = KebabCase.All<Polarity>();
    private static readonly IReadOnlyDictionary<string, RuleSubject> Subjects = KebabCase.All<RuleSubject>();
    private static readonly IReadOnlyDictionary<string, FactKind> FactKinds = KebabCase.All<FactKind>();
    private static readonly FrozenSet<string> IdentityKinds = FrozenSet.Create(StringComparer.Ordinal, "user", "service", "workload", "agent");
    private static readonly IReadOnlyDictionary<string, AssuranceLevel> Levels = Enum.GetValues<AssuranceLevel>().ToDictionary(AssuranceLevels.NameOf, StringComparer.Ordinal);

    private const string UserPrefix = "x-";
    private const int LongestId = 64;

    private readonly string file;
    private readonly DocumentFields fields;
    private readonly RuleOrigin origin;
    private readonly Catalogue catalogue;
    private readonly RuleSubject subject;
    private readonly ExpressionEnvironment environment;

    private RuleReader(string file, DocumentFields fields, RuleOrigin origin, Catalogue catalogue)
    {
        this.origin = origin;
        this.file = file;
        this.fields = fields;
        this.catalogue = catalogue;
        subject = Choice("for", Subjects, RuleSubject.System);
        environment = RuleEnvironments.For(subject);
    }

    /// <summary>Reads a rule; null when it has errors, which are then in <paramref name="errors"/>.</summary>
    public static Rule? Read(string file, ReadOnlySpan<byte> bytes, RuleOrigin origin, Catalogue catalogue, Limits limits, List<DocumentError> errors)
    {
        var reading = DocumentReader.ReadYaml(file, bytes, limits);
        errors.AddRange(reading.Errors);
        if (reading.Root is not DocumentMapping mapping)
        {
            errors.AddRange(reading.Errors.Count == 0 ? [new DocumentError(file, 1, 1, "", "a rule is a mapping")] : []);
            return null;
        }

        var before = errors.Count;
        var rule = new RuleReader(file, new DocumentFields(file, "", mapping, errors), origin, catalogue).Read();
        return errors.Count == before && reading.Errors.Count == 0 ? rule : null;
    }

    private Rule Read()
    {
        var kinds = Ids("kinds", IsKind);
        var rule = new Rule
        {
            Id = Id(),
            Origin = origin,
            Version = fields.OptionalInteger("version", 1, int.MaxValue) ?? 1,
            Title = fields.RequiredString("title"),
            Risks = Risks(),
            Controls = Ids("controls", id => catalogue.FindControl(id) is not null),
            Polarity = Polarity(),
            Subject = subject,
            Kinds = kinds,
            Reads = fields.StringList("reads"),
            Asks = RuleQuestions.Read(fields, subject, kinds),
            Profile = Profile(),
            Where = Condition("where"),
            When = Condition("when") ?? Missing("when"),
            Severity = Choice("severity", Severities, Severity.Medium),
            CriticalWhen = Condition("critical-when"),
            Message = Template("message"),
            Why = Template("why"),
            Fix = Template("fix"),
            At = Compile("at", ExpressionType.List(ExpressionType.Record(ComponentRecord.Name))),
            References = fields.StringList("references"),
            Test = Test(),
        };
        fields.RefuseUnknown();
        return rule;
    }

    private string Id()
    {
        var id = fields.RequiredString("id");
        if (id.Length > 0 && !(id.Length <= LongestId && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')))
        {
            fields.Fail("id", $"an id begins with a letter and has at most {LongestId} small letters, digits and hyphens");
        }
        else if (origin != RuleOrigin.BuiltIn && !id.StartsWith(UserPrefix, StringComparison.Ordinal))
        {
            fields.Fail("id", $"the id of a rule of your own begins with {UserPrefix}; it adds to the rules of this program and replaces none");
        }

        return id;
    }

    private IReadOnlyList<string> Risks()
    {
        var risks = Ids("risks", id => catalogue.FindRisk(id) is not null);
        if (risks.Count == 0)
        {
            fields.Fail("risks", "a finding belongs to at least one risk");
        }

        return risks;
    }

    private Polarity Polarity()
    {
        var polarity = Choice("polarity", Polarities, Bindings.Polarity.Refutes);
        if (origin == RuleOrigin.AssessedTree && polarity != Bindings.Polarity.Refutes)
        {
            fields.Fail("polarity", "a rule inside the assessed tree can only refute: nothing there can raise a verdict");
        }

        return polarity;
    }

    private RuleTest Test()
    {
        var empty = new SystemModel { Id = "fixture", Components = [], Facts = [] };
        if (fields.OptionalMapping("test") is not { } test)
        {
            fields.Fail("test", "a rule without a positive and a negative system is not a rule");
            return new RuleTest(empty, empty);
        }

        var result = new RuleTest(Fixture(test, "positive") ?? empty, Fixture(test, "negative") ?? empty);
        test.RefuseUnknown();
        return result;
    }

    private SystemModel? Fixture(DocumentFields test, string key)
    {
        if (test.OptionalMapping(key) is { } fixture)
        {
            return FixtureReader.Read(file, fixture);
        }

        test.Fail(key, "a small system is required here");
        return null;
    }

    private IReadOnlyList<string> Ids(string key, Func<string, bool> exists)
    {
        var ids = fields.StringList(key);
        foreach (var id in ids.Where(id => !exists(id)))
        {
            fields.Fail(key, $"'{id}' is not known");
        }

        return ids;
    }

    private bool IsKind(string id) => subject switch
    {
        RuleSubject.Fact => FactKinds.ContainsKey(id),
        RuleSubject.Component => catalogue.FindComponent(id) is not null,
        RuleSubject.Identity => IdentityKinds.Contains(id),
        _ => false,
    };

    private AssuranceLevel? Profile() => fields.OptionalChoice("profile", [.. Levels.Keys]) is { } text ? Levels[text] : null;

    private T Choice<T>(string key, IReadOnlyDictionary<string, T> choices, T absent) =>
        fields.OptionalChoice(key, [.. choices.Keys]) is { } text ? choices[text] : absent;

    private Expression? Condition(string key) => Compile(key, ExpressionType.Bool);

    // Keeps the reader going, so that every error is seen at once; the rule itself is then dropped.
    private Expression Missing(string key)
    {
        if (fields.Mapping.Find(key) is null)
        {
            fields.Fail(key, "a condition is required here");
        }

        return Expression.Compile("false", environment, ExpressionType.Bool).Expression!;
    }

    private Expression? Compile(string key, ExpressionType type)
    {
        if (fields.OptionalString(key) is not { } source)
        {
            return null;
        }

        var compilation = Expression.Compile(source, environment, type);
        foreach (var error in compilation.Errors)
        {
            fields.Fail(key, error.ToString());
        }

        return compilation.Expression;
    }

    private RuleTemplate Template(string key)
    {
        var errors = new List<string>();
        var template = RuleTemplate.Compile(fields.RequiredString(key), environment, errors);
        foreach (var error in errors)
        {
            fields.Fail(key, error);
        }

        return template;
    }
}
