using System.Text;
using Proofmark.Core;
using Proofmark.Scanning.Checks;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Checks;

public sealed class NpyHeaderTests
{
    [Theory]
    [InlineData("'<f8'", false)]
    [InlineData("'|u1'", false)]
    [InlineData("'<M8[ns]'", false)]
    [InlineData("[('Open', '<f8'), ('', '|V4'), ('b', '<i4', (2, 3))]", false)]
    [InlineData("[(('OldTitle', 'n'), '<i4')]", false)]
    [InlineData("'|O'", true)]
    [InlineData("'O'", true)]
    [InlineData("'i4,O'", true)]
    [InlineData("'object'", true)]
    [InlineData("[('a', '<f8'), ('b', '|O')]", true)]
    [InlineData("[('a', [('b', 'O')])]", true)]
    [InlineData("[('a', 'O', (2,))]", true)]
    public void ObjectTypesAreSeen(string descr, bool objects)
    {
        var header = NpyHeader.Read(File(descr));

        header.Should().NotBeNull();
        header.HoldsObjects.Should().Be(objects);
        (header.DataOffset % 64).Should().Be(0);
    }

    [Theory]
    [InlineData("'|' 'O'")]
    [InlineData("'\\x4f'")]
    [InlineData("\"|O\"")]
    [InlineData("__import__('os')")]
    [InlineData("u'O'")]
    public void AFormThatNumPyDoesNotWriteIsRefused(string descr) => NpyHeader.Read(File(descr)).Should().BeNull();

    [Theory]
    [InlineData("'|' 'O'")]
    [InlineData("'\\x4f'")]
    [InlineData("u'O'")]
    public void APickleBehindSuchAHeaderIsToldAllTheSame(string descr)
    {
        byte[] head = File(descr).ToArray()[..^24];

        Scans.File("a.npy", [.. head, .. Pickles.Call("os", "system")]).Outcome.Should().Be(Outcome.Fail);
        Scans.File("a.npy", [.. head, .. new byte[24]]).Outcome.Should().Be(Outcome.NotEstablished);
    }

    [Fact]
    public void ALengthBeyondTheFileIsRefused() =>
        NpyHeader.Read(new MemoryStream([0x93, .. "NUMPY"u8, 2, 0, 0xff, 0xff, 0xff, 0x7f, 0, 0])).Should().BeNull();

    private static MemoryStream File(string descr)
    {
        var text = $"{{'descr': {descr}, 'fortran_order': False, 'shape': (3,), }}";
        text = text.PadRight(((text.Length + 10) / 64 * 64) + 64 - 10 - 1) + "\n";
        return new MemoryStream([0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. Encoding.Latin1.GetBytes(text), .. new byte[24]]);
    }
}
