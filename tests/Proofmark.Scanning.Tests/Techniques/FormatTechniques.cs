using System.Buffers.Binary;
using System.Text;
using Proofmark.Scanning.Tests.Support;
using Proofmark.Scanning.Verdicts;
using Proofmark.Tests;
using static Proofmark.Scanning.Tests.Techniques.Op;

namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>Ways that belong to one format: torch, joblib, NumPy, safetensors, GGUF, code and configurations beside weights.</summary>
internal static class FormatTechniques
{
    private const string OneTensor = """{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""";

    public static IEnumerable<Technique> All =>
    [
        // PyTorch
        .. Enumerable.Range(0, 5).Select(static at => new Technique($"legacy checkpoint: payload in stream {at + 1}", "modelscan-multiple-pickles", "model.pth", Legacy(at, Payload), Twin: at == 3 ? Legacy(at, Harmless) : null)),
        new("torch.load with weights_only believed", "CVE-2025-32434", "model.pt", Archives.Torch(Bytes(Proto(2), Call(Global("torch", "load"), "other.pt"), Stop))),
        new("a storage that is a pickle of its own", "arXiv-2508.19774", "model.pt", Archives.Torch(Bytes(Proto(2), Apply(Global("torch.storage", "_load_from_bytes"), Data(Payload)), Stop))),
        new("TorchScript source with a command", "scanners-6", "model.pt", Archives.Torch(Harmless, ("archive/code/__torch__.py", "class M(Module):\n  def forward(self, x):\n    return ops.aten.save(x, \"/tmp/x\")\n"u8.ToArray())), Verdict.Suspicious),

        // joblib and NumPy
        new("legacy compressed joblib", "scanners-6", "model.joblib", Zf(Payload), Twin: Zf(Harmless)),
        new("npy with objects", "CVE-2019-6446", "a.npy", Npy("'|O'", Payload), Twin: Npy("'<f8'", new byte[8])),
        new("npy with objects in a nested type", "CVE-2019-6446", "a.npy", Npy("[('a', [('b', '|O')])]", Payload)),
        new("npy that is a raw pickle", "scanners-6", "a.npy", Payload, Twin: Harmless),
        new("npz member with objects", "CVE-2019-6446", "a.npz", ZipForge.Make(new ZipForge.Member("x.npy", Npy("'|O'", Payload))), Twin: ZipForge.Make(new ZipForge.Member("x.npy", Npy("'<f8'", new byte[8])))),
        new("npz member without the ending", "scanners-6", "a.npz", ZipForge.Make(new ZipForge.Member("x", Npy("'|O'", Payload)))),
        new("header that is an expression", "scanners-6", "a.npy", Npy("__import__('os').system('id')", new byte[8]), Verdict.NotEstablished),

        // safetensors
        new("safetensors: data behind the last tensor", "scanners-6", "m.safetensors", Safetensors(OneTensor, [.. new byte[8], .. Payload]), Verdict.Suspicious, Safetensors(OneTensor, new byte[8])),
        new("safetensors: hole", "scanners-6", "m.safetensors", Safetensors("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}""", new byte[16]), Verdict.Suspicious),
        new("safetensors: overlap", "scanners-6", "m.safetensors", Safetensors("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", new byte[12]), Verdict.Suspicious),
        new("safetensors: key twice", "scanners-6", "m.safetensors", Safetensors("""{"w":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"w":{"dtype":"U8","shape":[8],"data_offsets":[0,8]}}""", new byte[8]), Verdict.Suspicious),
        new("safetensors: length that overflows", "scanners-6", "m.safetensors", Safetensors("""{"w":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,0]}}""", []), Verdict.NotEstablished),
        new("safetensors: archive appended", "scanners-7", "m.safetensors", [.. Safetensors(OneTensor, new byte[8]), .. ZipForge.Make(new ZipForge.Member("a", Payload))]),
        new("pickle under the name of safetensors", "modelscan-eval", "m.safetensors", Payload),

        // GGUF
        .. new[] { "tokenizer.chat_template", "tokenizer.chat_template.tool_use" }.Select(static key => new Technique(
            $"GGUF: {key}", "CVE-2024-34359", "m.gguf", Gguf(3, false, key, "{{ cycler.__init__.__globals__.os.popen('id').read() }}"), Verdict.Suspicious, Gguf(3, false, key, "{% for m in messages %}{{ m['content'] }}{% endfor %}"))),
        new("GGUF: template in a file of version 1", "CVE-2024-34359", "m.gguf", Gguf(1, false, "tokenizer.chat_template", "{{ ''.__class__.__mro__ }}"), Verdict.Suspicious, Gguf(1, false, "tokenizer.chat_template", "{{ messages }}")),
        new("GGUF: template in a big-endian file", "CVE-2024-34359", "m.gguf", Gguf(3, true, "tokenizer.chat_template", "{{ x|attr('__class__') }}"), Verdict.Suspicious, Gguf(3, true, "tokenizer.chat_template", "{{ messages }}")),
        new("GGUF: dimensions that overflow", "llama.cpp-heap", "m.gguf", new GgufForge().Header(1, 0).Tensor("a", 0, 0, 1UL << 33, 1UL << 31).Data(64).ToArray(), Verdict.NotEstablished),
        new("GGUF: count of tensors beyond the file", "llama.cpp-heap", "m.gguf", new GgufForge().Header(ulong.MaxValue, 0).ToArray(), Verdict.NotEstablished),

        // Code and configurations
        new("Hydra target", "CVE-2025-23304", "conf.yaml", "a: {_target_: os.system, command: id}"u8.ToArray(), Twin: "a: {_target_: torch.nn.Linear, in_features: 4}"u8.ToArray()),
        new("PyYAML tag", "CVE-2020-1747", "conf.yaml", "a: !!python/object/apply:os.system [id]"u8.ToArray(), Twin: "a: !!python/tuple [1, 2]"u8.ToArray()),
        new("auto_map to another repository", "scanners-4.3", "config.json", """{"auto_map": {"AutoModel": "someone/else--modeling.Model"}}"""u8.ToArray(), Verdict.Suspicious, """{"model_type": "bert"}"""u8.ToArray()),
    ];

    private static byte[] Legacy(int at, byte[] payload)
    {
        byte[][] streams =
        [
            Bytes(Proto(2), "\u008a\nl\u00fc\u009cF\u00f9 j\u00a8P\u0019", Stop),
            Bytes(Proto(2), "M\u00e9\u0003", Stop),
            Bytes(Proto(2), "}", Stop),
            Bytes(Proto(2), "}", Stop),
            Bytes(Proto(2), "]", Stop),
        ];
        streams[at] = at < 2 ? [.. payload[..^1], (byte)'0', .. streams[at][2..]] : payload;
        return [.. streams.SelectMany(static s => s)];
    }

    private static byte[] Zf(byte[] content) => [.. Encoding.ASCII.GetBytes("ZF0x" + content.Length.ToString("x", System.Globalization.CultureInfo.InvariantCulture).PadRight(17)), .. Archives.Zlib(content)];

    private static byte[] Npy(string descr, byte[] data)
    {
        var header = $"{{'descr': {descr}, 'fortran_order': False, 'shape': (1,), }}".PadRight(117) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Encoding.ASCII.GetBytes(header), .. data];
    }

    private static byte[] Safetensors(string header, byte[] data)
    {
        var text = Encoding.UTF8.GetBytes(header.PadRight((header.Length + 7) / 8 * 8));
        var length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data];
    }

    private static byte[] Gguf(uint version, bool bigEndian, string key, string template) =>
        new GgufForge(version, bigEndian).Header(0, 2).Pair("general.architecture", "llama").Pair(key, template).Data(0).ToArray();
}
