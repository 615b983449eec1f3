using Proofmark.Core;

namespace Proofmark.Scanning;

/// <summary>Every rule of the scan: the only place where one is declared.</summary>
public static class ScanRules
{
    private const string DoNotLoad = "Do not load this file. Ask its producer for safetensors, or get the weights from a source you trust.";
    private const string AskProducer = "Load it only with a loader that refuses code (weights_only=True of PyTorch 2.6 or later), "
        + "or ask the producer for safetensors. The tensors alone, from a checkpoint of PyTorch: proofmark convert FILE FILE.safetensors";
    private const string GetAgain = "Get the file again from its source and compare digests; a damaged file must not be loaded.";

    private const string DoNotImport = "Do not load this with trust_remote_code=True or start a server with it. Use a class that the library itself brings, "
        + "or get the code from a source you trust and read it.";
    private const string ReadCode = "Read the code before it is run, pin the commit that you have read (revision=...), and load it where it can reach nothing of value.";

    private const string DoNotObey = "Do not instantiate from this configuration. Read it with a safe loader (yaml.safe_load), and make the objects that you expect by name in your own code.";

    // MITRE ATLAS: supply chain compromise, manipulation of the model, unsafe artefacts that users load.
    private static readonly string[] LoadTimeCode = ["AML.T0010", "AML.T0018", "AML.T0011.000", "CWE-502"];
    private static readonly string[] ImportedCode = ["AML.T0010", "AML.T0011.000", "CWE-829"];
    private static readonly string[] ConfiguredCode = ["AML.T0010", "AML.T0011.000", "CWE-470", "CWE-502"];
    private static readonly string[] Deception = ["AML.T0010", "AML.T0011.000", "CWE-506"];

    private const string OwnTemplate = "Do not use this template: give the engine one of your own that you have read, and have it render in jinja2.sandbox.ImmutableSandboxedEnvironment.";

    private static readonly string[] InjectedTemplate = ["AML.T0010", "AML.T0011.000", "CVE-2024-34359", "CWE-1336"];

    internal static ScanRule MaliciousCall { get; } = new(
        "pickle.malicious-call", "Loading the file runs code of its author", Severity.Critical, DoNotLoad, LoadTimeCode);

    internal static ScanRule SuspiciousCall { get; } = new(
        "pickle.suspicious-call", "Loading the file reaches a callable that is not known to be harmless", Severity.High, AskProducer + " --even-if suspicious", LoadTimeCode);

    internal static ScanRule UnknownGlobal { get; } = new(
        "pickle.unknown-global", "Loading the file imports a name that is on no list", Severity.Info, AskProducer, LoadTimeCode);

    internal static ScanRule PickleDeception { get; } = new(
        "pickle.deceptive-structure", "The pickle is built to mislead readers", Severity.High, DoNotLoad, Deception);

    internal static ScanRule PickleIrregularity { get; } = new(
        "pickle.irregular-structure", "The pickle is irregular", Severity.Info, GetAgain, []);

    internal static ScanRule ZipDeception { get; } = new(
        "zip.deceptive-structure", "The archive shows different content to different readers", Severity.High, DoNotLoad, Deception);

    internal static ScanRule ZipIrregularity { get; } = new(
        "zip.irregular-structure", "The archive is irregular", Severity.Info, GetAgain, []);

    internal static ScanRule TarDeception { get; } = new(
        "tar.deceptive-structure", "The archive misleads readers, or writes outside of its folder when unpacked", Severity.High, DoNotLoad, [.. Deception, "CWE-22", "CWE-59"]);

    internal static ScanRule TarIrregularity { get; } = new(
        "tar.irregular-structure", "The archive is irregular", Severity.Info, GetAgain, []);

    internal static ScanRule TorchDeception { get; } = new(
        "torch.deceptive-structure", "The checkpoint is laid out to mislead readers", Severity.High, DoNotLoad, Deception);

    internal static ScanRule TorchIrregularity { get; } = new(
        "torch.irregular-structure", "The checkpoint is irregular", Severity.Info, GetAgain, []);

    internal static ScanRule SafetensorsDeception { get; } = new(
        "safetensors.deceptive-structure", "The file holds what the format forbids", Severity.High, DoNotLoad, Deception);

    internal static ScanRule SafetensorsIrregularity { get; } = new(
        "safetensors.irregular-structure", "The file breaks a rule of the format", Severity.Info, GetAgain, []);

    internal static ScanRule GgufDeception { get; } = new(
        "gguf.deceptive-structure", "The file is built to mislead readers", Severity.High, DoNotLoad, Deception);

    internal static ScanRule GgufIrregularity { get; } = new(
        "gguf.irregular-structure", "The file breaks a rule of the format", Severity.Info, GetAgain, []);

    internal static ScanRule TemplateCost { get; } = new(
        "template.costly", "Rendering the template takes very long or very much memory", Severity.High, OwnTemplate, ["AML.T0010", "AML.T0029", "CWE-400"]);

    internal static ScanRule TemplateForeign { get; } = new(
        "template.foreign-file", "The template takes in another file", Severity.High, OwnTemplate, ["AML.T0010", "CWE-829"]);

    internal static ScanRule TemplateMalicious { get; } = new(
        "template.malicious", "The template reaches for the internals of Python to run code", Severity.Critical, OwnTemplate, InjectedTemplate);

    internal static ScanRule TemplateSuspicious { get; } = new(
        "template.suspicious", "The template does what only ways out of its language need", Severity.High, OwnTemplate, InjectedTemplate);

    internal static ScanRule CodeDeception { get; } = new(
        "code.deceptive-source", "The source shows other code to people than to Python", Severity.High, DoNotImport, Deception);

    internal static ScanRule CodeIrregularity { get; } = new(
        "code.irregular-source", "The source breaks a rule of the language", Severity.Info, "Ask its producer: Python refuses such a file.", []);

    internal static ScanRule CodeLater { get; } = new(
        "code.later-call", "The code has calls to read with care", Severity.Info, ReadCode, ["CWE-829"]);

    internal static ScanRule CodeMalicious { get; } = new(
        "code.malicious", "Code that a loader imports runs what it hides, or opens the way for others", Severity.Critical, DoNotImport, ImportedCode);

    internal static ScanRule CodeRemote { get; } = new(
        "code.remote-module",
        "The configuration takes code from another repository",
        Severity.High,
        "Load without trust_remote_code. If the code is needed, copy a commit that you have read beside the weights and name that.",
        ImportedCode);

    internal static ScanRule CodeRunsOnLoad { get; } = new(
        "code.runs-on-load", "A loader that trusts the repository runs this code", Severity.Info, ReadCode, ImportedCode);

    internal static ScanRule CodeSuspicious { get; } = new(
        "code.suspicious-call", "Code that a loader imports reaches out of the process while loading", Severity.High, DoNotImport, ImportedCode);

    internal static ScanRule ConfigMalicious { get; } = new(
        "config.malicious-target", "The configuration makes its loader run code of its author", Severity.Critical, DoNotObey, ConfiguredCode);

    internal static ScanRule ConfigSuspicious { get; } = new(
        "config.suspicious-target", "The configuration makes its loader call what is not known to be harmless", Severity.High, DoNotObey, ConfiguredCode);

    internal static ScanRule NotebookScript { get; } = new(
        "notebook.script-output", "Outputs of the notebook are programs for the browser", Severity.Info, "Clear the outputs before you trust the notebook.", ["CWE-79"]);

    internal static ScanRule Polyglot { get; } = new(
        "file.polyglot", "Loaders disagree about what the file is", Severity.High, DoNotLoad, [.. Deception, "CWE-436"]);

    /// <summary>All rules, in the order of their ids.</summary>
    public static IReadOnlyList<ScanRule> All { get; } =
    [
        CodeDeception, CodeIrregularity, CodeLater, CodeMalicious, CodeRemote, CodeRunsOnLoad, CodeSuspicious, ConfigMalicious, ConfigSuspicious,
        Polyglot, GgufDeception, GgufIrregularity, NotebookScript, PickleDeception, PickleIrregularity, MaliciousCall,
        SuspiciousCall, UnknownGlobal, SafetensorsDeception, SafetensorsIrregularity, TarDeception, TarIrregularity, TemplateCost, TemplateForeign, TemplateMalicious, TemplateSuspicious, TorchDeception, TorchIrregularity, ZipDeception,
        ZipIrregularity,
    ];
}
