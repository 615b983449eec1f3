namespace Proofmark.Scanning;

/// <summary>The reason codes and codes of unread parts that the scan uses, apart from those of the walk.</summary>
public static class ScanCodes
{
    /// <summary>Code of the file's author would run.</summary>
    public const string Malicious = "malicious";

    /// <summary>Something without an innocent explanation that could be verified.</summary>
    public const string Suspicious = "suspicious";

    /// <summary>Not enough could be seen to decide.</summary>
    public const string NotEstablished = "not-established";

    /// <summary>No load-time code execution found in the covered formats; says nothing about backdoors in weights.</summary>
    public const string NoLoadTimeCode = "no-load-time-code-found";

    /// <summary>A name that is on no list is imported.</summary>
    public const string UnknownGlobal = "unknown-global";

    /// <summary>The format is recognised, but not judged by this version.</summary>
    public const string FormatNotCovered = "format-not-covered";

    /// <summary>The format is not known.</summary>
    public const string FormatUnknown = "format-unknown";

    /// <summary>Reading ended before the end of the data.</summary>
    public const string NotFullyRead = "not-fully-read";

    /// <summary>The content breaks the rules of its format.</summary>
    public const string Malformed = "malformed";

    /// <summary>A member of an archive cannot be read.</summary>
    public const string MemberUnreadable = "member-unreadable";

    /// <summary>A compressed part is larger than what is unpacked into memory.</summary>
    public const string MemberTooLarge = "member-too-large";

    /// <summary>Containers are nested deeper than the bound.</summary>
    public const string ContainerTooDeep = "container-too-deep";

    /// <summary>More was found than is listed.</summary>
    public const string TooManyFindings = "too-many-findings";

    /// <summary>Data that no model loader executes.</summary>
    public const string InertData = "inert-data";

    /// <summary>A file of no bytes.</summary>
    public const string EmptyFile = "empty-file";

    /// <summary>Source code that a loader would run: no known sign of an attack was found, which proves nothing.</summary>
    public const string CodeNotProven = "code-not-proven";

    /// <summary>Code that a configuration names is not there: a loader would fetch it.</summary>
    public const string CodeMissing = "code-missing";

    /// <summary>Source code: no loader runs it by itself; it is judged when a whole system is assessed.</summary>
    public const string SourceCode = "source-code";

    /// <summary>Data of no known format under a name that no loader asks for.</summary>
    public const string UnrecognisedData = "unrecognised-data";

    /// <summary>The file cannot be read.</summary>
    public const string FileUnreadable = "file-unreadable";

    /// <summary>The program failed on this file: a mistake of the program.</summary>
    public const string InternalError = "internal-error";

    /// <summary>Nothing to scan was found.</summary>
    public const string NothingScanned = "nothing-scanned";
}
