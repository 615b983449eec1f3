using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Proofmark.Core;
using Proofmark.Formats.Jinja;
using Proofmark.Tests.Shared;

namespace Proofmark.Formats.Tests.Jinja;

/// <summary>Jinja's own lexer as the judge: the same tokens of the corpus and of changed copies of it, and a refusal where it refuses.</summary>
public sealed class JinjaOracleTests(ITestOutputHelper output)
{
    private const string Interpreter = "/usr/bin/python3";

    private const string Script = """
        import json, sys
        from jinja2 import Environment, TemplateSyntaxError
        env = Environment(trim_blocks=True, lstrip_blocks=True, extensions=['jinja2.ext.do', 'jinja2.ext.loopcontrols'])
        kinds = {'variable_begin': 'OutputStart', 'variable_end': 'OutputEnd', 'block_begin': 'TagStart', 'block_end': 'TagEnd', 'name': 'Name', 'string': 'String',
                 'integer': 'Integer', 'float': 'Float', 'operator': 'Sign'}
        for line in sys.stdin:
            source = json.loads(line)
            tokens, fault = [], False
            try:
                for _, kind, value in env.lexer.tokeniter(source, None):
                    if kind == 'data' and value.strip(): tokens.append(['Text', ''.join(value.split())])
                    elif kind in kinds: tokens.append([kinds[kind], value if kind in ('name', 'string', 'integer', 'float', 'operator') else ''])
            except TemplateSyntaxError:
                fault = True
            parsed = not fault
            if parsed:
                try: env.parse(source)
                except Exception: parsed = False
            print(json.dumps({'tokens': tokens, 'fault': fault, 'parsed': parsed}))
        """;

    [Fact]
    public async Task TokensAreThoseOfJinja()
    {
        Assert.SkipUnless(File.Exists(Interpreter), "no Python is installed");
        var templates = Mutations().ToList();
        var start = new ProcessStartInfo(Interpreter, ["-c", Script])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, StandardInputEncoding = new UTF8Encoding(false),
        };
        using var python = Process.Start(start)!;
        var answers = python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await python.StandardInput.WriteAsync(string.Concat(templates.Select(static t => JsonSerializer.Serialize(t) + "\n")));
            python.StandardInput.Close();
        }
        catch (IOException)
        {
            Assert.Skip($"Jinja is not installed: {await errors}");
        }

        var lines = (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var error = await errors;
        Assert.SkipWhen(error.Contains("ModuleNotFoundError", StringComparison.Ordinal), "Jinja is not installed");
        lines.Length.Should().Be(templates.Count, error);
        var differ = templates.Zip(lines).Select(static p => Difference(p.First, p.Second)).OfType<string>().ToList();
        output.WriteLine($"{templates.Count} templates, {differ.Count} differ");
        differ.Take(10).ToList().ForEach(output.WriteLine);
        differ.Should().BeEmpty();
    }

    private static string? Difference(string template, string line)
    {
        using var expected = JsonDocument.Parse(line);
        var lexer = JinjaLexer.Read(template, Limits.Default);
        var theirs = expected.RootElement.GetProperty("tokens").EnumerateArray().Select(static t => $"{t[0].GetString()} {t[1].GetString()}").ToList();
        var ours = lexer.Tokens.Select(t => Shown(t, template)).OfType<string>().ToList();
        var fault = expected.RootElement.GetProperty("fault").GetBoolean();
        if (fault != (lexer.Fault is not null && !lexer.Unfinished) || (!fault && !ours.SequenceEqual(theirs)))
        {
            return $"lexer: {lexer.Fault} / {fault}\n{template}\n{string.Join('\n', ours.Except(theirs).Take(5))}\n--\n{string.Join('\n', theirs.Except(ours).Take(5))}";
        }

        // What Jinja takes must never be refused here, apart from the tags of Hugging Face, which it does not know.
        var reading = JinjaReader.Read(template, Limits.Default);
        return expected.RootElement.GetProperty("parsed").GetBoolean() && reading.Fault is not null ? $"parser: {reading.Fault}\n{template}" : null;
    }

    // White space around marks depends on settings of the engine, and so is left out.
    private static string? Shown(JinjaToken token, string template)
    {
        var text = template.Substring(token.Start, token.Length).Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return token.Kind switch
        {
            JinjaTokenKind.Text => string.Concat(text.Where(static c => !JinjaScan.IsSpace(c))) is { Length: > 0 } shown ? "Text " + shown : null,
            JinjaTokenKind.OutputStart or JinjaTokenKind.OutputEnd or JinjaTokenKind.TagStart or JinjaTokenKind.TagEnd => $"{token.Kind} ",
            _ => $"{token.Kind} {text}",
        };
    }

    private static IEnumerable<string> Mutations()
    {
        string[] pieces = ["{{", "}}", "{%", "%}", "-%}", "+%}", "{#", "#}", "{%-", "{{-", "'", "\"", "\\", "(", ")", "]", "{", "}", "1.5e3", "0x1f", "0b", "1_0", ".5", "~", "a", " ", "\n", "\r\n", "{% raw %}", "{% endraw %}", "é", "$", "**", "//"];
        var random = new Random(20);
        foreach (var (_, text) in TemplateCorpus.All)
        {
            yield return text;
            for (var i = 0; i < 60; i++)
            {
                var changed = new StringBuilder(text);
                for (var change = random.Next(1, 4); change > 0 && changed.Length > 2; change--)
                {
                    var at = random.Next(changed.Length - 1);
                    _ = random.Next(3) == 0 ? changed.Remove(at, 1) : changed.Insert(at, pieces[random.Next(pieces.Length)]);
                }

                yield return changed.ToString();
            }
        }
    }
}
