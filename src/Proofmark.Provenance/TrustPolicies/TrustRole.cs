namespace Proofmark.Provenance.TrustPolicies;

/// <summary>What somebody may sign.</summary>
public enum TrustRole
{
    /// <summary>Models and other artifacts.</summary>
    Publisher,

    /// <summary>Evidence: statements of what a check found.</summary>
    Assessor,

    /// <summary>Seals over a store of evidence.</summary>
    Sealer,

    /// <summary>Records of how artifacts were made: steps of a training, origins of data, properties.</summary>
    Builder,

    /// <summary>Summaries of verifications.</summary>
    Verifier,
}

/// <summary>Names of roles, as policies write them.</summary>
public static class TrustRoles
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Enum.GetValues<TrustRole>().Select(NameOf)];

    /// <summary>The name of a role.</summary>
    public static string NameOf(TrustRole role) => role switch
    {
        TrustRole.Publisher => "publisher",
        TrustRole.Assessor => "assessor",
        TrustRole.Sealer => "sealer",
        TrustRole.Builder => "builder",
        _ => "verifier",
    };

    /// <summary>The role of a name; null for any other text.</summary>
    public static TrustRole? Find(string name) => Enum.GetValues<TrustRole>().Where(role => NameOf(role) == name).Select(static role => (TrustRole?)role).FirstOrDefault();
}
