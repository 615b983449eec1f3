using Proofmark.App.Assessing;
using Proofmark.Cli.Running;

namespace Proofmark.Cli.Verbs.Assess;

/// <summary>An earlier assessment that the user named.</summary>
internal static class PastFile
{
    /// <summary>Reads it; null when none is named.</summary>
    /// <param name="file">The file.</param>
    /// <param name="option">The option that names it, for messages.</param>
    /// <param name="request">What is assessed now.</param>
    /// <exception cref="UsageException">It is absent or wrong, or lies inside the assessed folder, which must not say what is known.</exception>
    public static PastAssessment? Read(string? file, string option, AssessRequest request)
    {
        if (file is null)
        {
            return null;
        }

        if (!request.TreeTrusted && AssessedTree.Contains(request.Root, file))
        {
            throw new UsageException($"{option}: '{file}' lies inside the assessed folder, where anybody who writes there could have made it; keep it elsewhere, or give --trust-tree");
        }

        return PastAssessment.Read(file, TextFile.Read(file, option, PastAssessment.MaxBytes), out var errors) ?? throw TextFile.Wrong(errors);
    }

    /// <summary>Refuses an assessment of another system.</summary>
    /// <exception cref="UsageException">It is of another system.</exception>
    public static void MustBeOf(string system, PastAssessment? past, string option)
    {
        if (past is not null && past.Assessment.System != system)
        {
            throw new UsageException($"{option}: the file is an assessment of '{past.Assessment.System}', not of '{system}'");
        }
    }
}
