using System.Diagnostics;
using System.Text;
using CsCheck;
using Proofmark.Core;
using Proofmark.Provenance.ModelSigning;
using Proofmark.Provenance.ModelSigning.Lists;

namespace Proofmark.Provenance.Tests.ModelSigning;

public sealed class DigestListTests : IDisposable
{
    private static readonly string Zeros = new('0', 64);

    private readonly SignedFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("sha256sum", HashKind.Sha256)]
    [InlineData("b2sum", HashKind.Blake2b)]
    [InlineData("b3sum", HashKind.Blake3)]
    public void What_the_programs_print_gives_the_manifest_of_the_files(string program, HashKind hash)
    {
        folder.Write("a\\b c\u00e9.txt", "odd");
        if (program != "b3sum")
        {
            folder.Write("two\nlines", "odd");
        }

        var list = Read(Output(program))!;

        var expected = folder.Describe(new ModelSigningOptions { Hash = hash });
        ManifestWriter.Write(folder.Describe(new ModelSigningOptions { Hash = hash, Digests = list })).Should().Equal(ManifestWriter.Write(expected));
    }

    [Fact]
    public void A_list_verifies_whatever_the_files_are_and_fails_when_it_differs()
    {
        folder.Sign();
        var list = new DigestList(folder.Describe().Resources.ToDictionary(file => file.Path, file => file.Value));
        folder.Write("weights.bin", "changed");

        Verify(list).Outcome.Should().Be(Outcome.Pass);
        Verify(new DigestList(list.Entries.Where(file => file.Key != "weights.bin").ToDictionary())).ReasonCodes.Should().Equal("files-missing");
        Verify(new DigestList(list.Entries.Append(new("extra", new byte[32])).ToDictionary())).ReasonCodes.Should().Equal("files-unsigned");
        Verify(new DigestList(list.Entries.ToDictionary(file => file.Key, _ => (ReadOnlyMemory<byte>)new byte[32]))).ReasonCodes.Should().Equal("files-changed");
        Verify(new DigestList(list.Entries.ToDictionary(file => file.Key, _ => (ReadOnlyMemory<byte>)new byte[64]))).ReasonCodes.Should().Equal("list-of-other-hash");
    }

    [Fact]
    public void A_list_says_nothing_about_parts_of_files()
    {
        folder.Sign(new ModelSigningOptions { ShardSize = 3 });

        Verify(new DigestList(new Dictionary<string, ReadOnlyMemory<byte>> { ["weights.bin"] = new byte[32] })).ReasonCodes.Should().Contain("list-of-whole-files");
    }

    [Fact]
    public void An_ignored_name_of_a_list_is_left_out_of_the_signature()
    {
        var list = new DigestList(new Dictionary<string, ReadOnlyMemory<byte>> { [".git/config"] = new byte[32], ["a"] = new byte[32] });

        folder.Describe(new ModelSigningOptions { Digests = list }).Resources.Should().ContainSingle().Which.Path.Should().Be("a");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("{0}  a\n\n{0}  b\n")]
    [InlineData("{0}  a\n{0}  a\n")]
    [InlineData("{0}  a\n{0}  ./a\n")]
    [InlineData("{0}  ../a\n")]
    [InlineData("{0}  a/../b\n")]
    [InlineData("{0}  ././a\n")]
    [InlineData("{0}  /etc/passwd\n")]
    [InlineData("{0}  a//b\n")]
    [InlineData("{0}  .\n")]
    [InlineData("{0}  -\n")]
    [InlineData("{0}  \n")]
    [InlineData("{0} \n")]
    [InlineData("{0}\n")]
    [InlineData("{0} a\n")]
    [InlineData("{0}\ta\n")]
    [InlineData("{0}  a\r\n")]
    [InlineData("{0}  a\0b\n")]
    [InlineData("0{0}  a\n")]
    [InlineData("{0}{0}  a\n{0}  b\n")]
    [InlineData("A{0}  a\n")]
    [InlineData("\\{0}  a\\x\n")]
    [InlineData("\\{0}  a\\\n")]
    [InlineData("SHA256 (a) = {0}\n")]
    public void A_hostile_list_is_refused(string text) => Read(text.Replace("{0}", Zeros, StringComparison.Ordinal), out var errors).Should().BeNull(string.Join("; ", errors));

    [Fact]
    public void A_name_that_is_not_text_is_refused() => DigestListReader.Read("list", [.. Encoding.ASCII.GetBytes(Zeros + "  a"), 0xff, (byte)'\n'], Limits.Default, out _).Should().BeNull();

    [Fact]
    public void Upper_case_is_refused() => Read(new string('A', 64) + "  a\n").Should().BeNull();

    [Fact]
    public void Mistakes_and_lines_are_bounded()
    {
        var many = string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{Zeros}  {i}\n"));

        Read(many)!.Entries.Should().HaveCount(100_000);
        DigestListReader.Read("list", Encoding.ASCII.GetBytes(many), Limits.Default with { MaxFiles = 99_999 }, out var tooMany).Should().BeNull();
        tooMany.Should().ContainSingle();
        Read(many.Replace("  ", " ", StringComparison.Ordinal), out var errors).Should().BeNull();
        errors.Should().HaveCount(20);
    }

    [Fact]
    public void Anything_is_read_without_an_exception() =>
        Gen.Byte.Array[0, 300].Select(Gen.Bool, (noise, withDigest) => withDigest ? [.. Encoding.ASCII.GetBytes($"\\{Zeros}  "), .. noise] : noise)
            .Sample(bytes => DigestListReader.Read("list", bytes, Limits.Default, out var errors) is null == errors.Count > 0);

    private static DigestList? Read(string text) => Read(text, out _);

    private static DigestList? Read(string text, out IReadOnlyList<Proofmark.Core.Documents.DocumentError> errors) => DigestListReader.Read("list", Encoding.UTF8.GetBytes(text), Limits.Default, out errors);

    private ModelVerification Verify(DigestList list) => folder.Verify(new ModelVerificationOptions { Digests = list });

    private string Output(string program)
    {
        var files = Directory.EnumerateFiles(folder.Model, "*", SearchOption.AllDirectories).Select(file => "./" + Path.GetRelativePath(folder.Model, file));
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, files) { WorkingDirectory = folder.Model, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
            var text = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.Should().Be(0);
            return text;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not installed");
            return "";
        }
    }
}
