using System.CommandLine;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Provenance.Lineage.Evidence;
using Proofmark.Provenance.Lineage.Recording;

namespace Proofmark.Cli.Verbs.Lineage;

/// <summary>What step is run, on what.</summary>
internal sealed class StepOptions
{
    private readonly Option<string> step = new("--step") { HelpName = "STAGE", Description = "The kind of step, for example clean, train, fine-tune, merge, quantise, convert, evaluate, package; collect marks the origin of data.", Required = true };
    private readonly Option<string[]> inputs = Repeated("--input", "[ROLE=]PATH", $"A file or folder that goes in; may be repeated. Roles: {string.Join(", ", ArtifactRoles.All)}.");
    private readonly Option<string[]> outputs = Repeated("--output", "PATH", "A file or folder that comes out; may be repeated. Folders are recorded by the root digest of model signatures.", required: true);
    private readonly Option<string?> resume = new("--resume-from") { HelpName = "PATH", Description = "The checkpoint that a training goes on from." };
    private readonly Option<string[]> parameters = Repeated("--param", "NAME=VALUE", "A hyper-parameter, seed or other setting; may be repeated.");
    private readonly Option<string[]> openings = Repeated("--opening", "NAME", $"A way in which others could reach into the step while it ran; may be repeated: {string.Join(", ", StepOpenings.All)}.");
    private readonly Option<string?> builder = new("--builder") { HelpName = "URI", Description = "The platform that runs the step." };
    private readonly Option<string?> invocation = new("--invocation") { HelpName = "ID", Description = "Tells this run from others; random by default." };
    private readonly Option<bool> unobserved = new("--no-observe") { Description = "Do not look at which files the processes open; the record then says that nobody did." };
    private readonly Argument<string[]> command = new("COMMAND") { Description = "The program and its arguments, behind --. No shell reads them.", Arity = ArgumentArity.OneOrMore };

    public void AddTo(Command to)
    {
        to.Arguments.Add(command);
        foreach (var option in new Option[] { step, inputs, outputs, resume, parameters, openings, builder, invocation, unobserved })
        {
            to.Options.Add(option);
        }
    }

    /// <summary>The step.</summary>
    /// <exception cref="UsageException">An option is wrong.</exception>
    public StepRequest Read(ParseResult parsed)
    {
        if (!parsed.Tokens.Any(static token => token.Value == "--"))
        {
            throw new UsageException("the command stands behind --, as in: attest run --step train --output model … -- python3 train.py");
        }

        var ways = parsed.GetValue(openings) ?? [];
        return Array.Find(ways, static way => !StepOpenings.All.Contains(way, StringComparer.Ordinal)) is { } unknown
            ? throw new UsageException($"--opening: '{unknown}' is none of: {string.Join(", ", StepOpenings.All)}")
            : new StepRequest
            {
                Stage = parsed.GetRequiredValue(step),
                Command = parsed.GetRequiredValue(command),
                Folder = Directory.GetCurrentDirectory(),
                Inputs = [.. (parsed.GetValue(inputs) ?? []).Select(OfInput)],
                Outputs = [.. parsed.GetRequiredValue(outputs).Select(static path => new StepPath(path, null))],
                ResumeFrom = parsed.GetValue(resume) is { } checkpoint ? new StepPath(checkpoint, null) : null,
                Parameters = Settings(parsed.GetValue(parameters) ?? []),
                Openings = [.. ways.Distinct(StringComparer.Ordinal)],
                Builder = parsed.GetValue(builder),
                Invocation = parsed.GetValue(invocation),
                Observe = !parsed.GetValue(unobserved),
                Limits = Limits.Default,
            };
    }

    // A path may hold a sign of equality as well; only a known role is one.
    private static StepPath OfInput(string written)
    {
        var at = written.IndexOf('=', StringComparison.Ordinal);
        return at > 0 && ArtifactRoles.All.Contains(written[..at], StringComparer.Ordinal) ? new StepPath(written[(at + 1)..], written[..at]) : new StepPath(written, null);
    }

    private static Dictionary<string, string> Settings(string[] written)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var setting in written)
        {
            var at = setting.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || !settings.TryAdd(setting[..at], setting[(at + 1)..]))
            {
                throw new UsageException(at <= 0 ? $"--param: '{setting}' is not NAME=VALUE" : $"--param: '{setting[..at]}' is given twice");
            }
        }

        return settings;
    }

    private static Option<string[]> Repeated(string name, string help, string description, bool required = false) =>
        new(name) { HelpName = help, Description = description, AllowMultipleArgumentsPerToken = false, Required = required };
}
