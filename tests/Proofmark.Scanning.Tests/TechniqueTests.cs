using System.Text;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests;

/// <summary>Published ways around scanners, from bytes to verdict. Written as text: \xNN is a byte, every other character itself.</summary>
public sealed class TechniqueTests
{
    [Theory]
    [InlineData("memo instead of the last literal", @"\x80\x04\x8c\x02os\x94\x8c\x06system\x94h\x00h\x01\x93\x8c\x02id\x85R.", "malicious")]
    [InlineData("result thrown away", @"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x02id\x85R0N.", "malicious")]
    [InlineData("INST", @"(S'id'\x0aios\x0asystem\x0a.", "malicious")]
    [InlineData("OBJ", @"(cos\x0asystem\x0aS'id'\x0ao.", "malicious")]
    [InlineData("NEWOBJ", @"\x80\x04\x8c\x0asubprocess\x8c\x05Popen\x93\x8c\x02id\x85\x81.", "malicious")]
    [InlineData("NEWOBJ_EX", @"\x80\x04\x8c\x0asubprocess\x8c\x05Popen\x93\x8c\x02id\x85}\x92.", "malicious")]
    [InlineData("dotted name", @"\x80\x04\x8c\x06shutil\x8c\x09os.system\x93\x8c\x02id\x85R.", "malicious")]
    [InlineData("second program", @"\x80\x02N.\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x02id\x85R.", "malicious")]
    [InlineData("truncated", @"\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x02id", "malicious")]
    [InlineData("text protocol", @"cposix\x0asystem\x0a(S'id'\x0atR.", "malicious")]
    [InlineData("_reconstructor", @"\x80\x02ccopy_reg\x0a_reconstructor\x0a(cposix\x0asystem\x0ac__builtin__\x0aobject\x0aNtR.", "malicious")]
    [InlineData("extension registry", @"\x80\x02\x82\x01(S'id'\x0atR.", "suspicious")]
    [InlineData("overwritten class", @"\x80\x04\x8c\x0bcollections\x8c\x0bOrderedDict\x93}\x8c\x01a\x8c\x01bsb.", "suspicious")]
    [InlineData("frame that ends inside an argument", @"\x80\x04\x95\x02\x00\x00\x00\x00\x00\x00\x00\x8c\x04numpy\x93.", "suspicious")]
    [InlineData("sys.modules", @"\x80\x04\x8c\x03sys\x8c\x07modules\x93\x8c\x03sysNs.", "malicious")]
    public void ATechniqueIsSeen(string technique, string text, string verdict)
    {
        var result = Scans.File("model.pkl", Bytes(text));

        result.Outcome.Should().Be(Outcome.Fail, technique);
        result.ReasonCodes.Should().Equal(verdict);
        result.Findings.Should().Contain(f => f.Severity > Severity.Info).And.OnlyContain(f => f.Fix.Length > 0 && f.Why.Length > 0);
    }

    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[i + 1] == 'x')
            {
                bytes.Add(Convert.ToByte(text.Substring(i + 2, 2), 16));
                i += 3;
            }
            else
            {
                bytes.AddRange(Encoding.Latin1.GetBytes(text, i, 1));
            }
        }

        return [.. bytes];
    }
}
