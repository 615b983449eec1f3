using Proofmark.Reporting.Text;
using Proofmark.Risk.Catalogues.Checking;
using static Proofmark.Reporting.Terminal.TerminalCanvas;

namespace Proofmark.Reporting.Terminal;

/// <summary>What is wrong in a catalogue, on the terminal.</summary>
public static class CatalogueCheckView
{
    /// <summary>Writes the faults, the gravest first.</summary>
    public static void Write(IReadOnlyList<CatalogueFault> faults, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(faults);
        Write(faults, new TerminalCanvas(output, style));
    }

    /// <summary>Writes what was imported, and the faults.</summary>
    /// <param name="file">The file that was written.</param>
    /// <param name="entries">How many entries it has.</param>
    /// <param name="faults">What is wrong in it.</param>
    /// <param name="output">Where to write.</param>
    /// <param name="style">What the terminal can do.</param>
    public static void WriteImport(string file, int entries, IReadOnlyList<CatalogueFault> faults, TextWriter output, TerminalStyle style)
    {
        ArgumentNullException.ThrowIfNull(faults);
        Write(faults, new TerminalCanvas(output, style).Line(0, ($"wrote {Figures.Count(entries, "entry", "entries")} to {file}", Strong)));
    }

    private static void Write(IReadOnlyList<CatalogueFault> faults, TerminalCanvas canvas)
    {
        foreach (var fault in faults)
        {
            canvas.Line(0, ($"{Words.Spoken(fault.Severity)}  ", Of(fault.Severity)), ($"{fault.Code}  ", Plain), (fault.Entry == fault.Value ? fault.Entry : $"{fault.Entry}: {fault.Value}", Strong))
                .Line(2, (fault.Message, Soft));
        }

        canvas.Line(0, (faults.Count == 0 ? "nothing is wrong" : Figures.Count(faults.Count, "remark"), Soft));
    }
}
