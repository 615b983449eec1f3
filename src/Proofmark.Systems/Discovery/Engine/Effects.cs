using System.Collections.Frozen;
using Proofmark.Core.Secrets;

namespace Proofmark.Systems.Discovery.Engine;

/// <summary>Guesses what a tool does to the world from the words of its name. A hint, never a proof.</summary>
internal static class Effects
{
    private static readonly FrozenSet<string> Execute = Words("exec execute shell bash terminal subprocess eval repl python sandbox code interpreter command cmd ssh desktop");
    private static readonly FrozenSet<string> Outward = Words(
        "send post mail email smtp gmail outlook slack teams discord telegram whatsapp twilio sms http https fetch request webhook browser browse playwright puppeteer publish upload tweet notify pay payment stripe transfer refund order buy purchase book push call github gitlab jira web");
    private static readonly FrozenSet<string> Write = Words(
        "write create update delete remove insert set save edit modify drop add put patch move rename filesystem fs file files crm salesforce hubspot zendesk database db sql postgres postgresql mysql sqlite mongo mongodb redis memory kubernetes k8s aws calendar notion drive sharepoint");
    private static readonly FrozenSet<string> Read = Words("get read list search find lookup query view show describe count docs time weather");

    /// <summary>The strongest effect that the words name: <c>execute</c>, <c>outward</c>, <c>write</c>, <c>read</c>; null when they name none.</summary>
    public static string? Of(params ReadOnlySpan<string?> names)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            words.UnionWith(NameParts.Of(name ?? ""));
        }

        return words.Overlaps(Execute) ? "execute" : words.Overlaps(Outward) ? "outward" : words.Overlaps(Write) ? "write" : words.Overlaps(Read) ? "read" : null;
    }

    private static FrozenSet<string> Words(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
