using System.Diagnostics;
using Proofmark.Core;
using Proofmark.Core.Documents;
using Proofmark.Systems.Description;
using Proofmark.Systems.Tests.Discovery;

namespace Proofmark.Systems.Tests.Description;

public sealed class DescriptionFileTests : IDisposable
{
    private const string Text = "system: {id: s, owner: o}\n";

    private readonly TempTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_folder_without_one_has_none() => Read().Should().BeEquivalentTo((Id: (string?)null, Mistake: (string?)null));

    [Fact]
    public void An_ordinary_file_is_read()
    {
        tree.With(DescriptionReader.FileName, Text);

        Read().Should().BeEquivalentTo((Id: "s", Mistake: (string?)null));
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        tree.With("other", Text);
        File.CreateSymbolicLink(tree[DescriptionReader.FileName], "other");

        Read().Mistake.Should().Contain("ordinary file");
    }

    [Fact]
    public void A_pipe_is_not_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs mkfifo");
        using (var make = Process.Start("mkfifo", [tree[DescriptionReader.FileName]]))
        {
            make.WaitForExit();
        }

        Read().Mistake.Should().Contain("ordinary file");
    }

    [Fact]
    public void A_long_one_is_not_read()
    {
        tree.With(DescriptionReader.FileName, Text);

        Read(new Limits { MaxDocumentBytes = Text.Length - 1 }).Mistake.Should().Contain("more than the limit");
    }

    private (string? Id, string? Mistake) Read(Limits? limits = null)
    {
        var description = DescriptionFile.Read(tree.Path, new HashSet<string>(), limits ?? Limits.Default, out IReadOnlyList<DocumentError> mistakes);
        return (description?.Id, mistakes.SingleOrDefault()?.Message);
    }
}
