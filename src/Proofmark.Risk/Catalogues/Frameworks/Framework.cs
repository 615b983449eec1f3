using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Catalogues.Frameworks;

/// <summary>Another catalogue to which entries of this one refer: its ids, and what of it may be passed on.</summary>
/// <param name="Id">Id, for example <c>mitre-atlas</c>.</param>
/// <param name="Version">The version whose ids are held.</param>
/// <param name="Name">Name.</param>
/// <param name="Publisher">Who publishes it.</param>
/// <param name="Address">Where to read it.</param>
/// <param name="Links">Where to read an entry: the first pattern whose prefix the id has.</param>
/// <param name="Licence">Licence of the source.</param>
/// <param name="LicenceClass">What the licence means for what is shipped.</param>
/// <param name="Shipped">What of it is part of this build.</param>
/// <param name="Source">Where the entries were taken from.</param>
/// <param name="Changes">What was done to them.</param>
/// <param name="Entries">The entries, in the order of the source.</param>
public sealed record Framework(
    string Id,
    string Version,
    string Name,
    string Publisher,
    string Address,
    IReadOnlyList<FrameworkLink> Links,
    string Licence,
    LicenceClass LicenceClass,
    string Shipped,
    string Source,
    string Changes,
    IReadOnlyList<FrameworkEntry> Entries)
{
    /// <summary>The address at which an entry can be read.</summary>
    public string LinkTo(string id) =>
        Links.FirstOrDefault(l => id.StartsWith(l.Prefix, StringComparison.Ordinal)) is { } link
            ? link.Pattern.Replace("{id}", Uri.EscapeDataString(id), StringComparison.Ordinal)
            : Address;
}

/// <summary>An entry of a framework.</summary>
/// <param name="Id">Id, for example <c>AML.T0020</c>.</param>
/// <param name="Title">Name; a short paraphrase of ours where the framework's <see cref="Framework.Changes"/> say so.</param>
public sealed record FrameworkEntry(string Id, string Title);

/// <summary>Where entries can be read.</summary>
/// <param name="Prefix">How their ids begin; empty for all.</param>
/// <param name="Pattern">Address with <c>{id}</c> where the id belongs, if it belongs there.</param>
public sealed record FrameworkLink(string Prefix, string Pattern);

/// <summary>What may be done with the content of a framework, from free to closed.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<LicenceClass>))]
public enum LicenceClass
{
    /// <summary>Open licence or public domain.</summary>
    Open,

    /// <summary>Free when the source is named.</summary>
    Attribution,

    /// <summary>Free under the same licence; kept out of texts of ours.</summary>
    ShareAlike,

    /// <summary>Only ids, short names and links may be given.</summary>
    IdsOnly,
}
