using System.Text;

namespace Proofmark.Fuzz;

/// <summary>Feeds the lexer, the parser and the judge of chat templates.</summary>
internal static class TemplateTarget
{
    private static readonly string[] Names = ["chat_template.jinja"];

    private static readonly string[] Texts =
    [
        "{% set k %}{% for c in ['__', 'glob', 'als__'] if c %}{{ c }}{% else %}a{% endfor %}{% endset %}{{ x[k] }}",
        "{% macro m(a, b='c') -%} {{ a ~ b|join(d='_') }}{{ caller(1) }}{{ varargs[0] }} {%- endmacro %}{% call(k) m('a', *z, **y) %}{{ k }}{% endcall %}{{ m(b=m) }}",
        "{% filter replace('+', '_') | lower %}{% raw %}{{ a }}{% endraw %}{% if a is not defined %}b{% elif b and not c %}c{% endif %}{% endfilter %}{# note -#}",
        "{% set ns = namespace(a='', b={1: [2.5e3, 0x1F]}) %}{% for i, j in ns.b.items() recursive %}{% set ns.a = ns.a + '%c%s' % (95, j)|string * 3 %}{% break %}{% endfor %}{{ ns.a[::-1] }}",
        "{{ '{0}{a}'.format('\\x5f', a=b)[1:-2] ~ ('c' if d else e) // 2 ** 3 }}{% block b %}{{ self.b() }}{% endblock %}{% with a = 1, b %}{% endwith %}{% include 'x' %}{{ x|attr('a')|map('upper')|first }}",
    ];

    public static FuzzTarget Target { get; } = new("template", Run, Seeds, MaxAllocatedBytes: 512 * 1024 * 1024);

    private static void Run(byte[] input) => ScanNamed.Run([0, .. input], Names);

    private static IEnumerable<byte[]> Seeds() => Texts.Select(Encoding.UTF8.GetBytes);
}
