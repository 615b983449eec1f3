using Proofmark.Core;
using Proofmark.Risk.Bindings;
using Proofmark.Risk.Evidence;
using Proofmark.Risk.Rules;
using Proofmark.Risk.Scoring;
using Proofmark.Systems.Model;

namespace Proofmark.Risk.Assessments;

/// <summary>What holds, arranged for the questions of the assessor.</summary>
internal sealed class EvidenceView
{
    private static readonly string[] ModelFilePatterns =
        ["*.pkl", "*.pickle", "*.joblib", "*.pt", "*.pth", "*.bin", "*.ckpt", "*.npy", "*.npz", "*.safetensors", "*.gguf", "*.onnx", "*.h5", "*.keras", "*.zip"];

    private readonly BindingSet bindings;
    private readonly ILookup<string, LiveResult> byCheck;
    private readonly IReadOnlyList<string> system;
    private readonly IReadOnlyList<string> modelFiles;
    private readonly bool modelFilesMayBeHidden;
    private readonly Dictionary<string, IReadOnlyList<Binding>> silent = new(StringComparer.Ordinal);

    public EvidenceView(SystemModel model, IReadOnlyList<LiveResult> live, BindingSet bindings)
    {
        this.bindings = bindings;
        Live = live;
        byCheck = live.ToLookup(r => r.CheckId, StringComparer.Ordinal);
        system = [model.Id];
        modelFiles = TreeDigests.ModelFiles(model);
        modelFilesMayBeHidden = model.Unread.Any(u => UnreadRelevance.Concerns(u, ModelFilePatterns));
    }

    /// <summary>Everything that holds.</summary>
    public IReadOnlyList<LiveResult> Live { get; }

    /// <summary>The voices about a control; none when no test exists.</summary>
    public IReadOnlyList<Voice> Voices(string control)
    {
        var bound = bindings.OfControl(control).ToList();
        return bound.Count == 0
            ? []
            : [.. bound.Append(BindingSet.AnswerFor(control)).Select(b => CheckVoices.Of(b, [.. byCheck[b.Check]], Required(b))).OfType<Voice>()];
    }

    /// <summary>The bindings of a risk whose checks have not spoken about everything they must.</summary>
    public IReadOnlyList<Binding> Silent(string risk)
    {
        if (!silent.TryGetValue(risk, out var found))
        {
            found = [.. bindings.OfRisk(risk).Where(b => b.Polarity != Polarity.Supports && !HasSpoken(b)).DistinctBy(b => b.Check)];
            silent.Add(risk, found);
        }

        return found;
    }

    /// <summary>Required subjects about which a check has not spoken.</summary>
    public IReadOnlyList<string> Missing(Binding binding)
    {
        var spoken = byCheck[binding.Check].Where(r => r.Outcome != Outcome.NotEstablished).Select(r => r.Subject.Name).ToHashSet(StringComparer.Ordinal);
        return [.. Required(binding).Where(name => !spoken.Contains(name))];
    }

    private bool HasSpoken(Binding binding)
    {
        if (byCheck[binding.Check].Any(r => r.Outcome == Outcome.NotEstablished))
        {
            return false;
        }

        return Missing(binding).Count == 0 && !(binding.Scope == BindingScope.ModelFiles && modelFilesMayBeHidden);
    }

    private IReadOnlyList<string> Required(Binding binding) => binding.Scope == BindingScope.ModelFiles ? modelFiles : system;
}
