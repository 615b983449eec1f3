using System.Text.Json;
using Proofmark.Risk.Assessments;

namespace Proofmark.Reporting.Text;

/// <summary>The sentences that every view says in the same words.</summary>
public static class Words
{
    /// <summary>What a clean scan means, and what it does not.</summary>
    public const string Clean = "No load-time code execution found in the covered formats; says nothing about backdoors in weights.";

    /// <summary>What the answer is made of and where it ends, one paragraph each.</summary>
    public static IReadOnlyList<string> Limits { get; } =
    [
        "Standings are ordinal and ranked. They follow the " + Assessment.ConventionName + ": none is a probability, and none is money. Amounts appear only where the owner gave ranges, and say what those ranges imply.",
        "A control is credited only by evidence that is live and bound to what was assessed: the credit is the lower end (10 % quantile) of a Beta posterior. A control for which no check could speak in favour shows \"no test exists\", never a score; rules that only look for mistakes are no such test.",
        "Absence of findings counts only where everything in scope was read. What was not read is listed, and unknown is never a pass.",
        "Reading files says nothing about backdoors trained into weights, and nothing about attacks that no bound check looks for.",
        "Claims found inside the assessed tree (evidence, acceptances, mentions of tools) are documents, not proof, unless a trusted identity signed them.",
        "No report of this tool says that a system is secure. Content safety is out of scope.",
        "Risk, control and component ids are those of the CoSAI Risk Map; ids that begin with x- are the project's own. Proofmark is not affiliated with or endorsed by CoSAI.",
    ];

    /// <summary>An enum of the house as its published word, for example <c>not-established</c>.</summary>
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>An enum of the house as words in a sentence, for example <c>not established</c>.</summary>
    public static string Spoken<TEnum>(TEnum value) where TEnum : struct, Enum => Of(value).Replace('-', ' ');

    /// <summary>The credit of a control: interval, or why there is none.</summary>
    public static string Credit(ControlAssessment control)
    {
        ArgumentNullException.ThrowIfNull(control);
        return control switch
        {
            { TestExists: false, Credited: null } => "no test exists",
            { Credited: { } low, Mean: { } mean, High: { } high } => $"{Figures.Two(low)} credited (mean {Figures.Two(mean)}, up to {Figures.Two(high)})",
            _ => "a test exists, no live evidence",
        };
    }
}
