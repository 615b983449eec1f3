using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Provenance.Bundles;

namespace Proofmark.Provenance.Keyless;

/// <summary>A signing configuration, or everything that is wrong with it.</summary>
/// <param name="Config">The configuration; null when anything is wrong.</param>
/// <param name="Errors">All mistakes with their places.</param>
public sealed record SigningConfigReading(SigningConfig? Config, IReadOnlyList<DocumentError> Errors);

/// <summary>Reads signing configurations 0.2, alone or inside a client trust configuration.</summary>
public static class SigningConfigReader
{
    private const string MediaType = "application/vnd.dev.sigstore.signingconfig.v0.2+json";
    private const int MostServices = 32;

    /// <summary>Reads a configuration.</summary>
    /// <param name="file">Name for error messages.</param>
    /// <param name="json">UTF-8 text.</param>
    /// <param name="limits">Bounds on length, depth and nodes.</param>
    public static SigningConfigReading Read(string file, ReadOnlySpan<byte> json, Limits limits)
    {
        var errors = new List<DocumentError>();
        var config = SigstoreDocument.Open(file, json, limits, errors, "signingConfig", "signing_config") is { } fields ? Config(fields) : null;
        return errors.Count == 0 ? new SigningConfigReading(config, []) : new SigningConfigReading(null, errors);
    }

    private static SigningConfig Config(DocumentFields fields)
    {
        if (fields.RequiredText("mediaType") != MediaType)
        {
            fields.Fail("mediaType", "a signing configuration of version 0.2 is expected here");
        }

        return new SigningConfig(
            Services(fields, "caUrls"),
            Services(fields, "oidcUrls"),
            Services(fields, "rekorTlogUrls"),
            Rule(fields, "rekorTlogConfig"),
            Services(fields, "tsaUrls"),
            Rule(fields, "tsaConfig"));
    }

    private static List<SigstoreService> Services(DocumentFields fields, string key)
    {
        var list = fields.MappingList(key);
        if (list.Count > MostServices)
        {
            fields.Fail(key, $"at most {MostServices} are expected here");
            return [];
        }

        return [.. list.Select(Service).OfType<SigstoreService>()];
    }

    private static SigstoreService? Service(DocumentFields fields)
    {
        var written = fields.RequiredText("url");
        var version = fields.Number64("majorApiVersion");
        var period = fields.OptionalMapping("validFor");
        var (from, until) = (period?.OptionalTimestamp("start"), period?.OptionalTimestamp("end"));
        if (from is null)
        {
            fields.Fail("validFor", "the start of the service's validity is required here");
        }

        if (!Uri.TryCreate(written, UriKind.Absolute, out var address) || !IsProtected(address))
        {
            fields.Fail("url", "an https address is expected here (http only on this machine)");
            return null;
        }

        return new SigstoreService(address, version is > 0 and < 100 ? (int)version : 0, from ?? default, until, fields.OptionalText("operator") ?? "");
    }

    private static bool IsProtected(Uri address) =>
        address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static ServiceRule Rule(DocumentFields fields, string key)
    {
        var rule = fields.OptionalMapping(key);
        switch (rule?.OptionalText("selector"))
        {
            case null or "ANY":
                return new ServiceRule(ServiceSelector.Any, 1);
            case "ALL":
                return new ServiceRule(ServiceSelector.All, 0);
            case "EXACT" when rule.Number64("count") is > 0 and <= MostServices and var count:
                return new ServiceRule(ServiceSelector.Exact, (int)count);
            default:
                rule!.Fail("selector", "ANY, ALL, or EXACT with a count is expected here");
                return new ServiceRule(ServiceSelector.Any, 1);
        }
    }
}
