using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Risk.Catalogues.Checking;

namespace Proofmark.Risk.Catalogues;

/// <summary>A catalogue as it was written or imported, with whatever may be wrong in it.</summary>
public sealed partial class CatalogueDocument
{
    internal CatalogueDocument(CatalogueFile file) => File = file;

    internal CatalogueFile File { get; }

    /// <summary>Where the entries come from.</summary>
    public string Source => File.Source;

    /// <summary>Commit of the source, or the digest of what was read.</summary>
    public string Commit => File.Commit;

    /// <summary>Reads a catalogue that <c>catalog import</c> wrote.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="bytes">The text.</param>
    /// <param name="limits">Bounds on its length.</param>
    /// <param name="errors">What is wrong; empty when a document is returned.</param>
    /// <returns>The document; null when it cannot be read.</returns>
    public static CatalogueDocument? Read(string name, ReadOnlySpan<byte> bytes, Limits limits, out IReadOnlyList<DocumentError> errors)
    {
        // The first reading bounds length, depth and number of nodes; the second binds.
        var bounded = DocumentReader.ReadJson(name, bytes, limits);
        errors = bounded.Root is null || bounded.Errors.Count > 0 ? bounded.Errors : Nulls(name, bounded.Root);
        if (errors.Count > 0)
        {
            return null;
        }

        try
        {
            var file = JsonSerializer.Deserialize(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes, CatalogueJson.Default.CatalogueFile)!;
            errors = IsCommit(file.Commit) ? [] : [new DocumentError(name, 1, 1, "commit", "a commit of 40 hexadecimal digits, or sha256: and 64, is expected here")];
            return errors.Count == 0 ? new CatalogueDocument(file) : null;
        }
        catch (JsonException wrong)
        {
            errors = [new DocumentError(name, (int)(wrong.LineNumber ?? 0) + 1, 1, wrong.Path ?? "", $"this is not a catalogue that 'proofmark catalog import' wrote: {Plain(wrong.Message)}")];
            return null;
        }
    }

    /// <summary>How many entries it has: risks, controls, components and personas.</summary>
    public int Count => File.Risks.Count + File.Controls.Count + File.Components.Count + File.Personas.Count;

    /// <summary>What is wrong with it, the gravest first.</summary>
    public IReadOnlyList<CatalogueFault> Check() => CatalogueCheck.Run(File);

    /// <summary>The catalogue with what is ours added.</summary>
    /// <param name="faults">The faults that make it unusable; empty when a catalogue is returned.</param>
    /// <returns>The catalogue; null when ids are double, missing or lead nowhere.</returns>
    public Catalogue? ToCatalogue(out IReadOnlyList<CatalogueFault> faults)
    {
        faults = [.. Check().Where(f => f.Severity >= Severity.High)];
        return faults.Count == 0 ? new Catalogue(File) : null;
    }

    /// <summary>The catalogue as JSON; what could be markup is escaped.</summary>
    public string ToJson() => JsonSerializer.Serialize(File, CatalogueJson.Default.CatalogueFile) + "\n";

    /// <summary>True for what can name a state of the source: a commit of 40 hexadecimal digits, or <c>sha256:</c> and 64.</summary>
    public static bool IsCommit(string text) => Commits().IsMatch(text);

    [GeneratedRegex(@"\A(?:[0-9a-f]{40}|sha256:[0-9a-f]{64})\z", RegexOptions.CultureInvariant)]
    private static partial Regex Commits();

    // The binder lets null into lists and tables. What is kept of unknown fields may hold it.
    private static IReadOnlyList<DocumentError> Nulls(string name, DocumentNode node) => node switch
    {
        DocumentScalar { Kind: ScalarKind.Null } => [new DocumentError(name, node.Line, node.Column, "", "null has no meaning here; leave the field out")],
        DocumentSequence list => [.. list.Items.SelectMany(i => Nulls(name, i)).Take(20)],
        DocumentMapping table => [.. table.Entries.Where(e => e.Key is not ("extra" or "texts" or "subcategory" or "group")).SelectMany(e => Nulls(name, e.Value)).Take(20)],
        _ => [],
    };

    private static string Plain(string message) => message.Split(" Path:", 2)[0];
}
