using System.Globalization;
using System.Text;
using Proofmark.Core.Documents;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Discovery.Sources;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Data;

/// <summary>Notebooks: how many outputs they keep, and what their code does.</summary>
internal sealed class NotebookDetector : Detector
{
    public override string Id => "discover.notebook";

    public override bool Matches(FilePath path) => path.Extension == ".ipynb";

    public override void Detect(FileView file, Findings findings)
    {
        if (findings.Json() is not DocumentMapping root)
        {
            return;
        }

        // Format 3 kept its cells in worksheets.
        var cells = root["cells"].Items().Concat(root["worksheets"].Items().SelectMany(static w => w["cells"].Items())).ToList();
        var outputs = cells.Sum(static c => c["outputs"].Items().Count);
        findings.Add(FactKind.Notebook, file.Path.Text, Confidence.High, 1, ("outputs", outputs.ToString(CultureInfo.InvariantCulture)));

        var code = new StringBuilder();
        var lines = new List<int>();
        foreach (var piece in cells.Where(static c => c["cell_type"].Text() == "code").SelectMany(static c => (c["source"] ?? c["input"]).Scalars().Append(null)))
        {
            Append(code, lines, piece);
        }

        SourceScan.Run(code.ToString(), Language.Python, file, findings.WithLines(l => lines.Count == 0 ? 1 : lines[Math.Clamp(l - 1, 0, lines.Count - 1)]));
    }

    // Each text is one line or several; all its lines stand on one line of the file. No text: the end of a cell.
    private static void Append(StringBuilder code, List<int> lines, DocumentScalar? piece)
    {
        foreach (var line in (piece?.Text ?? "\n").Split('\n').SkipLast(piece is null || piece.Text.EndsWith('\n') ? 1 : 0))
        {
            // Commands for the shell and the notebook are not Python.
            var isCommand = line.AsSpan().TrimStart() is ['!' or '%' or '?', ..];
            code.Append(isCommand ? "" : line).Append('\n');
            lines.Add(piece?.Line ?? (lines.Count > 0 ? lines[^1] : 1));
        }
    }
}
