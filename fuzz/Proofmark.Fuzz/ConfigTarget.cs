using System.Text;

namespace Proofmark.Fuzz;

/// <summary>Feeds the checks of configurations and notebooks: names that loaders call, templates in JSON, code in cells. The first byte picks the name of the file.</summary>
internal static class ConfigTarget
{
    private static readonly string[] Names = ["config.yaml", "tokenizer_config.json", "notebook.ipynb"];

    private static readonly string[] Texts =
    [
        "a: &x os\nb: {_target_: '${a}.${c.d}', args: [id]}\nc: {d: system}\nmodel:\n  target: ldm.models.Net\n  params: {a: 1}\n---\nd: !!python/object/apply:os.system [id]\n",
        "{\"auto_map\": {\"AutoModel\": \"a/b--c.D\"}, \"chat_template\": [{\"name\": \"a\", \"template\": \"{{ x.__class__ }}\"}], \"_target_\": \"${oc.env:X,os}.system\"}",
        "{\"nbformat\": 4, \"nbformat_minor\": 5, \"metadata\": {}, \"cells\": [{\"cell_type\": \"code\", \"source\": [\"!id\\n\", \"import os\\nos.system('id')\"], \"outputs\": [{\"output_type\": \"display_data\", \"data\": {\"text/html\": \"<script>a</script>\"}}]}]}",
    ];

    public static FuzzTarget Target { get; } = new("config", Run, Seeds, MaxAllocatedBytes: 512 * 1024 * 1024);

    private static void Run(byte[] input) => ScanNamed.Run(input, Names);

    private static IEnumerable<byte[]> Seeds() => Texts.Select(static (text, i) => (byte[])[(byte)i, .. Encoding.UTF8.GetBytes(text)]);
}
