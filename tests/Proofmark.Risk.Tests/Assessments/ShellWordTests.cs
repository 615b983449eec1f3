using System.Diagnostics;
using System.Text;
using CsCheck;
using Proofmark.Risk.Assessments;

namespace Proofmark.Risk.Tests.Assessments;

/// <summary>What a shell makes of a word is what was put in.</summary>
public sealed class ShellWordTests
{
    private const string Nasty = "ab/.-~?*[]{}!$`\\\"'%#&;|<>()@=^, \n\t\r\u001b\u0007\u202e\u200b\u00a0é漢\u3164";

    private static readonly string[] Names =
    [
        "model.pt", "a b", "-rf", "--help", "~", "~root/x", "?.pt", "*", "[ab]", "a!b", "!!", "a'b", "a\"b", "$(id)", "`id`", "$HOME", "a;id", "a|b", "a&b", "a>b", "#x", "a\\b", "a\\012b", "%s%n", "{a,b}", "a=b",
        "=ls", "@args", "a\nb", "\nb", "a\n\nb", "a\tb", "a\rb", "\u001b[2Ja", "a\u202Eb", "a\u200Bb", "a\u00A0b", "naïve/模型.pt", "!a\nb", "$(id)\nb", "`id`\tb", "-a\nb", "'\n'", "\"\n\"", "%\n\\n", "\u3164", " ", "  a  ",
    ];

    [Theory]
    [InlineData("bash")]
    [InlineData("sh")]
    public void A_shell_reads_back_what_was_written(string shell) => Read(shell, [.. Names.Select(ShellWord.Quote)]).Should().Equal(Names);

    [Theory]
    [InlineData("bash")]
    [InlineData("sh")]
    public void A_shell_reads_back_any_text(string shell)
    {
        var texts = new List<string>();
        Gen.String[Gen.Char[Nasty], 1, 12].Where(t => !t.EndsWith('\n')).Sample(texts.Add, iter: 400, threads: 1);

        Read(shell, [.. texts.Select(ShellWord.Quote)]).Should().Equal(texts);
    }

    [Fact]
    public void An_interactive_history_changes_nothing()
    {
        var script = new StringBuilder("set -o history\nset -o histexpand\ntrue b\n");
        string[] names = ["!!", "a!b", "!true", "!a\nb", "it's!", "^a^b"];
        script.Append("printf '%s\\0' ").AppendJoin(' ', names.Select(ShellWord.Quote)).Append('\n');

        Output("bash", [], script.ToString()).Should().Equal(names);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("sh")]
    public void A_path_is_no_option_and_no_response_file_and_names_the_same_place(string shell)
    {
        var read = Read(shell, [.. Names.Select(ShellWord.Folder)]);

        read.Should().NotContain(p => p.StartsWith('-') || p.StartsWith('@'));
        read.Select(Path.GetFullPath).Should().Equal(Names.Select(Path.GetFullPath));
        ShellWord.Folder("").Should().Be(".");
    }

    [Theory]
    [InlineData("a/b\n", "a")]
    [InlineData("b\n", ".")]
    [InlineData("/b\n", "/")]
    [InlineData("a\n/b\n", "a\n/")]
    [InlineData("a/\uFFFD", "a")]
    public void A_file_that_no_word_can_name_is_replaced_by_its_folder(string file, string read) => Read("sh", [ShellWord.File(file)]).Should().Equal(read);

    [Fact]
    public void A_folder_may_end_with_a_line_feed() => Read("sh", [ShellWord.Folder("a\n")]).Should().Equal("a\n/");

    [Fact]
    public void A_name_too_long_to_be_read_is_replaced_by_its_folder() => ShellWord.File("a/" + new string('x', 500)).Should().Be("a");

    [Fact]
    public void Every_word_can_be_shown_as_it_is() =>
        Gen.String[Gen.Char[Nasty], 0, 12].Sample(t => ShellWord.Quote(t).EnumerateRunes().All(r => r.Value == ' ' || !(Rune.IsControl(r) || Rune.IsWhiteSpace(r) || r.Value is 0x202e or 0x200b or 0x3164)), iter: 1000);

    [Theory]
    [InlineData("models/a.pt", "models/a.pt")]
    [InlineData("my model.pt", "'my model.pt'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("a\nb", @"""$(printf 'a\012b')""")]
    [InlineData("-x", "./-x")]
    public void It_reads_as_a_person_would_write_it(string path, string word) => ShellWord.File(path).Should().Be(word);

    private static string[] Read(string shell, string[] words) => Output(shell, ["-c", $"printf '%s\\0' {string.Join(' ', words)}"], "");

    private static string[] Output(string shell, string[] arguments, string input)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "there is no POSIX shell");
        using var process = Process.Start(new ProcessStartInfo(shell, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0);
        return text.Split('\0')[..^1];
    }
}
