namespace Proofmark.Core.Documents;

/// <summary>The errors of one document: all of them up to a bound, beyond which one line says that there are more.</summary>
internal sealed class ErrorList(string file)
{
    private const int Most = 200;

    private readonly List<DocumentError> errors = [];

    public IReadOnlyList<DocumentError> Errors => errors;

    public void Add(int line, int column, DocumentPath path, string message)
    {
        if (errors.Count < Most)
        {
            errors.Add(new DocumentError(file, line, column, path.ToString(), message));
        }
        else if (errors.Count == Most)
        {
            errors.Add(new DocumentError(file, line, column, "", "there are more errors, which are not listed"));
        }
    }
}
