using System.CommandLine;
using Proofmark.Cli.Verbs;

namespace Proofmark.Cli.Running;

/// <summary>What a verb is given to work with.</summary>
/// <param name="Parsed">The command line.</param>
/// <param name="Common">Values of the common options.</param>
/// <param name="Progress">Where long work reports.</param>
/// <param name="Cancellation">Set by Ctrl-C and SIGTERM.</param>
internal sealed record VerbContext(ParseResult Parsed, CommonValues Common, ProgressLine Progress, CancellationToken Cancellation);
