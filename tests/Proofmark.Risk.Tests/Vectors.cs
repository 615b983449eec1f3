using System.Text.Json;

namespace Proofmark.Risk.Tests;

/// <summary>Reads the published vectors under <c>spec/vectors</c>.</summary>
internal static class Vectors
{
    public static JsonElement Read(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Proofmark.slnx")))
        {
            folder = folder.Parent;
        }

        return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder!.FullName, "spec", "vectors", name))).RootElement;
    }

    public static TheoryData<string> Names(JsonElement file, string section) => [.. file.GetProperty(section).EnumerateArray().Select(v => v.GetProperty("name").GetString()!)];

    public static JsonElement Named(JsonElement file, string section, string name) =>
        file.GetProperty(section).EnumerateArray().Single(v => v.GetProperty("name").GetString() == name);
}
