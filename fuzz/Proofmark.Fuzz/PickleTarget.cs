using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Pickle;

namespace Proofmark.Fuzz;

/// <summary>Feeds the pickle reader.</summary>
internal static class PickleTarget
{
    private const string Wrapper =
        "\u0080\u0002cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\u0081}(U\bsubclasscnumpy\nndarray\nU\u0005shapeK\u0003\u0085U\u0005orderU\u0001CU\u0005dtypecnumpy\ndtype\n"
        + "U\u0002f8K\0K\u0001\u0087R(K\u0003U\u0001<NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tbU\nallow_mmap\u0088";

    public static FuzzTarget Target { get; } = new("pickle", Run, Seeds, MaxAllocatedBytes: 64 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        using var stream = new MemoryStream(input, writable: false);
        PickleReading reading = PickleReader.Read(stream, Limits.Default, CancellationToken.None);
        if (reading.Complete != (reading.Stopped is null) || reading.Programs.Any(program => program.End > input.Length))
        {
            throw new InvalidOperationException("the reading contradicts itself");
        }

        foreach (PickleCallable callable in reading.Callables)
        {
            if ((callable.Module + callable.Name + callable.Call).AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                throw new InvalidOperationException("text that is not printable ASCII is shown");
            }
        }
    }

    private static IEnumerable<byte[]> Seeds() => new[]
    {
        "cposix\nsystem\n(S'echo \\x41'\ntR.",
        "(dp0\nVkey\np1\n(lp2\nI1\naI01\naL5L\naF1.5\nas(imodule\nname\np3\n0g1\n.",
        "\u0080\u0002}q\0(X\u0001\0\0\0aq\u0001]q\u0002(K\u0001M\0\u0001J\0\0\u0001\0G?\u00f8\0\0\0\0\0\0\u008a\u0001\u0005eU\u0001bq\u0003cm\nC\nq\u0004)\u0081q\u0005}b(cm\nf\nNou.",
        "\u0080\u0004\u0095\u0015\0\0\0\0\0\0\0\u008c\u0005posix\u008c\u0006system\u0093)R.",
        "\u0080\u0005\u008f\u0094(K\u0001\u0090(N\u0091\u0096\u0001\0\0\0\0\0\0\0xC\u0001y\u008e\u0001\0\0\0\0\0\0\0z\u0097\u0098cm\nf\n)}\u0092\u0082\u0001\u0083\u0001\0\u0084\u0001\0\0\0PP\nQ20h\0.",
        "cbuiltins\ngetattr\ncimportlib\nimport_module\nS'po'\n\u0085RS's'\n\u0086RS'id'\n\u0085R.N.\u0080\u0002K\u0001.tail",
        "csys\nmodules\nS'a'\ncm\nf\ns}S'b'\ncm\ng\nsb.cfunctools\npartial\n(coperator\nconcat\nS'a'\nS'b'\ntR)R.",
        Wrapper + "ub" + new string('\0', 24) + ".",
        Wrapper + "U\u001bnumpy_array_alignment_bytesK\u0010ub\u0001\u00ff" + new string('\0', 24) + ".",
        "\u008b\u0002\0\0\0\u0001\u0002B\u0001\0\0\0aT\u0001\0\0\0b\u008d\u0001\0\0\0\0\0\0\0c\u0088\u0089(1N0(t(l(d]a.",
    }.Select(Encoding.Latin1.GetBytes);
}
