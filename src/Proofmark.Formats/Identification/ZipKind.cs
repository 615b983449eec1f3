using Proofmark.Formats.Torch;
using Proofmark.Formats.Zip;

namespace Proofmark.Formats.Identification;

/// <summary>Tells kinds of zip archives by their members.</summary>
internal static class ZipKind
{
    public static Interpretation Of(ZipFile archive)
    {
        var (format, reason) = TorchReader.ReadZip(archive) is not null ? (ModelFormats.TorchZip, "zip with */data.pkl")
            : IsKeras(archive) ? (ModelFormats.KerasZip, "zip with Keras' config.json and weights")
            : IsNpz(archive) ? (ModelFormats.Npz, "zip of .npy members")
            : (ModelFormats.Zip, "zip directory");
        return new Interpretation(format, archive.Start, reason);
    }

    private static bool IsKeras(ZipFile archive) =>
        archive.Members.Any(static member => member.Name == "config.json")
        && archive.Members.Any(static member => member.Name is "metadata.json" || member.Name.StartsWith("model.weights.", StringComparison.Ordinal));

    private static bool IsNpz(ZipFile archive) =>
        archive.Members.Count > 0 && archive.Members.All(static member => member.Name.EndsWith(".npy", StringComparison.Ordinal));
}
