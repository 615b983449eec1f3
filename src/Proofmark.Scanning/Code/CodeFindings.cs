using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Code;

/// <summary>Collects what is found in one source file: one finding for each callee and kind, whatever the number of calls.</summary>
internal sealed class CodeFindings
{
    private const int NamesShown = 8;
    private const int SourceRead = 1024 * 1024;
    private const int Kept = 2_000;

    private readonly Dictionary<(string Path, string Rule), Entry> entries = [];
    private readonly List<Entry> order = [];
    private CodeCall? socket;
    private CodeCall? shell;
    private int sourceRead;
    private int omitted;

    /// <summary>True while text that is run as code may still be read; it counts against a bound for the file.</summary>
    public bool MayRead(string source) => (sourceRead = (int)Math.Min((long)sourceRead + source.Length, int.MaxValue)) <= SourceRead;

    /// <summary>Remembers the parts of a shell that is handed to somebody else: a socket, and a program whose input and output are it.</summary>
    public void Observe(CodeCall call)
    {
        if (call.Path is "socket.socket" or "socket.create_connection")
        {
            socket ??= call;
        }
        else if (call.Path is "os.dup2" or "pty.spawn" || (call.Path.StartsWith("subprocess.", StringComparison.Ordinal) && call.Arguments.Any(static a => a.Value.Origin.HasFlag(CodeOrigin.Socket))))
        {
            shell ??= call;
        }
    }

    /// <summary>Adds a judged call.</summary>
    public void Add(CodeCall call, CallJudgement judgement, CodeReach reach, int line, bool nested)
    {
        var rule = judgement.Verdict switch
        {
            Verdict.Malicious => ScanRules.CodeMalicious,
            Verdict.Suspicious when reach > CodeReach.Later => ScanRules.CodeSuspicious,
            _ => ScanRules.CodeLater,
        };
        if (entries.TryGetValue((call.Path, rule.Id), out var known))
        {
            known.Count++;
            return;
        }

        if (order.Count >= Kept)
        {
            omitted++;
            return;
        }

        var entry = new Entry(call, judgement, reach, line, nested, rule);
        entries.Add((call.Path, rule.Id), entry);
        order.Add(entry);
    }

    /// <summary>Puts the findings into an inspection.</summary>
    public void Report(Place place, int firstLine, Inspection inspection)
    {
        if (socket is not null && shell is not null)
        {
            inspection.Add(
                ScanRules.CodeMalicious,
                place.At() with { Line = shell.Node.Line + firstLine },
                $"The code joins a program to a network connection: {CallText.Of(socket)}, then {CallText.Of(shell)}.",
                "Whoever is at the other end gets a shell with the rights of the process (execute network).",
                CallText.Of(shell),
                ["CWE-78"]);
        }

        foreach (var entry in order.Where(static e => e.Rule != ScanRules.CodeLater))
        {
            var group = entry.Judgement.Group;
            var lends = group is null ? "" : $" ({group.Capabilities.ToString().ToLowerInvariant()})";
            inspection.Add(
                entry.Rule,
                place.At() with { Line = entry.Line + firstLine, Column = entry.Nested ? null : entry.Call.Node.Column },
                Message(entry),
                $"{Name(entry)} {entry.Judgement.Why}{lends}.",
                CallText.Of(entry.Call),
                group?.References);
        }

        var later = order.Where(static e => e.Rule == ScanRules.CodeLater).ToList();
        if (later.Count > 0)
        {
            var names = string.Join(", ", later.Take(NamesShown).Select(static e => $"{CallText.Of(e.Call)} in line {e.Line}"));
            var more = later.Count > NamesShown ? $" and {later.Count - NamesShown} more" : "";
            inspection.Add(
                ScanRules.CodeLater,
                place.At() with { Line = later[0].Line + firstLine },
                $"The code has calls to read with care: {names}{more}.",
                "They are not seen to be made while loading, or what they run was judged as well; the code may make them when the model is used.");
        }

        if (omitted > 0)
        {
            inspection.AddUnread(place.At(), ScanCodes.TooManyFindings, $"{omitted} more calls are not listed");
        }
    }

    private static string Message(Entry entry)
    {
        var when = entry.Reach switch { CodeReach.Import => "Importing this file", CodeReach.Load => "Loading a model with this file", _ => "This code, when it is used," };
        var call = CallText.Of(entry.Call);
        var where = entry.Nested ? ", in text that is run as code" : "";
        var times = entry.Count > 1 ? $" ({entry.Count} times)" : "";
        return entry.Call.Passed
            ? $"{when} hands {call} to something that may call it{where}{times}."
            : $"{when} calls {call}{where}{times}.";
    }

    private static string Name(Entry entry) => CallText.Shown(entry.Call.Path.Replace("()", "", StringComparison.Ordinal));

    private sealed class Entry(CodeCall call, CallJudgement judgement, CodeReach reach, int line, bool nested, ScanRule rule)
    {
        public CodeCall Call { get; } = call;

        public CallJudgement Judgement { get; } = judgement;

        public CodeReach Reach { get; } = reach;

        public int Line { get; } = line;

        public bool Nested { get; } = nested;

        public ScanRule Rule { get; } = rule;

        public int Count { get; set; } = 1;
    }
}
