using Proofmark.Core;

namespace Proofmark.Risk.Catalogues.Checking;

/// <summary>Something wrong, or worth knowing, in a catalogue.</summary>
/// <param name="Code">Kind of fault, for example <c>dangling-id</c>; the codes are those of <see cref="FaultCodes"/>.</param>
/// <param name="Severity">How grave: from <see cref="Severity.High"/> the catalogue cannot be used.</param>
/// <param name="Entry">Id of the entry at which it stands.</param>
/// <param name="Value">The value that is meant, for example <c>AML.M0028@5.0.1</c>.</param>
/// <param name="Message">What is wrong.</param>
public sealed record CatalogueFault(string Code, Severity Severity, string Entry, string Value, string Message);

/// <summary>The codes of faults.</summary>
public static class FaultCodes
{
    /// <summary>Two entries have one id.</summary>
    public const string DuplicateId = "duplicate-id";

    /// <summary>A list names an id twice.</summary>
    public const string DuplicateRelation = "duplicate-relation";

    /// <summary>A relation names an id that no entry has.</summary>
    public const string DanglingId = "dangling-id";

    /// <summary>One end of a relation names the other, and the other does not name the one.</summary>
    public const string OneSided = "one-sided-relation";

    /// <summary>A mapping names a framework that is not known here.</summary>
    public const string UnknownFramework = "unknown-framework";

    /// <summary>A mapping names an id that the framework does not have.</summary>
    public const string UnknownId = "unknown-id";

    /// <summary>A mapping names an id that the pinned version is known to lack.</summary>
    public const string AbsentInVersion = "absent-in-version";

    /// <summary>Mappings name a version whose ids are not held, so that they are only known to exist in the version that is.</summary>
    public const string OtherVersion = "other-version";
}
