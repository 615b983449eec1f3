using System.Runtime.InteropServices;
using System.Text;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Strings as the C library takes them: pointers, with a null one at the end.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly List<nint> copies = [];

    public NativeStrings(IEnumerable<string> strings)
    {
        foreach (var text in strings)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var copy = (byte*)NativeMemory.AllocZeroed((nuint)bytes.Length + 1);
            bytes.CopyTo(new Span<byte>(copy, bytes.Length));
            copies.Add((nint)copy);
        }

        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)copies.Count + 1, (nuint)sizeof(nint));
        for (var i = 0; i < copies.Count; i++)
        {
            Pointer[i] = (byte*)copies[i];
        }
    }

    public byte** Pointer { get; }

    public void Dispose()
    {
        copies.ForEach(static s => NativeMemory.Free((void*)s));
        NativeMemory.Free(Pointer);
    }
}
