using Proofmark.Core;

namespace Proofmark.Interchange.Vex;

/// <summary>What somebody says about vulnerabilities (OpenVEX, or the vulnerabilities of a CycloneDX document).</summary>
/// <param name="Author">Who says so.</param>
/// <param name="ToolName">The program that wrote it; null when none is named.</param>
/// <param name="ToolVersion">Its version.</param>
/// <param name="Time">When.</param>
/// <param name="Statements">What is said.</param>
public sealed record VexReport(string? Author, string? ToolName, string? ToolVersion, DateTimeOffset? Time, IReadOnlyList<VexStatement> Statements);

/// <summary>What is said about one vulnerability.</summary>
/// <param name="Vulnerability">Its id, for example a CVE id.</param>
/// <param name="Status">What is said.</param>
/// <param name="Justification">The coded reason why a product is not affected.</param>
/// <param name="Note">Anything said in words.</param>
/// <param name="Severity">How bad it is where the document says so.</param>
/// <param name="Products">What it is said of; empty when no product is named.</param>
public sealed record VexStatement(string Vulnerability, VexStatus Status, string? Justification, string? Note, Severity? Severity, IReadOnlyList<VexProduct> Products);

/// <summary>A product.</summary>
/// <param name="Name">Its identifier.</param>
/// <param name="Digest">The digest of its bytes; null when none is named.</param>
public sealed record VexProduct(string Name, Digest? Digest);

/// <summary>The four states of a VEX statement.</summary>
public enum VexStatus
{
    /// <summary>The product is affected, or nobody says that it is not.</summary>
    Affected,

    /// <summary>Nobody knows yet.</summary>
    UnderInvestigation,

    /// <summary>The product is said not to be affected.</summary>
    NotAffected,

    /// <summary>The product is said to hold the repair.</summary>
    Fixed,
}
