using Proofmark.Formats.Python;
using Proofmark.Scanning.Checks;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Code;

/// <summary>
/// Judges TorchScript: a language of its own that looks like Python. Its compiler knows tensors, its operators and the classes of the archive, no modules of Python;
/// what reaches files, the network or native libraries are a few operators, and operators that a library has to bring.
/// </summary>
internal static class TorchScriptCode
{
    // Operator families of PyTorch itself; others come from a library that somebody has to load first.
    private static readonly HashSet<string> Families = new(StringComparer.Ordinal)
    {
        "aten", "prim", "prims", "quantized", "quantized_decomposed", "sparse", "prepacked", "profiler", "mkldnn", "mkldnn_prepacked", "_quantized", "image", "torchvision", "torchaudio",
        "onednn", "inductor", "cuda", "xnnpack", "static_runtime", "debugprims", "fb", "mobile", "metal", "vulkan_prepack",
    };

    /// <summary>Judges source.</summary>
    public static void Judge(PythonReading reading, Place place, Inspection inspection)
    {
        AnomalyFindings.Add(inspection, place, reading.Anomalies, ScanRules.CodeDeception, ScanRules.CodeIrregularity);
        if (reading.Stopped is { } reason)
        {
            inspection.AddUnread(place.At(), ScanCodes.NotFullyRead, reason);
        }

        var told = new HashSet<string>(StringComparer.Ordinal);
        new CodeWalker(CodeLists.Current, Take, CodeReach.Import).Walk(reading.Statements, inspection.Cancellation);

        void Take(CodeCall call, CodeReach reach)
        {
            var path = CallText.Shown(call.Path);
            if (WhatItDoes(path) is { } what && told.Add(path))
            {
                inspection.Add(
                    ScanRules.CodeSuspicious,
                    place.At() with { Line = call.Node.Line, Column = call.Node.Column },
                    $"The model calls {CallText.Of(call)}.",
                    $"{path} {what}.",
                    CallText.Of(call));
            }
        }
    }

    private static string? WhatItDoes(string path) => path switch
    {
        "torch.save" or "ops.aten.save" => "writes a file of the model's choice",
        "torch.from_file" or "ops.aten.from_file" => "maps a file of the model's choice into memory, to read or to write",
        _ when path.Contains("rpc_", StringComparison.Ordinal) && !path.StartsWith("__torch__", StringComparison.Ordinal) => "calls functions of other processes",
        _ when path.StartsWith("ops.", StringComparison.Ordinal) && path.Split('.') is { Length: 3 } parts && !Families.Contains(parts[1]) =>
            "is an operator of a library that PyTorch does not bring: what it does is not known",
        _ => null,
    };
}
