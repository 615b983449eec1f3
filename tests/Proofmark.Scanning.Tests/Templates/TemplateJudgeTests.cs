using System.Text;
using System.Text.Json;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Tests.Shared;

namespace Proofmark.Scanning.Tests.Templates;

public sealed class TemplateJudgeTests
{
    [Fact]
    public void TemplatesOfPublishedModelsAreClean()
    {
        TemplateCorpus.All.Count.Should().BeGreaterThanOrEqualTo(40);
        foreach (var (name, text) in TemplateCorpus.All)
        {
            var result = Scans.File("chat_template.jinja", Encoding.UTF8.GetBytes(text));
            result.Findings.Should().BeEmpty(name);
            result.Outcome.Should().Be(Outcome.Pass, $"{name}: {string.Join(' ', result.ReasonCodes)}");
        }
    }

    [Theory]
    [InlineData("{{ ''.__class__.__mro__[1].__subclasses__() }}")]
    [InlineData("{% for x in ().__class__.__base__.__subclasses__() %}{% if 'warning' in x.__name__ %}{{ x()._module.__builtins__['__import__']('os').popen('id').read() }}{% endif %}{% endfor %}")]
    [InlineData("{{ cycler.__init__.__globals__.os.popen('id').read() }}")]
    [InlineData("{{ self._TemplateReference__context.cycler.__init__ }}")]
    [InlineData("{{ x['__globals__'] }}")]
    [InlineData("{{ lipsum|attr('__glo' ~ 'bals__') }}")]
    [InlineData("{{ lipsum|attr('__glo' + 'bals__') }}")]
    [InlineData("{{ lipsum|attr('__glo' 'bals__') }}")]
    [InlineData("{{ x['\\x5f\\x5fclass\\x5f\\x5f'] }}")]
    [InlineData("{{ x['\\u005f\\u005fclass\\u005f\\u005f'] }}")]
    [InlineData("{{ x['\\137\\137class\\N{LOW LINE}_'] }}")]
    [InlineData("{% set u = '_' %}{{ x[u+u+'class'+u+u] }}")]
    [InlineData("{% set u = dict(_=1)|first %}{{ x[u~u~'class'~u~u] }}")]
    [InlineData("{% set u = '%c'|format(95) %}{{ x[u+u+'class'+u+u] }}")]
    [InlineData("{% set u = '%c' % 95 %}{{ x[u*2+'class'+u*2] }}")]
    [InlineData("{{ x['%s%s%s'|format('__','class','__')] }}")]
    [InlineData("{{ x['{0}class{0}'.format('__')] }}")]
    [InlineData("{{ x['__ssalc__'[::-1]] }}")]
    [InlineData("{{ x['__ssalc__'|reverse] }}")]
    [InlineData("{{ x|attr(['__','class','__']|join) }}")]
    [InlineData("{{ x|attr(('_'*2,'class','_'*2)|join('')) }}")]
    [InlineData("{{ x|attr(''.join(['__','class','__'])) }}")]
    [InlineData("{{ x['++class++'|replace('+','_')] }}")]
    [InlineData("{{ x['++class++'.replace('+','_')] }}")]
    [InlineData("{{ x['__CLASS__'|lower] }}")]
    [InlineData("{{ x['__CLASS__'.lower()] }}")]
    [InlineData("{{ x|attr(dict(__class__=1)|list|first) }}")]
    [InlineData("{{ x|attr(dict(__cla=1,ss__=2)|join) }}")]
    [InlineData("{{ x|attr(dict(__\uff43lass__=1)|join) }}")]
    [InlineData("{{ x['  __class__ '.strip()] }}")]
    [InlineData("{{ x['a.__class__'.split('.')[1]] }}")]
    [InlineData("{{ x[['a','__class__'][1]] }}")]
    [InlineData("{{ x[{'k': '__class__'}.k] }}")]
    [InlineData("{% set n = namespace(u='__') %}{{ x[n.u ~ 'class' ~ n.u] }}")]
    [InlineData("{% set n = namespace() %}{% set n.u = '__' %}{{ x[n.u ~ 'class' ~ n.u] }}")]
    [InlineData("{% set a, b = '__cla', 'ss__' %}{{ x[a ~ b] }}")]
    [InlineData("{% with a = '__class__' %}{{ x[a] }}{% endwith %}")]
    [InlineData("{% for a in ['b', '__class__'] %}{{ x[a] }}{% endfor %}")]
    [InlineData("{% macro m(k) %}{{ x[k] }}{% endmacro %}{{ m('__class__') }}")]
    [InlineData("{% macro m(k='__class__') %}{{ x[k] }}{% endmacro %}")]
    [InlineData("{{ x[('a' if y else '__class__')] }}")]
    [InlineData("{{ x[y or '__class__'] }}")]
    [InlineData("{{ x[z|default('__class__')] }}")]
    [InlineData("{{ messages|map(attribute='__class__')|list }}")]
    [InlineData("{{ messages|map('attr', '__class__')|list }}")]
    [InlineData("{{ messages|selectattr('a.__init__.__globals__') }}")]
    [InlineData("{{ messages|groupby('__class__') }}")]
    [InlineData("{{ '{0.__class__.__init__}'.format(x) }}")]
    [InlineData("{{ ('{0}'|attr('format'))(x) }}")]
    [InlineData("{{ os.popen('id') }}")]
    [InlineData("{{ url_for.x.popen('id') }}")]
    [InlineData("{{ __import__('os') }}")]
    [InlineData("{% if x.__class__ %}{% endif %}")]
    [InlineData("{% set y %}{{ x.__class__ }}{% endset %}")]
    [InlineData("{% filter replace(x.__class__, 'a') %}a{% endfilter %}")]
    [InlineData("{% call x.__class__() %}{% endcall %}")]
    [InlineData("{{ x[''.__class__] is defined }}")]
    [InlineData("{{ range(x.__class__) }}{% for a in b if a.__class__ %}{% endfor %}")]
    [InlineData("{{ g.gi_frame.f_back }}")]
    public void AWalkToCodeIsMalicious(string template)
    {
        var result = Scans.File("chat_template.jinja", Encoding.UTF8.GetBytes(template));

        result.ReasonCodes.Should().Equal(["malicious"], string.Join('\n', result.Findings.Select(static f => f.Message)));
        result.Findings.Should().Contain(f => f.RuleId == "template.malicious" && f.References.Contains("CWE-1336") && f.Location.Line == 1 && f.Location.Column > 1 && f.Call!.Length > 0);
    }

    [Theory]
    [InlineData("{{ x|attr(y) }}", "template.suspicious")]
    [InlineData("{{ x['__' ~ y ~ '__'] }}", "template.suspicious")]
    [InlineData("{{ x[y](1) }}", "template.suspicious")]
    [InlineData("{% set f = x[y] %}{{ f(1) }}", "template.suspicious")]
    [InlineData("{{ x|map(y) }}", "template.suspicious")]
    [InlineData("{{ x.__len__() }}", "template.suspicious")]
    [InlineData("{{ cycler._x }}", "template.suspicious")]
    [InlineData("{{ request.application }}", "template.suspicious")]
    [InlineData("{{ config.SECRET_KEY }}", "template.suspicious")]
    [InlineData("{{ get_flashed_messages.x }}", "template.suspicious")]
    [InlineData("{% set x = '__globals__' %}", "template.suspicious")]
    [InlineData("{% debug %}", "template.suspicious")]
    [InlineData("{% include 'secret.txt' %}", "template.foreign-file")]
    [InlineData("{% import '/etc/passwd' as p %}", "template.foreign-file")]
    [InlineData("{% from x import y with context %}", "template.foreign-file")]
    [InlineData("{% extends 'base' %}", "template.foreign-file")]
    [InlineData("{% for i in range(10**9) %}{% endfor %}", "template.costly")]
    [InlineData("{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}", "template.costly")]
    [InlineData("{% set x = 'a' * 1000000000 %}", "template.costly")]
    [InlineData("{{ 9**999999999 }}", "template.costly")]
    [InlineData("{{ 'a'.ljust(99999999) }}", "template.costly")]
    [InlineData("{{ 'a'|center(99999999) }}", "template.costly")]
    public void WhatOnlyAttacksNeedIsSuspicious(string template, string rule)
    {
        var result = Scans.File("chat_template.jinja", Encoding.UTF8.GetBytes(template));

        result.ReasonCodes.Should().Equal("suspicious");
        result.Findings.Should().OnlyContain(f => f.RuleId == rule && f.Fix.Length > 0 && f.Why.Length > 0);
    }

    [Theory]
    [InlineData("{{ x")]
    [InlineData("{% if x %}")]
    [InlineData("{# no end")]
    [InlineData("{% raw %}{{ x.__class__ }}")]
    [InlineData("{{ 'x }}")]
    [InlineData("{% for x in y %}{% endif %}")]
    [InlineData("{% nothing %}")]
    [InlineData("{{ x..y }}")]
    [InlineData("{{ x) }}")]
    [InlineData("{% set k %}{% for c in ['a', 'b'] %}{% set d %}{% endfor %}{% endset %}")]
    [InlineData("{% set k %}{% for c in ['a', 'b'] %}{% endset %}{% endfor %}{% endset %}")]
    [InlineData("{% set k %}{% for c in ['a'] %}{% for d in ['b'] %}{% endif %}{% endfor %}{% endmacro %}{% endfor %}")]
    public void WhatJinjaRefusesIsNotEstablished(string template) =>
        Scans.File("chat_template.jinja", Encoding.UTF8.GetBytes(template)).Outcome.Should().Be(Outcome.NotEstablished);

    [Theory]
    [InlineData("{# {{ x.__class__ }} #}{{ y }}")]
    [InlineData("{% raw %}{{ x.__class__ }}{% endraw %}")]
    [InlineData("__class__ {{ '<|im_start|>__class__ is how Python calls it' }}")]
    public void TextThatIsNoCodeIsClean(string template) =>
        Scans.File("chat_template.jinja", Encoding.UTF8.GetBytes(template)).Outcome.Should().Be(Outcome.Pass);

    [Theory]
    [InlineData("tokenizer_config.json", """{"chat_template": $}""")]
    [InlineData("tokenizer_config.json", """{"a": {"b": 1}, "chat_template": [{"name": "default", "template": "x"}, {"name": "tool_use", "template": $}], "z": 1}""")]
    [InlineData("tokenizer_config.json", """{"chat_template": "harmless", "chat_template": $}""")]
    [InlineData("tokenizer_config.json", """{"chat_template": $, "chat_template": "harmless"}""")]
    [InlineData("tokenizer_config.json", """{"chat\u005ftemplate": $}""")]
    [InlineData("processor_config.json", """{"chat_template": $, "n": NaN}""")]
    [InlineData("chat_template.json", """{"chat_template": {"default": $}}""")]
    public void TemplatesInConfigurationsAreJudged(string name, string json)
    {
        var template = JsonSerializer.Serialize("{{ x.__class__ }}");

        var result = Scans.Found(name, Encoding.UTF8.GetBytes(json.Replace("$", template, StringComparison.Ordinal)));

        result.ReasonCodes.Should().Equal("malicious");
        Scans.Found(name, Encoding.UTF8.GetBytes(json.Replace("$", "\"{{ x }}\"", StringComparison.Ordinal).Replace("NaN", "1", StringComparison.Ordinal))).Outcome.Should().Be(Outcome.NotApplicable);
    }

    [Fact]
    public void AConfigurationThatCannotBeReadToItsEndIsNotEstablished() =>
        Scans.Found("tokenizer_config.json", "{\"n\": NaN, \"chat_template\": \"{{ x.__class__ }}\"}"u8.ToArray()).Outcome.Should().Be(Outcome.NotEstablished);

    [Fact]
    public void TemplatesOfWebPagesAreLeftAlone()
    {
        using var folder = new TempFolder();
        folder.Write("model/model.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, .. "{}"u8]);
        folder.Write("model/page.jinja", "{% extends 'base.html' %}{% trans %}{{ url }}{% endtrans %}"u8.ToArray());
        folder.Write("model/evil.jinja", "{{ x.__class__ }}"u8.ToArray());
        folder.Write("model/additional_chat_templates/tools.jinja", "{{ x.__class__ }}"u8.ToArray());

        var malicious = Scans.Path(folder.Path).Results.Where(static r => r.ReasonCodes.Contains("malicious")).ToList();
        var suspicious = Scans.Path(folder.Path).Results.Where(static r => r.ReasonCodes.Contains("suspicious"));

        malicious.Should().HaveCount(2);
        suspicious.Should().BeEmpty();
    }

    [Fact]
    public void TheFindingTellsWhereAndWhat()
    {
        var finding = Scans.File("chat_template.jinja", "{{ bos }}\n  {{ x.__class__ }}"u8.ToArray()).Findings.Should().ContainSingle().Subject;

        finding.Location.Line.Should().Be(2);
        finding.Location.Column.Should().Be(6);
        finding.Call.Should().Be("x.__class__");
        finding.References.Should().Contain(["AML.T0011.000", "CVE-2024-34359", "CWE-1336"]);
    }

    [Fact]
    public void ManyTextsPutTogetherEndWithinTheBound()
    {
        var text = new StringBuilder("{% set a = ['__', 'b', 'c', 'd'] %}");
        for (var i = 0; i < 3000; i++)
        {
            text.Append("{% set a = a + a %}{% set s = (s ~ 'abcdefgh') * 50 %}{% set s = a|join(s) %}");
        }

        Scans.File("chat_template.jinja", Encoding.UTF8.GetBytes(text.ToString())).Outcome.Should().NotBe(Outcome.Fail);
    }
}
