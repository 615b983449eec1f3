using Proofmark.Core;

namespace Proofmark.Cli.Running;

/// <summary>The exit codes of every verb; where several apply, <see cref="Worst"/> decides.</summary>
internal static class ExitCode
{
    /// <summary>As asked.</summary>
    public const int Success = 0;

    /// <summary>Something was found, or a mandatory check failed.</summary>
    public const int Fail = 1;

    /// <summary>Not enough could be seen to decide.</summary>
    public const int NotEstablished = 2;

    /// <summary>The command line, or a file that it names, is wrong (sysexits.h EX_USAGE).</summary>
    public const int Usage = 64;

    /// <summary>The tool itself broke (sysexits.h EX_SOFTWARE).</summary>
    public const int Internal = 70;

    /// <summary>Ctrl-C or SIGTERM; nothing is concluded.</summary>
    public const int Interrupted = 130;

    private static readonly int[] ByPrecedence = [Interrupted, Internal, Usage, Fail, NotEstablished, Success];

    /// <summary>The code of highest precedence.</summary>
    public static int Worst(params ReadOnlySpan<int> codes)
    {
        foreach (var candidate in ByPrecedence)
        {
            if (codes.Contains(candidate))
            {
                return candidate;
            }
        }

        return Internal;
    }

    /// <summary>The code of an outcome.</summary>
    public static int Of(Outcome outcome) => outcome switch
    {
        Outcome.Pass or Outcome.NotApplicable => Success,
        Outcome.Fail => Fail,
        Outcome.NotEstablished => NotEstablished,
        _ => Internal,
    };
}
