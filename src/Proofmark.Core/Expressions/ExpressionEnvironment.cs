using Proofmark.Core.Expressions.Functions;
using Proofmark.Core.Expressions.Syntax;

namespace Proofmark.Core.Expressions;

/// <summary>What an expression may name: variables, record types and functions. Immutable; safe to share between threads.</summary>
public sealed class ExpressionEnvironment
{
    private readonly ILookup<string, ExpressionFunction> functions;

    /// <summary>Declares an environment.</summary>
    /// <param name="variables">Types of the variables by name.</param>
    /// <param name="records">Record types that the variables and functions refer to.</param>
    /// <param name="packs">Functions beside those of the language.</param>
    /// <exception cref="ArgumentException">A name is no identifier or is reserved, a record type is declared twice or not at all, or a function is declared twice.</exception>
    public ExpressionEnvironment(
        IReadOnlyDictionary<string, ExpressionType> variables,
        IReadOnlyList<ExpressionRecordType>? records = null,
        IReadOnlyList<FunctionPack>? packs = null)
    {
        ArgumentNullException.ThrowIfNull(variables);
        Variables = new Dictionary<string, ExpressionType>(variables, StringComparer.Ordinal);
        Records = (records ?? []).ToDictionary(r => r.Name, StringComparer.Ordinal);
        var all = StandardFunctions.Pack.Functions.Concat((packs ?? []).SelectMany(p => p.Functions)).ToList();
        functions = all.ToLookup(f => f.Name, StringComparer.Ordinal);
        RequireNames(Variables.Keys.Concat(Records.Keys).Concat(all.Select(f => f.Name)));
        RequireDeclared(Variables.Values.Concat(Records.Values.SelectMany(r => r.Fields.Values)).Concat(all.SelectMany(f => f.Parameters.Append(f.Result))));
        if (all.GroupBy(f => f.ToString(), StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"the function {twice.Key} is declared twice", nameof(packs));
        }
    }

    internal Dictionary<string, ExpressionType> Variables { get; }

    internal Dictionary<string, ExpressionRecordType> Records { get; }

    internal IEnumerable<ExpressionFunction> Overloads(string name, bool method) => functions[name].Where(f => f.IsMethod == method);

    internal IEnumerable<string> FunctionNames(bool method) => functions.Where(g => g.Any(f => f.IsMethod == method)).Select(g => g.Key);

    private static void RequireNames(IEnumerable<string> names)
    {
        if (names.FirstOrDefault(name => !Identifiers.IsUsable(name)) is { } bad)
        {
            throw new ArgumentException($"'{bad}' cannot be used as a name");
        }
    }

    private void RequireDeclared(IEnumerable<ExpressionType> types)
    {
        foreach (var type in types)
        {
            for (var inner = type; inner is not null; inner = inner.Element)
            {
                if (inner.RecordName is { } name && !Records.ContainsKey(name))
                {
                    throw new ArgumentException($"the record type '{name}' is not declared");
                }
            }
        }
    }
}
