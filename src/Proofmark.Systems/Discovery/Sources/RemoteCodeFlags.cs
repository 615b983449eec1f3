using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Discovery.Models;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Calls and settings that allow a loader to import code of a model's repository.</summary>
internal static class RemoteCodeFlags
{
    private const string Flag = "trust_remote_code";

    public static void Find(SourceView view, Findings findings)
    {
        var source = view.Text;
        var seen = new HashSet<int>();
        foreach (var call in view.Calls)
        {
            if (call.Named(Flag) is { } argument && seen.Add(argument.Start) && !IsOff(source, argument.Start))
            {
                var model = ModelCalls.Name(call) ?? call.Text(call.At(0));
                var remote = model is not null && HubReference.IsHub(model, view.File);
                Add(findings, model ?? $"{Flag}=True", source, argument.Start, call.Line, remote ? "true" : null);
            }

            if (call.Name is "torch.hub.load" && call.Text(call.Named("source")) != "local" && call.Text(call.At(0) ?? call.Named("repo_or_dir")) is { } repository)
            {
                findings.Add(FactKind.RemoteCode, repository, Confidence.High, call.Line, ("remote", "true"), ("call", call.Name));
            }
        }

        // Settings that are not arguments: {"trust_remote_code": True}, options["trust_remote_code"] = True, x.trust_remote_code = True.
        for (var i = 0; i < source.Count; i++)
        {
            if (!source.Of(i).SequenceEqual(Flag))
            {
                continue;
            }

            var sign = source.IsSign(i + 1, ']') ? i + 2 : i + 1;
            if ((source.IsSign(sign, ':') || source.IsSign(sign, '=')) && source.IsWord(sign + 1, "True") && !seen.Contains(sign + 1))
            {
                Add(findings, $"{Flag}=True", source, sign + 1, source[i].Line, null);
            }
        }
    }

    private static bool IsOff(SourceText source, int at) => source.IsWord(at, "False") || source.IsWord(at, "None") || source.IsWord(at, "false");

    private static void Add(Findings findings, string value, SourceText source, int at, int line, string? remote) =>
        findings.Add(FactKind.RemoteCode, value, source.IsWord(at, "True") ? Confidence.High : Confidence.Low, line, ("remote", remote), ("call", Flag));
}
