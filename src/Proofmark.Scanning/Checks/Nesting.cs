using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Checks;

/// <summary>Bounds on containers in containers; what is beyond them is told as not read.</summary>
internal static class Nesting
{
    /// <summary>Counts an archive that is opened, where it lies in another.</summary>
    public static void Enter(Place archive, Inspection inspection)
    {
        if (archive.Member is not null)
        {
            inspection.Unpacking.TakeContainer();
        }
    }

    /// <summary>True when a place lies too deep to be opened.</summary>
    public static bool Refuses(Place inner, Inspection inspection)
    {
        if (inner.Depth <= inspection.Limits.MaxContainerDepth)
        {
            return false;
        }

        inspection.AddUnread(inner.At(), ScanCodes.ContainerTooDeep, $"containers nested deeper than {inspection.Limits.MaxContainerDepth} are not opened");
        return true;
    }

    /// <summary>True when a member lies too deep, or in an archive after as many in others as are opened.</summary>
    public static bool Refuses(Place archive, Place member, Inspection inspection)
    {
        if (Refuses(member, inspection))
        {
            return true;
        }

        if (archive.Member is null || !inspection.Unpacking.HasManyContainers)
        {
            return false;
        }

        inspection.AddUnread(member.At(), ScanCodes.ContainerTooDeep, $"more than {inspection.Limits.MaxNestedContainers} archives inside archives are not opened");
        return true;
    }
}
