using System.Text;
using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Tests.Pickle;

public class OpcodeTests
{
    // Each value is handed to a call, so that its rendering shows what the machine took it for.
    public static TheoryData<string, string> Values => new()
    {
        { "N", "None" }, { "\x88", "True" }, { "\x89", "False" }, { "I01\n", "True" }, { "I00\n", "False" }, { "I-42\n", "-42" },
        { "J\xff\xff\xff\xff", "-1" }, { "K\x07", "7" }, { "M\x01\x01", "257" }, { "L123L\n", "123" }, { "\x8a\x02\x00\xff", "-256" },
        { "\x8b\x01\x00\x00\x00\x05", "5" }, { "F1.5\n", "1.5" }, { "G\x3f\xf8\x00\x00\x00\x00\x00\x00", "1.5" },
        { "S'a\\n\\x41\\101\\'b'\n", "'a\\nAA\\'b'" }, { "T\x02\x00\x00\x00hi", "'hi'" }, { "U\x02hi", "'hi'" }, { "Vx\\u00e9\\\\y\n", "'x\\xe9\\\\\\\\y'" },
        { "X\x02\x00\x00\x00hi", "'hi'" }, { "\x8c\x02hi", "'hi'" }, { "\x8d\x02\0\0\0\0\0\0\0hi", "'hi'" }, { "B\x02\x00\x00\x00hi", "b'hi'" },
        { "C\x02hi", "b'hi'" }, { "\x8e\x02\0\0\0\0\0\0\0hi", "b'hi'" }, { "\x96\x02\0\0\0\0\0\0\0hi", "b'hi'" }, { "\x97", "<buffer>" },
        { "\x97\x98", "<buffer>" }, { ")", "()" }, { "K\x01\x85", "(1,)" }, { "K\x01K\x02\x86", "(1, 2)" }, { "K\x01K\x02K\x03\x87", "(1, 2, 3)" },
        { "(K\x01K\x02t", "(1, 2)" }, { "]", "[]" }, { "]K\x01\x61", "[1]" }, { "](K\x01K\x02\x65", "[1, 2]" }, { "(K\x01l", "[1]" }, { "}", "{}" },
        { "}K\x01K\x02s", "{1: 2}" }, { "}(K\x01K\x02K\x03K\x04u", "{1: 2, 3: 4}" }, { "(K\x01K\x02\x64", "{1: 2}" }, { "\x8f(K\x01\x90", "{1}" },
        { "(K\x01\x91", "{1}" }, { "K\x01\x32\x86", "(1, 1)" }, { "K\x01K\x02\x30", "1" }, { "K\x01(K\x02\x31", "1" }, { "K\x01(0", "1" },
        { "K\x05\x94\x30h\x00", "5" }, { "K\x05p300\n0g300\n", "5" }, { "K\x05q\x03\x30h\x03", "5" }, { "K\x05r\x03\x00\x01\x00\x30j\x03\x00\x01\x00", "5" },
        { "\x80\x02N", "None" }, { "\x95\x01\0\0\0\0\0\0\0N", "None" }, { "Pid\n", "persistent_load('id')" }, { "K\x01Q", "persistent_load(1)" },
        { "cm\nC\n", "m.C" }, { "X\x01\0\0\0mX\x01\0\0\0C\x93", "m.C" }, { "cm\nC\n)R", "m.C()" }, { "cm\nC\n)\x81", "m.C.__new__()" },
        { "cm\nC\n)}\x92", "m.C.__new__()" }, { "(K\x01im\nC\n", "m.C(1)" }, { "(cm\nC\nK\x01o", "m.C(1)" }, { "cm\nC\n)\x81}b", "m.C.__new__()" },
        { "\x82\x07", "<unknown>" }, { "\x83\x07\x01", "<unknown>" }, { "\x84\x07\x01\x00\x01", "<unknown>" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_understood(string opcodes, string expected)
    {
        PickleReading reading = new PickleBytes().Ascii("cf\ng\n").Ascii(opcodes).Ascii("\x85R.").Read();

        reading.Complete.Should().BeTrue(reading.Stopped);
        reading.Callables.Should().Contain(c => c.Module == "f" && c.Reach == PickleReach.Call)
            .Which.Call.Should().Be($"f.g({expected})");
    }

    [Fact]
    public void Every_opcode_is_in_these_tests()
    {
        string all = string.Concat(Values.Select(row => row.Data.Item1)) + ".R\x85";
        var codes = Python.Lines("import pickletools\nfor o in pickletools.opcodes: print(ord(o.code))");

        codes.Should().HaveCount(68);
        codes.Select(code => (char)int.Parse(code)).Where(code => !all.Contains(code)).Should().BeEmpty();
    }

    [Fact]
    public void No_other_byte_is_an_opcode()
    {
        var codes = Python.Lines("import pickletools\nfor o in pickletools.opcodes: print(ord(o.code))").Select(byte.Parse).ToHashSet();

        for (int code = 0; code < 256; code++)
        {
            PickleReading reading = PickleBytes.Read([(byte)code]);
            bool unknown = reading.Anomalies.Any(a => a.Code == "unknown-opcode");
            unknown.Should().Be(!codes.Contains((byte)code), $"of opcode {code:x2}");
            (unknown && reading.IsPickle).Should().BeFalse("what begins with no opcode is no pickle");
        }
    }

    [Fact]
    public void Names_of_Python_2_are_mapped_only_below_protocol_3()
    {
        PickleReading old = new PickleBytes().Proto(2).Global("__builtin__", "unicode").Ascii(".").Read();
        PickleReading current = new PickleBytes().Proto(3).Global("__builtin__", "unicode").Ascii(".").Read();

        old.Callables.Should().ContainSingle().Which.Should().Match<PickleCallable>(
            c => c.Module == "builtins" && c.Name == "str" && c.AsWritten == "__builtin__.unicode");
        current.Callables.Should().ContainSingle().Which.Should().Match<PickleCallable>(c => c.Module == "__builtin__" && c.AsWritten == null);
    }

    [Fact]
    public void The_mapping_is_that_of_the_standard_library()
    {
        string[] pairs = Python.Lines(
            """
            import _compat_pickle as c
            for m, n in c.IMPORT_MAPPING.items(): print(m, 'anything', n, 'anything')
            for (m, n), (a, b) in c.NAME_MAPPING.items(): print(m, n, a, b)
            """);

        foreach (string[] pair in pairs.Select(line => line.Split(' ')))
        {
            PickleReading reading = new PickleBytes().Global(pair[0], pair[1]).Ascii(".").Read();
            reading.Callables.Should().ContainSingle().Which.Should().Match<PickleCallable>(c => c.Module == pair[2] && c.Name == pair[3]);
        }
    }

    [Fact]
    public void Names_are_shown_in_printable_ASCII()
    {
        PickleReading reading = new PickleBytes().Proto(4).StackGlobal("m\0\n", "na\u202eme").Ascii(".").Read();

        reading.Callables.Should().ContainSingle().Which.Should().Match<PickleCallable>(c => c.Module == "m\\x00\\n" && c.Name == "na\\u202eme");
    }

    [Fact]
    public void Rendered_text_is_printable_and_short()
    {
        byte[] text = Encoding.UTF8.GetBytes("\u001b[31m\u202eevil\u0000" + new string('x', 5000));
        PickleReading reading = new PickleBytes().Ascii("cf\ng\n").Op([(byte)'X', .. PickleBytes.Int32(text.Length), .. text]).Ascii("\x85R.").Read();

        string call = reading.Callables[1].Call;
        call.Should().StartWith("f.g('\\x1b[31m\\u202eevil\\x00xxx").And.MatchRegex("^[ -~]{1,210}$");
    }
}
