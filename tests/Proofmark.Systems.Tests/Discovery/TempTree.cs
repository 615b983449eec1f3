using System.Text;
using Proofmark.Core;
using Proofmark.Systems.Discovery;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Tests.Discovery;

/// <summary>A folder that is discovered and then removed.</summary>
internal sealed class TempTree : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("proofmark-discovery-").FullName;

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    public TempTree With(string relative, string text) => With(relative, Encoding.UTF8.GetBytes(text));

    public TempTree With(string relative, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(this[relative])!);
        File.WriteAllBytes(this[relative], bytes);
        return this;
    }

    public DiscoveryResult Run(Limits? limits = null) => Of(Path, limits);

    public static DiscoveryResult Of(string path, Limits? limits = null) => SystemDiscovery.Run(path, limits ?? Limits.Default, null, TestContext.Current.CancellationToken);

    public static DiscoveryResult Of(string name, string text)
    {
        using var tree = new TempTree();
        return tree.With(name, text).Run();
    }

    /// <summary>One file, and its facts of one kind in the form that tests compare.</summary>
    public static string[] Facts(string name, string text, FactKind kind) => [.. Of(name, text).Facts.Where(f => f.Kind == kind).Select(Form)];

    public static string Form(Fact fact) =>
        $"{fact.Location.Line}: {fact.Value}" + string.Concat(fact.Attributes.Select(a => $" {a.Key}={a.Value}"));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
