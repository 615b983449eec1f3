using Proofmark.Scanning.Checks;

namespace Proofmark.Scanning.Tests.Checks;

public sealed class TemplateTokensTests
{
    [Theory]
    [InlineData("{{ ''.__class__.__mro__[1].__subclasses__() }}")]
    [InlineData("{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}")]
    [InlineData("{{ cycler.__init__.__globals__.os.popen('id').read() }}")]
    [InlineData("{{ lipsum|attr('__glo' ~ 'bals__') }}")]
    [InlineData("{{ x['\\x5f\\x5fclass\\x5f\\x5f'] }}")]
    [InlineData("{{ x['\\u005f\\u005fclass'] }}")]
    [InlineData("{{ self._TemplateReference__context }}")]
    [InlineData("{{ x['__im' 'port__'] }}")]
    [InlineData("{% set u = '_' %}{{ x[u+u+'class'+u+u] }}")]
    [InlineData("{% set u = dict(_=1)|first %}{{ x[u] }}")]
    [InlineData("{% set u = '%c'|format(95) %}{{ x[u+u+'class'+u+u] }}")]
    public void AWayOutIsSeen(string template) => TemplateTokens.FirstEscape(template).Should().NotBeNull();

    [Theory]
    [InlineData("{% for message in messages %}{{ '<|' + message['role'] + '|>' + message['content'] }}{% endfor %}")]
    [InlineData("{% if messages[0]['role'] == 'system' %}{% set loop_messages = messages[1:] %}{% endif %}{{ raise_exception('no') }}")]
    [InlineData("{{ bos_token }}{% generation %}{{ x | trim }}{% endgeneration %}{{ tool | tojson(indent=4) }}")]
    [InlineData("{{ '<s>[INST] <<SYS>>\\n' ~ system_message ~ '\\n<</SYS>>' }}")]
    public void AnOrdinaryTemplateIsNot(string template) => TemplateTokens.FirstEscape(template).Should().BeNull();
}
