using System.Runtime.InteropServices;
using System.Text;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Strings as the C library takes them: pointers, with a null one at the end.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    private readonly List<nint> _strings = [];

    public NativeStrings(IEnumerable<string> strings)
    {
        foreach (var text in strings)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var copy = (byte*)NativeMemory.AllocZeroed((nuint)bytes.Length + 1);
            bytes.CopyTo(new Span<byte>(copy, bytes.Length));
            _strings.Add((nint)copy);
        }

        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)_strings.Count + 1, (nuint)sizeof(nint));
        for (var i = 0; i < _strings.Count; i++)
        {
            Pointer[i] = (byte*)_strings[i];
        }
    }

    public byte** Pointer { get; }

    public void Dispose()
    {
        _strings.ForEach(static s => NativeMemory.Free((void*)s));
        NativeMemory.Free(Pointer);
    }
}
