using System.Text;
using Proofmark.Core;
using Proofmark.Core.Documents;

namespace Proofmark.Fuzz;

/// <summary>Feeds the reader of YAML and JSON documents.</summary>
internal static class DocumentTarget
{
    private static readonly string[] Texts =
    [
        "system: {id: a}\nflows:\n  - \"a -> b: c\"\nlist: [1, 2.5, true, null, yes]\n",
        "a: &x [1, 2]\nb: *x\nc: !!str 1\nd: |\n  text\n  more\n? key\n: value\n",
        "---\n# comment\n'single': \"double \\u0041\"\n...\n",
        "{\"a\": [1, -2.5e3, \"\\ud83d\\ude00\", {\"b\": null}], // comment\n \"c\": true,}",
    ];

    // Instrumented code must not run before the fuzzer has set up its shared memory, so nothing of it runs when the targets are listed.
    private static readonly Lazy<Limits> Bounds = new(() => Limits.Default with { MaxDocumentNodes = 10_000 });

    public static FuzzTarget Target { get; } = new("yaml", Run, Seeds, MaxAllocatedBytes: 64 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        DocumentReader.ReadYaml("fuzz", input, Bounds.Value);
        DocumentReader.ReadJson("fuzz", input, Bounds.Value, allowComments: true);
    }

    private static IEnumerable<byte[]> Seeds() => Texts.Select(Encoding.UTF8.GetBytes);
}
