using System.Text;
using Proofmark.Cli.Running;
using Proofmark.Core;
using Proofmark.Provenance.Bundles;
using Proofmark.Provenance.Certificates;
using Proofmark.Provenance.Keys;
using Proofmark.Provenance.Trust;

namespace Proofmark.Cli.Verbs.Signing;

/// <summary>Reads the files that options of signing and verifying name: keys, certificates, bundles, trusted roots. Whatever is wrong with one is a mistake of the command line.</summary>
internal static class SignatureFiles
{
    private const int MostKeyBytes = 1024 * 1024;
    private const int MostHeadBytes = 512;

    public static VerificationKey PublicKey(string file, bool allowMlDsa = false) =>
        VerificationKey.TryReadPem(Text(file), allowMlDsa, out var key, out var problem) ? key : throw new UsageException($"'{file}': {problem}");

    public static SigningKey PrivateKey(string file, string? password, bool allowMlDsa) =>
        SigningKey.TryReadPem(Text(file), password, allowMlDsa, out var key, out var problem) ? key : throw new UsageException($"'{file}': {problem}");

    public static IReadOnlyList<Certificate> Certificates(IEnumerable<string> files) => [.. files.SelectMany(Certificates)];

    public static TrustedRoot Root(string file)
    {
        var reading = TrustedRootReader.Read(file, Bytes(file, Limits.Default.MaxDocumentBytes), Limits.Default);
        return reading.Root ?? throw new UsageException($"no trusted root: {string.Join("; ", reading.Errors.Take(3))}");
    }

    /// <summary>True for a file that begins as bundles do: an object whose first field is the media type of one. Old signatures of large models are long, and are not read for this.</summary>
    public static bool BeginsAsBundle(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var head = new byte[MostHeadBytes];
            var text = Encoding.UTF8.GetString(head, 0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false));
            return string.Concat(text.Where(static c => !char.IsWhiteSpace(c))).StartsWith("{\"mediaType\":\"application/vnd.dev.sigstore.bundle", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read '{file}': {failure.Message}");
        }
    }

    /// <summary>A bundle, or what is wrong with it.</summary>
    public static BundleReading Bundle(string file) => BundleReader.Read(file, Bytes(file, Limits.Default.MaxReportBytes), Limits.Default);

    /// <summary>Refuses what is no file, or is too long.</summary>
    public static void Check(string file, long most)
    {
        var info = new FileInfo(file);
        if (!info.Exists)
        {
            throw new UsageException(Directory.Exists(file) ? $"'{file}' is a folder" : $"there is no file '{file}'");
        }

        if (info.Length > most)
        {
            throw new UsageException($"'{file}' has more than {most} bytes");
        }
    }

    public static byte[] Bytes(string file, long most)
    {
        try
        {
            Check(file, most);
            return File.ReadAllBytes(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"cannot read '{file}': {failure.Message}");
        }
    }

    private static IReadOnlyList<Certificate> Certificates(string file) =>
        Certificate.TryReadPem(Text(file), out var certificates, out var problem) ? certificates : throw new UsageException($"'{file}': {problem}");

    private static string Text(string file) => Encoding.UTF8.GetString(Bytes(file, MostKeyBytes));
}
