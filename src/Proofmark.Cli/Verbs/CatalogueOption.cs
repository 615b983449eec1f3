using System.CommandLine;
using Proofmark.App.Assessing;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Reporting.Text;
using Proofmark.Risk.Catalogues;

namespace Proofmark.Cli.Verbs;

/// <summary><c>--catalogue FILE</c>: a catalogue that <c>catalog import</c> wrote, instead of the one of this build.</summary>
internal static class CatalogueOption
{
    private const string Name = "--catalogue";

    public static Option<string?> Option { get; } = new(Name)
    {
        HelpName = "FILE",
        Description = "A catalogue that 'proofmark catalog import' wrote, instead of the one of this build. It must lie outside of the assessed folder.",
    };

    /// <summary>The catalogue that was named; null when none was.</summary>
    /// <param name="context">The command line.</param>
    /// <param name="outside">The assessed folder, whose content must not choose what is assessed; null when nothing is assessed.</param>
    /// <exception cref="UsageException">The file is absent, wrong, of no use or inside the folder.</exception>
    public static Catalogue? Read(VerbContext context, string? outside = null)
    {
        if (context.Parsed.GetValue(Option) is not { } file)
        {
            return null;
        }

        if (outside is not null && AssessedTree.Contains(outside, file))
        {
            throw new UsageException($"{Name}: '{file}' lies inside the assessed folder, which must not choose what is assessed; move it elsewhere");
        }

        return ReadFile(file).ToCatalogue(out var faults)
            ?? throw new UsageException($"{Name}: '{file}' cannot be used:\n{string.Join('\n', faults.Take(20).Select(f => SafeText.Visible($"  {f.Entry}: {f.Value}: {f.Message}")))}");
    }

    /// <summary>The document in a file.</summary>
    /// <exception cref="UsageException">The file is absent or wrong.</exception>
    public static CatalogueDocument ReadFile(string file) =>
        CatalogueDocument.Read(file, TextFile.Read(file, Name), Limits.Default, out var errors) ?? throw TextFile.Wrong(errors);
}
