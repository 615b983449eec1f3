using Proofmark.Scanning.Globals;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Code;

/// <summary>What is thought of one call.</summary>
/// <param name="Verdict">The verdict, were the call made while loading.</param>
/// <param name="Why">Finishes the sentence "... calls X, which".</param>
/// <param name="Group">The group of the list; null where none decided.</param>
/// <param name="Source">Source text that the call would run and that is known; null where there is none.</param>
internal sealed record CallJudgement(Verdict Verdict, string Why, GlobalGroup? Group, string? Source = null);

/// <summary>Judges one call by what is called and with what.</summary>
internal sealed class CallJudge(CodeLists lists)
{
    private static readonly string[] Interpreters = ["builtins.exec", "builtins.eval", "builtins.execfile", "runpy.run_path", "types.FunctionType", "types.CodeType", "types.LambdaType"];
    private static readonly string[] Importers = ["builtins.__import__", "importlib.import_module", "importlib.__import__", "importlib.reload"];

    /// <summary>The judgement on a call; null when there is nothing to say.</summary>
    public CallJudgement? Judge(CodeCall call)
    {
        var path = call.Path.Replace("()", "", StringComparison.Ordinal);
        if (Files(path, call) is { } file)
        {
            return file;
        }

        if (IsWayThroughInternals(call.Path))
        {
            return new CallJudgement(Verdict.Suspicious, "walks through the internals of Python to classes and modules that the source does not name", null);
        }

        if (Named(call, "trust_remote_code") is { } trust && trust != "False")
        {
            return new CallJudgement(Verdict.Suspicious, "runs code that another repository brings, whatever stands there at that moment", null);
        }

        if (Array.IndexOf(Importers, path) >= 0)
        {
            return Import(call);
        }

        // What a call on the list returned is judged with that call.
        var group = lists.Find(path);
        var returned = call.Path.IndexOf("()", StringComparison.Ordinal);
        if (group is null || group.Reached == Verdict.Clean || (returned > 0 && CodeValues.IsDangerous(call.Path[..returned], lists)))
        {
            return null;
        }

        return Listed(path, call, group);
    }

    private CallJudgement? Listed(string path, CodeCall call, GlobalGroup group)
    {
        var origin = call.Arguments.Aggregate(CodeOrigin.None, static (all, argument) => all | argument.Value.Origin);
        if (RunsWhatIsHidden(group, origin))
        {
            return new CallJudgement(Verdict.Malicious, $"{group.Why}: here what {From(origin)}", group, FirstText(call));
        }

        if (Array.IndexOf(Interpreters, path) >= 0 && !call.Passed && FirstText(call) is { } source)
        {
            return new CallJudgement(Verdict.Clean, $"{group.Why}: here a text that stands in the file and was judged as well", group, source);
        }

        if (group.Name == "process" && lists.Texts.Find("shell", Texts(call)) is { } pattern)
        {
            return new CallJudgement(Verdict.Malicious, $"{group.Why}: here one as attacks use it ('{pattern}')", group);
        }

        return IsHarmless(path, call) ? null : new CallJudgement(Verdict.Suspicious, group.Why, group);
    }

    // Programs unpack data from files before they deserialise it: only what stands in the source itself, or comes over the network, is hidden on purpose.
    private static bool RunsWhatIsHidden(GlobalGroup group, CodeOrigin origin)
    {
        var hidden = (origin & (CodeOrigin.Decoded | CodeOrigin.Fetched | CodeOrigin.Assembled)) != 0;
        return hidden && (group.Capabilities.HasFlag(Capabilities.Execute)
            || group.Capabilities.HasFlag(Capabilities.Native)
            || (group.Capabilities.HasFlag(Capabilities.Deserialise) && (origin & (CodeOrigin.Literal | CodeOrigin.Fetched)) != 0));
    }

    private static string From(CodeOrigin origin) => origin switch
    {
        _ when origin.HasFlag(CodeOrigin.Fetched) => "comes over the network",
        _ when origin.HasFlag(CodeOrigin.Decoded) => "was encoded so that nobody can read it",
        _ => "is put together from numbers",
    };

    // Loaders that were told to load data only, or that get back what the file made itself.
    private static bool IsHarmless(string path, CodeCall call) => path switch
    {
        "torch.load" or "torch.serialization.load" => Named(call, "weights_only") is "True",
        "numpy.load" => Named(call, "allow_pickle") is null or "False",
        "yaml.load" or "yaml.load_all" => call.Arguments.Any(static a => a.Value.Path?.Contains("Safe", StringComparison.Ordinal) == true),
        "pickle.loads" or "dill.loads" or "cloudpickle.loads" => call.Arguments is [{ Value.Path: { } made }] && made.EndsWith(".dumps()", StringComparison.Ordinal),
        "shutil.rmtree" => call.Arguments is [{ Value.Path: { } temporary }, ..] && temporary.StartsWith("tempfile.", StringComparison.Ordinal),
        _ => false,
    };

    private static string? Named(CodeCall call, string name) => call.Arguments.FirstOrDefault(a => a.Name == name)?.Node.Text;

    private static CallJudgement? Import(CodeCall call)
    {
        if (call.Arguments.Count == 0 || call.Arguments[0].Value is not { } module)
        {
            return null;
        }

        const string Why = "imports a module whose name ";
        return module.Origin switch
        {
            var o when (o & (CodeOrigin.Decoded | CodeOrigin.Fetched)) != 0 => new CallJudgement(Verdict.Malicious, $"{Why}{From(o)}", null),
            var o when o.HasFlag(CodeOrigin.Assembled) => new CallJudgement(Verdict.Suspicious, $"{Why}{From(o)}", null),
            _ when module.Text is null => new CallJudgement(Verdict.Clean, $"{Why}is only known when it runs", null),
            _ => null,
        };
    }

    private CallJudgement? Files(string path, CodeCall call)
    {
        if (call.Passed || !IsFileAccess(path, call, out var writes))
        {
            return null;
        }

        var texts = Texts(call) + " " + path;
        if (writes && lists.Texts.Find("startup", texts) is { } startup)
        {
            return new CallJudgement(Verdict.Malicious, $"writes a file that is run later by other programs ('{startup}')", null);
        }

        return lists.Texts.Find("credentials", texts) is { } secret
            ? new CallJudgement(Verdict.Suspicious, $"reads where programs keep passwords and keys ('{secret}')", null)
            : null;
    }

    private static bool IsFileAccess(string path, CodeCall call, out bool writes)
    {
        var mode = call.Arguments.Count > 1 && call.Arguments[1].Name is null ? call.Arguments[1].Value.Text : call.Arguments.FirstOrDefault(static a => a.Name == "mode")?.Value.Text;
        writes = path is "shutil.copy" or "shutil.copyfile" or "shutil.copy2" or "shutil.move" or "os.symlink" or "os.rename" or "os.replace"
            || path.EndsWith(".write_text", StringComparison.Ordinal) || path.EndsWith(".write_bytes", StringComparison.Ordinal)
            || mode?.AsSpan().ContainsAny("wax+") == true;
        return writes || path is "builtins.open" or "io.open" or "codecs.open" or "pathlib.Path" or "os.open";
    }

    private static bool IsWayThroughInternals(string path) =>
        path.Contains(".__subclasses__", StringComparison.Ordinal)
        && (path.StartsWith("?.", StringComparison.Ordinal) || path.Contains("__mro__", StringComparison.Ordinal) || path.Contains("__base", StringComparison.Ordinal)
            || path.StartsWith("builtins.object.", StringComparison.Ordinal));

    private static string? FirstText(CodeCall call) => call.Arguments.Count > 0 ? call.Arguments[0].Value.Text : null;

    /// <summary>All texts among the arguments, those in lists too.</summary>
    public static string Texts(CodeCall call)
    {
        const int Most = 64;
        var texts = call.Arguments.SelectMany(static a => a.Value.Items is { } items ? items.Take(Most).Select(static i => i.Text) : [a.Value.Text]);
        return string.Join(' ', texts.OfType<string>().Take(Most));
    }
}
