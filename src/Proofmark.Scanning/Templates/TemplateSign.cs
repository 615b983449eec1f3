using Proofmark.Formats.Jinja;

namespace Proofmark.Scanning.Templates;

/// <summary>What a part of a template is a sign of.</summary>
internal enum TemplateSignKind
{
    /// <summary>A walk from the template language to code.</summary>
    Escape,

    /// <summary>Something that walks need and templates for chats do not, without the walk being seen.</summary>
    Hint,

    /// <summary>A special name that is written and not seen to be used; counts only where no walk was seen.</summary>
    Unused,

    /// <summary>Another file is taken in.</summary>
    Foreign,

    /// <summary>Rendering takes very long or very much memory.</summary>
    Cost,
}

/// <summary>Something seen in a template.</summary>
/// <param name="Kind">What it is a sign of.</param>
/// <param name="At">Where it stands, in UTF-16 code units from 0.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Message">What it does, as the rest of a sentence that begins with the expression.</param>
/// <param name="References">Further ids in public catalogues.</param>
internal sealed record TemplateSign(TemplateSignKind Kind, int At, int End, string Message, params IReadOnlyList<string> References)
{
    /// <summary>A sign at an expression.</summary>
    public static TemplateSign Of(TemplateSignKind kind, JinjaNode node, string message, params IReadOnlyList<string> references) =>
        new(kind, node.Start, node.End, message, references);
}
