using Proofmark.Formats.Python;
using Proofmark.Scanning.Checks;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Code;

/// <summary>Judges Python source by the calls in it. What is found counts; that nothing is found proves nothing, for code can do anything.</summary>
internal static class PythonCode
{
    private const int NestedDepth = 3;

    /// <summary>Judges source.</summary>
    /// <param name="reading">The source.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="whole">When the file itself runs.</param>
    /// <param name="inspection">Takes what is seen.</param>
    /// <param name="firstLine">Number of lines in front of the source.</param>
    public static void Judge(PythonReading reading, Place place, CodeReach whole, Inspection inspection, int firstLine = 0)
    {
        AnomalyFindings.Add(inspection, place, reading.Anomalies, ScanRules.CodeDeception, ScanRules.CodeIrregularity);
        if (reading.Stopped is { } reason)
        {
            inspection.AddUnread(place.At(), ScanCodes.NotFullyRead, reason);
        }

        var findings = new CodeFindings();
        Walk(reading, whole, findings, inspection, place, null, 0);
        findings.Report(place, firstLine, inspection);
    }

    private static void Walk(PythonReading reading, CodeReach whole, CodeFindings findings, Inspection inspection, Place place, int? line, int depth)
    {
        var lists = CodeLists.Current;
        var judge = new CallJudge(lists);
        var sources = new List<(string Source, CodeReach Reach, int Line)>();
        var walker = new CodeWalker(lists, Take, whole);
        walker.Walk(reading.Statements, inspection.Cancellation);
        if (!walker.IsComplete)
        {
            inspection.AddUnread(place.At(), ScanCodes.NotFullyRead, "the source puts together more text than this scan follows");
        }

        foreach (var (source, reach, at) in sources)
        {
            if (depth >= NestedDepth || !findings.MayRead(source))
            {
                inspection.AddUnread(place.At() with { Line = at }, ScanCodes.NotFullyRead, "text that is run as code is nested deeper, or longer, than this scan follows");
                continue;
            }

            Walk(PythonReader.Read(source, inspection.Limits), reach, findings, inspection, place, at, depth + 1);
        }

        void Take(CodeCall call, CodeReach reach)
        {
            findings.Observe(call);
            if (judge.Judge(call) is not { } judgement)
            {
                return;
            }

            findings.Add(call, judgement, reach, line ?? call.Node.Line, nested: depth > 0);
            if (judgement.Source is { } source)
            {
                sources.Add((source, reach, line ?? call.Node.Line));
            }
        }
    }
}
