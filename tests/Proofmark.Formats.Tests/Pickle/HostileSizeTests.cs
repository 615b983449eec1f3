using System.Diagnostics;
using CsCheck;
using Proofmark.Core;
using Proofmark.Formats.Pickle;
using Proofmark.Tests;

namespace Proofmark.Formats.Tests.Pickle;

/// <summary>Sources that try to cost memory or time; bounds are far above what is needed and far below what an attack would take.</summary>
public class HostileSizeTests
{
    private static long AllocatedBy(byte[] bytes, out PickleReading reading, Limits? limits = null)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        long before = GC.GetAllocatedBytesForCurrentThread();
        reading = PickleReader.Read(stream, limits ?? Limits.Default, CancellationToken.None);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    [Theory]
    [InlineData("X\u00ff\u00ff\u00ff\u007f")]
    [InlineData("B\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("\u008d\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0010")]
    [InlineData("\u0096\u0000\u0000\u0000\u0000\u0000\u0000\u0000\u0010")]
    [InlineData("\u008b\u00ff\u00ff\u00ff\u007f")]
    [InlineData("\u0095\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u000f")]
    [InlineData("Nr\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("Np9223372036854775807\n")]
    public void A_declared_length_or_key_allocates_nothing(string opcodes)
    {
        long allocated = AllocatedBy(new PickleBytes().Ascii(opcodes).ToArray(), out PickleReading reading);
        reading.Complete.Should().BeFalse();
        allocated.Should().BeLessThan(400_000);
    }

    [Fact]
    public void Structure_that_doubles_without_end_is_rendered_short()
    {
        var bytes = new PickleBytes().Global("m", "f").Ascii("]");
        for (int i = 0; i < 100_000; i++)
        {
            bytes.Ascii("2\x86");
        }

        long start = Stopwatch.GetTimestamp();
        AllocatedBy(bytes.Ascii("\x85R.").ToArray(), out PickleReading reading).Should().BeLessThan(20_000_000);
        reading.Callables[1].Call.Length.Should().BeLessThan(250);
        Stopwatch.GetElapsedTime(start).Should().BeLessThan(Hang.After);
    }

    [Theory]
    [InlineData("(", 64)]
    [InlineData("]", 64)]
    [InlineData("N", 64)]
    [InlineData("(]", 64)]
    [InlineData("N\u0094", 64)]
    [InlineData("Np777777\n", 64)]
    [InlineData("cm\nf\n)R", 64)]
    [InlineData("2)R", 64)]
    public void Depth_costs_in_proportion_to_the_source(string unit, int perByte)
    {
        byte[] bytes = [.. Enumerable.Repeat(new PickleBytes().Ascii("Ncm\nf\n" + unit).ToArray()[6..], 300_000 / unit.Length).SelectMany(b => b)];
        bytes = [.. new PickleBytes().Ascii("Ncm\nf\n").ToArray(), .. bytes];
        AllocatedBy(bytes, out _).Should().BeLessThan((bytes.Length * (long)perByte) + 1_000_000);
    }

    [Fact]
    public void Far_memo_keys_cost_no_tables()
    {
        var bytes = new PickleBytes().Ascii("N");
        for (int i = 0; i < 50_000; i++)
        {
            bytes.Op([(byte)'r', .. PickleBytes.Int32(i * 40_000)]);
        }

        AllocatedBy(bytes.Ascii(".").ToArray(), out PickleReading reading).Should().BeLessThan(20_000_000);
        reading.Complete.Should().BeTrue(reading.Stopped);
    }

    [Fact]
    public void When_the_budget_is_used_up_names_become_unresolved()
    {
        var bytes = new PickleBytes().Proto(4);
        for (int i = 0; i < 3000; i++)
        {
            bytes.Str("padding that is kept " + i).Ascii("0");
        }

        bytes.StackGlobal("some.module", "some_callable").Ascii(")R.");
        AllocatedBy(bytes.ToArray(), out PickleReading reading, Limits.Default with { MaxPickleRetainedBytes = 40_000 }).Should().BeLessThan(400_000);
        reading.Callables.Should().HaveCount(2).And.OnlyContain(c => !c.Resolved);
    }

    [Fact]
    public void A_mutated_pickle_never_throws_and_stays_in_bounds()
    {
        byte[][] seeds = Seeds();
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Select(Gen.Int[0, 1 << 16], Gen.Byte).List[0, 12], Gen.Int[0, 1 << 16]).Sample(
            (seed, edits, cut) =>
            {
                byte[] bytes = [.. seeds[seed]];
                foreach ((int at, byte value) in edits)
                {
                    bytes[at % bytes.Length] = value;
                }

                bytes = cut % 5 == 0 ? bytes[..(cut % bytes.Length)] : bytes;
                long allocated = AllocatedBy(bytes, out PickleReading reading);
                return allocated < 2_000_000 && reading.Complete == (reading.Stopped is null) && reading.Programs.All(p => p.End <= bytes.Length);
            },
            iter: 20_000);
    }

    private static byte[][] Seeds() => Python.Lines(
        """
        import pickle, datetime, collections, decimal, io, joblib, numpy as np
        o = {'a': [1, 2.5, (3, 'x')], 'd': datetime.datetime(2020, 1, 1), 'c': collections.OrderedDict(a=1), 'e': decimal.Decimal(1), 's': {1, 2}, 'b': b'xyz' * 50,
             'big': 2**100, 'n': [None, True, -1, 70000], 'u': 'h\u00e9\n', 'q': collections.deque([1, 2])}
        for p in range(6): print(pickle.dumps(o, p).hex())
        f = io.BytesIO(); joblib.dump({'x': np.arange(9.), 'o': np.array([None, 'a'], dtype=object)}, f); print(f.getvalue().hex())
        print((pickle.dumps(o, 0) + pickle.dumps(o, 2) + pickle.dumps(len, 4)).hex())
        """,
        "joblib").Select(Convert.FromHexString).ToArray();
}
