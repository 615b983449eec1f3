using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Tests;

namespace Proofmark.Scanning.Tests.Templates;

/// <summary>Ways to put together the name <c>__globals__</c> while a template is rendered: each is found, and Jinja itself is the witness that each works.</summary>
public sealed class TemplateWaysTests
{
    private const string Interpreter = "/usr/bin/python3";

    // Renders with an object that notes under which names parts of it are taken.
    private const string Script = """
        import json, sys
        from jinja2 import Environment
        class Probe:
            def __init__(self): object.__setattr__(self, 'seen', [])
            def __getattribute__(self, name):
                object.__getattribute__(self, 'seen').append(name)
                return object.__getattribute__(self, name)
            def __getitem__(self, name):
                object.__getattribute__(self, 'seen').append(name)
                raise KeyError(name)
        for line in sys.stdin:
            reached = False
            for options in ({}, {'trim_blocks': True, 'lstrip_blocks': True}):
                env, x = Environment(extensions=['jinja2.ext.do', 'jinja2.ext.loopcontrols'], **options), Probe()
                try: env.from_string(json.loads(line)).render(x=x, yes=True)
                except Exception as e: print(repr(e), file=sys.stderr)
                reached |= '__globals__' in object.__getattribute__(x, 'seen')
            print(json.dumps(reached))
        """;

    // Told in full: the name is known before rendering.
    private static readonly string[] Told =
    [
        "{% set k %}__globals__{% endset %}{{ x[k] }}",
        "{% set k %}__globals__{% endset %}{{ x|attr(k) }}",
        "{% set k -%}\n  __globals__\n{%- endset %}{{ x[k] }}",
        "{% set k %}\n__glo{% if yes %}\nbals__{% endif %}{% endset %}{{ x[k|trim] }}",
        "{% set k %}{% raw %}__globals__{% endraw %}{% endset %}{{ x[k] }}",
        "{% set k %}__{# a note #}globals__{% endset %}{{ x[k] }}",
        "{% set k %}{{ '__' }}globals{{ '_' * 2 }}{% endset %}{{ x[k] }}",
        "{% set k | replace('+', '_') %}++globals++{% endset %}{{ x[k] }}",
        "{% set k | lower %}__GLOBALS__{% endset %}{{ x[k] }}",
        "{% set k %}{% filter reverse %}__slabolg__{% endfilter %}{% endset %}{{ x[k] }}",
        "{% set k %}{% filter trim | replace('-', '_') %} --globals-- {% endfilter %}{% endset %}{{ x|attr(k) }}",
        "{% set k %}{% if yes %}__globals__{% else %}name{% endif %}{% endset %}{{ x[k] }}",
        "{% set k %}{% if yes %}__{% endif %}globals__{% endset %}{{ x[k] }}",
        "{% set k %}{% if not yes %}a{% elif yes %}__globals{% else %}b{% endif %}__{% endset %}{{ x[k] }}",
        "{% set k %}{% for c in ['__', 'glob', 'als__'] %}{{ c }}{% endfor %}{% endset %}{{ x[k] }}",
        "{% set k %}{% for c in '__globals__' %}{{ c }}{% endfor %}{% endset %}{{ x[k] }}",
        "{% set k %}{% for n in [95, 95, 103, 108, 111, 98, 97, 108, 115, 95, 95] %}{{ '%c' % n }}{% endfor %}{% endset %}{{ x[k] }}",
        "{% set k %}{% for a, b in [('__', 'glo'), ('bals', '__')] %}{{ a }}{{ b }}{% endfor %}{% endset %}{{ x[k] }}",
        "{% set k %}{% for i in [4, 5] %}{% for j in ['_', '_'] %}{{ j }}{% endfor %}{% if i == 4 %}globals{% endif %}{% endfor %}{% endset %}{{ x[k] }}",
        "{% set k %}{% with a = '__glo' %}{{ a }}bals__{% endwith %}{% endset %}{{ x[k] }}",
        "{% set k %}{% block b %}__globals__{% endblock %}{% endset %}{{ x[k] }}",
        "{% block b %}__globals__{% endblock %}{{ x[self.b()] }}",
        "{% set n = namespace() %}{% set n.k %}__globals__{% endset %}{{ x[n.k] }}",
        "{% set a %}__glo{% endset %}{% set b %}bals__{% endset %}{{ x[a ~ b] }}",
        "{% macro m() %}__globals__{% endmacro %}{{ x[m()] }}",
        "{% macro m() %}__globals__{% endmacro %}{{ x|attr(m()) }}",
        "{% macro m(a) %}__{{ a }}__{% endmacro %}{{ x[m('globals')] }}",
        "{% macro m(a, b='bals__') %}{{ a }}{{ b }}{% endmacro %}{% set k = m('__glo') %}{{ x[k] }}",
        "{% macro m() %}{{ n() }}bals__{% endmacro %}{% macro n() %}__glo{% endmacro %}{{ x[m()] }}",
        "{% macro m() %}{{ x[varargs[0]] }}{% endmacro %}{{ m('__globals__') }}",
        "{% macro m() %}{{ x[kwargs.k] }}{% endmacro %}{{ m(k='__globals__') }}",
        "{% macro m() %}{{ x[caller()] }}{% endmacro %}{% call m() %}__globals__{% endcall %}",
        "{% macro m() %}{{ caller('__globals__') }}{% endmacro %}{% call(k) m() %}{{ x[k] }}{% endcall %}",
        "{% macro w() %}__glo{{ caller() }}{% endmacro %}{% set k %}{% call w() %}bals__{% endcall %}{% endset %}{{ x[k] }}",
        "{{ x[('junk' if not yes) ~ '__globals__'] }}",
        "{{ x[{1: '__globals__'}[1]] }}",
        "{{ x['{a}globals{a}'.format(a='__')] }}",
        "{{ x['%(a)sglobals%(a)s'|format(a='__')] }}",
        "{{ x[['', 'globals', '']|join(d='__')] }}",
        "{{ x[({'k': '__globals__'}|items|list)[0][1]] }}",
        "{{ x[{}.get('a', '__globals__')] }}",
        "{{ x[nothing|default(default_value='__globals__')] }}",
        "{% set k = '__glo' ~ 'bals__' %}{% for _ in [1] %}{{ x[k[0:11]] }}{% endfor %}",
        "{% for k, v in {'a': '__globals__'}.items() %}{{ x[v] }}{% endfor %}",
        "{% for k, v in [['a', '__globals__']] %}{{ x[v] }}{% endfor %}",
        "{{ x[loop_key] }}{% set loop_key = '__globals__' %}{{ x[loop_key] }}",
    ];

    // Seen to be made while rendering, out of underscores.
    private static readonly string[] Seen =
    [
        "{{ x[['slabolg__', '__']|sort|join|replace('__slabolg', 'globals')|replace('globals__', '__globals__')] }}",
        "{{ x[['bals__', '__glo']|sort|join] }}",
        "{{ x['__globa\u017fs__'.replace('\u017f', 'l')|upper|lower] }}",
        "{{ x['__globalſ__'|upper|lower] }}",
        "{% set n = namespace(k='') %}{% for c in ['__', 'glo', 'bals', '__'] %}{% set n.k = n.k ~ c %}{% endfor %}{{ x[n.k] }}",
        "{% set n = namespace(k='') %}{% for c in '__globals__' %}{% set n.k = n.k ~ c %}{% endfor %}{{ x[n.k] }}",
        "{% set k %}{% for c in '_.g.l.o.b.a.l.s._'.split('.') if c %}{{ c }}{% if c == '_' %}_{% endif %}{% endfor %}{% endset %}{{ x[k] }}",
        "{% set k %}{% for c in ['__globals__', 'b'] %}{{ c }}{% break %}{% endfor %}{% endset %}{{ x[k] }}",
        "{% set k %}{% for c in ['a', '__globals__'] %}{% if c == 'a' %}{% continue %}{% endif %}{{ c }}{% endfor %}{% endset %}{{ x[k] }}",
        "{% set c = cycler('__globals__', 'b') %}{{ x[c.next()] }}",
        "{% set j = joiner('__globals__') %}{% set a = j() %}{{ x[j()] }}",
        "{{ x[(['__globals__']|map('string')|list)[0]] }}",
        "{{ x[['__globals__']|map('lower')|first] }}",
        "{{ x[[{'k': '__globals__'}]|map(attribute='k')|first] }}",
        "{{ x[([{}]|map(attribute='k', default='__globals__')|list)[0]] }}",
        "{{ x[(['a', '__globals__']|select('ne', 'a')|list)[0]] }}",
        "{{ x[dict([['k', '__globals__']]).k] }}",
        "{{ x[dict(**{'k': '__globals__'}).k] }}",
        "{{ x['%3s' % '__globals__'] }}",
        "{{ x['__globals__a'|truncate(11, true, '', 0)] }}",
        "{{ x['globals'.center(11, '_')] }}",
        "{{ x['globals__'.rjust(11, '_')] }}",
        "{{ x['a-__globals__'.partition('-')[2]] }}",
        "{{ x['a-__globals__'.rsplit('-', 1)[1]] }}",
        "{{ x['__globals__\na'.splitlines()[0]] }}",
        "{{ x[(['__globals__']|batch(1)|list)[0][0]] }}",
        "{{ x[({'__globals__': 1}|dictsort)[0][0]] }}",
        "{{ x['{{}}globals__'.format().replace('{}', '__')] }}",
        "{{ x[('<__globals__>'|e)[4:15]] }}",
        "{{ x['__globals__'|pprint|replace(\"'\", '')] }}",
        "{{ x[('__globals__'|tojson)[1:-1]] }}",
        "{{ x[(['__globals__']|string)[2:13]] }}",
        "{% set m = namespace(f='__globals__') %}{% macro p() %}{{ m.f }}{% endmacro %}{% set q = p %}{{ x[q()] }}",
        "{{ x['__globals__'.replace('', '')] }}",
        "{{ x['-_globals__'.replace('-', '_', 1)] }}",
        "{{ x[['__globals__'].pop()] }}",
        "{% macro m(n) %}{% if n %}_{{ m(n - 1) }}{% endif %}{% endmacro %}{{ x[m(2) ~ 'globals' ~ m(2)] }}",
    ];

    public static TheoryData<string> ToldWays => [.. Told];

    public static TheoryData<string> SeenWays => [.. Seen];

    [Theory]
    [MemberData(nameof(ToldWays))]
    public void ANameThatIsToldInFullIsMalicious(string template)
    {
        var result = Scans.File("chat_template.jinja", Encoding.UTF8.GetBytes(template));

        result.Findings.Should().Contain(static f => f.RuleId == "template.malicious" && f.Message.Contains("__globals__"), string.Join('\n', result.Findings.Select(static f => f.Message)));
    }

    [Theory]
    [MemberData(nameof(SeenWays))]
    public void ANameThatIsMadeOutOfUnderscoresIsFound(string template) =>
        Scans.File("chat_template.jinja", Encoding.UTF8.GetBytes(template)).Findings.Should().Contain(static f => f.RuleId == "template.malicious" || f.RuleId == "template.suspicious");

    [Theory]
    [InlineData("{% set k %}role{% endset %}{{ message[k] }}")]
    [InlineData("{% set k %}{% for c in ['ro', 'le'] %}{{ c }}{% endfor %}{% endset %}{{ message[k] }}")]
    [InlineData("{% macro m(a) %}<|{{ a }}|>{% endmacro %}{{ m('user') }}{{ m(messages[0]['role']) }}")]
    [InlineData("{% macro key() %}content{% endmacro %}{{ message[key()] }}")]
    [InlineData("{% set text %}Names such as __init__ and __class__ are special.{% endset %}{{ text }}{{ message['role'] }}")]
    [InlineData("{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}a __dunder__ in a text{% endcall %}")]
    [InlineData("{% filter upper %}__x__ {{ message.role }}{% endfilter %}")]
    [InlineData("{% set ns = namespace(last='', i=0) %}{% for m in messages %}{% set ns.last = ns.last ~ m.role %}{% set ns.i = ns.i + 1 %}{% endfor %}{{ messages[ns.i - 1]['content'] }}{{ ns.last }}")]
    [InlineData("{% set roles = {'user': 'U', 'assistant': 'A'} %}{% for m in messages %}{{ roles[m['role']] }}{% endfor %}")]
    [InlineData("{% macro json(v, d=0) %}{% if v is mapping %}{% for k in v %}{{ k }}: {{ json(v[k], d + 1) }}{% endfor %}{% else %}{{ v }}{% endif %}{% endmacro %}{{ json(tools) }}")]
    public void OrdinaryBlocksAndMacrosAreSilent(string template)
    {
        var result = Scans.File("chat_template.jinja", Encoding.UTF8.GetBytes(template));

        result.Findings.Should().BeEmpty();
        result.Outcome.Should().Be(Outcome.Pass);
    }

    [Fact]
    public void LoopsOverManyTagsAreBounded()
    {
        var text = "{% set k %}{% for c in 'ab' * 100 %}" + string.Concat(Enumerable.Repeat("{{ c ~ d }}{% set d = d ~ c %}", 40_000)) + "{% endfor %}{% endset %}{{ x[k] }}";
        var watch = Stopwatch.StartNew();

        Scans.File("chat_template.jinja", Encoding.UTF8.GetBytes(text)).Outcome.Should().NotBe(Outcome.Error);

        watch.Elapsed.Should().BeLessThan(Hang.After);
    }

    [Fact]
    public async Task EveryWayWorksInJinja()
    {
        Assert.SkipUnless(File.Exists(Interpreter), "no Python is installed");
        string[] ways = [.. Told, .. Seen];
        var start = new ProcessStartInfo(Interpreter, ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var python = Process.Start(start)!;
        var answers = python.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = python.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        try
        {
            await python.StandardInput.WriteAsync(string.Concat(ways.Select(static w => JsonSerializer.Serialize(w) + "\n")));
            python.StandardInput.Close();
        }
        catch (IOException)
        {
            Assert.Skip($"Jinja is not installed: {await errors}");
        }

        var lines = (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var error = await errors;
        Assert.SkipWhen(lines.Length == 0 && error.Contains("No module named", StringComparison.Ordinal), "Jinja is not installed");
        lines.Length.Should().Be(ways.Length, error);
        ways.Where((_, i) => lines[i] != "true").Should().BeEmpty(error);
    }
}
