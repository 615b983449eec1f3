namespace Proofmark.Core.Expressions.Syntax;

/// <summary>Names of the macros over lists and maps (CEL language definition, "Macros").</summary>
internal static class MacroNames
{
    public static IReadOnlyList<string> All { get; } = ["all", "exists", "exists_one", "filter", "map"];

    public static MacroKind? Find(string name, int arguments) => (name, arguments) switch
    {
        ("all", 2) => MacroKind.All,
        ("exists", 2) => MacroKind.Exists,
        ("exists_one", 2) => MacroKind.ExistsOne,
        ("filter", 2) => MacroKind.Filter,
        ("map", 2 or 3) => MacroKind.Map,
        _ => null,
    };

    public static string NameOf(MacroKind kind) => kind switch
    {
        MacroKind.All => "all",
        MacroKind.Exists => "exists",
        MacroKind.ExistsOne => "exists_one",
        MacroKind.Filter => "filter",
        _ => "map",
    };
}
