using System.CommandLine;
using Proofmark.Cli.Verbs.Assess;
using Proofmark.Cli.Verbs.Catalog;
using Proofmark.Cli.Verbs.Converting;
using Proofmark.Cli.Verbs.Discover;
using Proofmark.Cli.Verbs.Evidence;
using Proofmark.Cli.Verbs.Explain;
using Proofmark.Cli.Verbs.Gate;
using Proofmark.Cli.Verbs.Guide;
using Proofmark.Cli.Verbs.Init;
using Proofmark.Cli.Verbs.Lineage;
using Proofmark.Cli.Verbs.Rules;
using Proofmark.Cli.Verbs.Scan;
using Proofmark.Cli.Verbs.Signing;

namespace Proofmark.Cli.Verbs;

/// <summary>Every verb, in the order of the help page. A new verb is one folder and one line here.</summary>
internal static class VerbList
{
    public static IReadOnlyList<Command> All =>
    [
        AssessVerb.Create(),
        GateVerb.Create(),
        ScanVerb.Create(),
        ConvertVerb.Create(),
        SignVerb.Create(),
        VerifyVerb.Create(),
        AttestVerb.Create(),
        TraceVerb.Create(),
        DigestVerb.Create(),
        KeyVerb.Create(),
        SigstoreVerb.Create(),
        DiscoverVerb.Create(),
        InitVerb.Create(),
        EvidenceVerb.Create(),
        ExplainVerb.Create(),
        GuideVerb.Create(),
        CatalogVerb.Create(),
        RulesVerb.Create(),
    ];
}
