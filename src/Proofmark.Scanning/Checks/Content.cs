using Proofmark.Formats.Identification;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Bytes to be judged in one interpretation.</summary>
/// <param name="Stream">A seekable stream whose position 0 is the first byte of the interpretation; for archives, of the whole file.</param>
/// <param name="Place">Where the bytes are.</param>
/// <param name="Identity">What the whole file or member is.</param>
/// <param name="Format">The interpretation to judge.</param>
internal sealed record Content(Stream Stream, Place Place, FileIdentity Identity, ModelFormat Format);
