namespace Proofmark.Risk.Catalogues;

/// <summary>A risk of the catalogue.</summary>
/// <param name="Id">Id, for example <c>riskPromptInjection</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Category">Category id.</param>
/// <param name="Personas">Ids of the personas it concerns.</param>
/// <param name="Controls">Ids of the controls listed for this risk; those that answer every risk are not repeated here.</param>
/// <param name="Mappings">Ids in other catalogues by catalogue name, with the version the Risk Map gives, for example <c>AML.T0020@5.0.1</c>.</param>
public sealed record RiskEntry(
    string Id,
    string Title,
    string Category,
    IReadOnlyList<string> Personas,
    IReadOnlyList<string> Controls,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Mappings);
