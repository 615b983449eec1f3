using System.Collections.Frozen;
using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Calls that load data in a form that can carry code.</summary>
internal static class UnsafeLoads
{
    private static readonly FrozenSet<string> Always = FrozenSet.Create(
        StringComparer.Ordinal,
        "pickle.load", "pickle.loads", "pickle.Unpickler", "cPickle.load", "cPickle.loads", "_pickle.load", "_pickle.loads", "dill.load", "dill.loads", "cloudpickle.load",
        "cloudpickle.loads", "joblib.load", "pandas.read_pickle", "shelve.open", "marshal.load", "marshal.loads", "jsonpickle.decode", "yaml.unsafe_load", "yaml.full_load");

    public static void Find(SourceView view, Findings findings)
    {
        if (view.Text.Language != Language.Python)
        {
            return;
        }

        foreach (var call in view.Calls)
        {
            if (Always.Contains(call.Name))
            {
                Add(findings, call, Confidence.High);
            }
            else if (call.Name == "torch.load" && !call.Is(call.Named("weights_only"), "True"))
            {
                // Since PyTorch 2.6 the default is safe: which release runs is not known here.
                Add(findings, call, call.Named("weights_only") is null ? Confidence.Medium : Confidence.High);
            }
            else if (call.Name is "numpy.load" && call.Named("allow_pickle") is { } allowed && !call.Is(allowed, "False"))
            {
                Add(findings, call, Confidence.High);
            }
            else if (call.Method == "load_model" && call.Is(call.Named("safe_mode"), "False"))
            {
                Add(findings, call, Confidence.High);
            }
        }
    }

    private static void Add(Findings findings, Call call, Confidence confidence) =>
        findings.Add(FactKind.UnsafeLoad, call.Name, confidence, call.Line, ("callable", call.Name), ("file", call.Text(call.At(0))));
}
