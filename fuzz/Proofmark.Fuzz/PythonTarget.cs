using System.Text;
using Proofmark.Core;
using Proofmark.Formats.Python;

namespace Proofmark.Fuzz;

/// <summary>Feeds the reader of Python source.</summary>
internal static class PythonTarget
{
    private static readonly string[] Texts =
    [
        "import os as o, sys\nfrom a.b import (c as d, e)\n@f(1)\nclass A(B, metaclass=C):\n    x: int = 1\n    async def g(self, *a, b=2, **k) -> None:\n        return await o.system(f'{a!r:>{b}} {k[\"x\"]}')\n",
        "try:\n\texec(b'\\x61' 'b' rb\"c\")\nexcept* (E, F) as e:\n\traise G from e\nelse: pass\nfinally:\n\tdel a[1:2, ...], b\n",
        "match x:\n    case {'a': [1, *_], **r} if r: pass\n    case A(b=c) | None: pass\nwith a as b, (c) as d: [i async for i in j if i] ; {**m, 'n': lambda p, /, q=1: (yield p)}\n",
        "# -*- coding: latin-1 -*-\n\"\"\"doc\"\"\"\nif a < b <= c is not d not in e: x = y = (z := 0x1F_F + 1e3j) if t else not u\nwhile 1:\n  continue \\\n\n",
    ];

    public static FuzzTarget Target { get; } = new("python", Run, Seeds, MaxAllocatedBytes: 64 * 1024 * 1024);

    private static void Run(byte[] input) => PythonReader.Read(input, Limits.Default);

    private static IEnumerable<byte[]> Seeds() => Texts.Select(Encoding.UTF8.GetBytes);
}
