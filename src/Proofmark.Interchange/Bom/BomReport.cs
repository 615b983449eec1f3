using Proofmark.Core;
using Proofmark.Interchange.Vex;

namespace Proofmark.Interchange.Bom;

/// <summary>A bill of materials (CycloneDX or SPDX).</summary>
/// <param name="Kind"><c>CycloneDX</c> or <c>SPDX</c>.</param>
/// <param name="Tool">The program that wrote it, with its version where one is named.</param>
/// <param name="Time">When.</param>
/// <param name="Subject">What the bill is of; null when it does not say.</param>
/// <param name="IsComplete">True when the bill itself says that it lists everything.</param>
/// <param name="Components">What is listed.</param>
/// <param name="Vulnerabilities">What it says about vulnerabilities; null when it says nothing.</param>
public sealed record BomReport(
    string Kind, BomTool? Tool, DateTimeOffset? Time, BomComponent? Subject, bool IsComplete, IReadOnlyList<BomComponent> Components, VexReport? Vulnerabilities);

/// <summary>The program that wrote a bill.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
public sealed record BomTool(string Name, string? Version);

/// <summary>Something that is listed.</summary>
/// <param name="Reference">The name by which the bill refers to it; null when it has none.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Digest">The digest of its bytes.</param>
public sealed record BomComponent(string? Reference, string Name, string? Version, Digest? Digest);
