using Proofmark.Core;
using Proofmark.Formats.Tests.Pickle;
using Proofmark.Formats.Torch.Checkpoints;
using Proofmark.Tests;
using static Proofmark.Formats.Tests.Torch.Checkpoints.CheckpointForge;

namespace Proofmark.Formats.Tests.Torch.Checkpoints;

public sealed class HostileCheckpointTests
{
    private static readonly byte[] Storage = Counting(64);

    public static TheoryData<string, long, long, long[], long[]> Views => new()
    {
        { "tensor-outside-storage", 16, 16, [], [] },
        { "tensor-outside-storage", 16, 0, [17], [1] },
        { "tensor-outside-storage", 16, 1, [16], [1] },
        { "tensor-outside-storage", 16, 0, [2], [16] },
        { "tensor-outside-storage", 16, -1, [2], [1] },
        { "tensor-outside-storage", 16, 0, [4, 4], [4, 2 + 4] },
        { "tensor-outside-storage", 8, 0, [9], [1] },
        { "tensor-shape", 16, 0, [-1], [1] },
        { "tensor-shape", 16, 0, [2], [-1] },
        { "tensor-shape", 16, 0, [2, 2], [1] },
        { "tensor-shape", 16, 0, [1L << 54, 1L << 54], [0, 0] },
        { "tensor-shape", 16, 0, [1L << 40, 1L << 40, 0], [0, 0, 0] },
        { "tensor-shape", 16, 0, [1L << 40, 2], [1L << 40, 1] },
        { "tensor-shape", 16, 0, [long.MaxValue], [1] },
        { "tensors-limit", 16, 0, [1_000_000, 1_000_000], [0, 0] },
        { "storage-short", 17, 0, [1], [1] },
        { "storage-short", 1L << 54, 0, [1], [1] },
        { "storage-unknown", -1, 0, [1], [1] },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_that_does_not_fit_its_storage_is_refused_at_no_cost(string code, long elements, long offset, long[] shape, long[] strides)
    {
        var file = Archive(State(("w", Tensor("FloatStorage", elements, offset, shape, strides))), Storage);
        Checkpoint? read = null;

        var allocated = Hostile.Allocated(() => read = Read(file));

        read!.Problems.Should().ContainSingle().Which.Code.Should().Be(code);
        allocated.Should().BeLessThan(8 * 1024 * 1024);
    }

    [Fact]
    public void One_broken_tensor_is_told_and_the_others_are_not_hidden()
    {
        var read = Read(Archive(State(("good", Good), ("bad", Tensor("FloatStorage", 16, 99, [1], [1])), ("worse", Tensor("FloatStorage", 16, 0, [1], [1], "7"))), Storage));

        read.Tensors.Select(static one => one.Name).Should().Equal("good");
        read.Problems.Select(static one => (one.Name, one.Code)).Should().Equal(("bad", "tensor-outside-storage"), ("worse", "storage-missing"));
    }

    [Fact]
    public void Names_that_cannot_be_are_refused()
    {
        Codes(State(("w", Good), ("w", Good))).Should().Equal("name-twice");
        Codes(State(("__metadata__", Good))).Should().Equal("name-reserved");
        Codes(State(("a.b", Good), ("a", Dict(("b", Good))))).Should().Equal("name-twice");
        Codes(State(("7", Good), ("x", Dict((null, Good))))).Should().BeEmpty();
        Codes(State(("x", Dict(("7", Good), (null, Good))))).Should().Equal("name-twice");
        Codes(new PickleBytes().Proto(2).Ascii("}(").Append(Numbers(1, 2)).Append(Good).Ascii("u.")).Should().Equal("value-not-followed");
        Codes(State((new string('n', 5000), Good))).Should().Equal("value-not-followed");
        Codes(new PickleBytes().Proto(2).Ascii("}(").Op([(byte)'X', 3, 0, 0, 0, 0xed, 0xa0, 0x80]).Append(Good).Ascii("u.")).Should().Equal("name-invalid");
    }

    [Fact]
    public void What_makes_a_tensor_in_an_unknown_way_is_refused()
    {
        Codes(State(("q", Call("torch._utils", "_rebuild_qtensor", Good)))).Should().Equal("tensor-unsupported");
        Codes(State(("q", Call("torch._utils", "_rebuild_sparse_tensor", Good)))).Should().Equal("tensor-unsupported");
        Codes(State(("q", Call("elsewhere", "twice", Good)))).Should().Equal("value-not-followed");
        Codes(State(("q", Bare))).Should().Equal("bare-storage");
        Codes(State(("q", Tensor("QInt8Storage", 4, 0, [1], [1])))).Should().Equal("tensor-type-unsupported");
        Codes(State(("q", Tensor("ComplexDoubleStorage", 4, 0, [1], [1])))).Should().Equal("tensor-type-unsupported");
    }

    [Fact]
    public void A_tensor_that_is_changed_after_it_was_made_is_refused()
    {
        Codes(State(("w", new PickleBytes().Append(Good).Ascii("}b")))).Should().Equal("tensor-changed");
        Codes(State(("w", new PickleBytes().Append(Good).Append(Number(0)).Append(Number(5)).Ascii("s")))).Should().Equal("tensor-changed");

        // Called, and its result thrown away.
        Codes(State(("w", new PickleBytes().Append(Good).Op(0x94).Ascii("0").Append(Call("torch", "fill_", new PickleBytes().Op((byte)'h', 0))).Ascii("0").Op((byte)'h', 0)))).Should().Equal("tensor-unsupported");
    }

    [Fact]
    public void One_storage_has_one_type_and_one_size()
    {
        Codes(State(("w", Good), ("v", Tensor("LongStorage", 8, 0, [1], [1])))).Should().Equal("storage-unknown");
        Codes(State(("w", Good), ("v", Tensor("FloatStorage", 15, 0, [1], [1])))).Should().Equal("storage-unknown");
        Codes(State(("w", Good), ("v", Tensor("FloatStorage", 16, 3, [1], [1])))).Should().BeEmpty();
    }

    [Fact]
    public void A_tensor_among_the_attributes_of_a_tensor_is_not_lost_unseen()
    {
        Codes(State(("w", WithState(new PickleBytes().Ascii("}").Str("scale").Append(Good).Ascii("s"))))).Should().Equal("value-not-followed");
        Codes(State(("w", WithState(new PickleBytes().Ascii("}").Str("scale").Append(Number(2)).Ascii("s"))))).Should().BeEmpty();
    }

    [Fact]
    public void A_call_in_parts_is_followed_to_the_view_inside()
    {
        // torch.nn.Parameter with attributes of its own, as PyTorch 2 writes it.
        Codes(State(("w", InParts("torch._utils", "_rebuild_tensor_v2", ViewArguments, new PickleBytes().Ascii("}"))))).Should().BeEmpty();
        Codes(State(("w", InParts("torch._utils", "_rebuild_parameter", new PickleBytes().Append(Good).Op(0x88).Ascii("N"), new PickleBytes().Ascii("}"))))).Should().BeEmpty();
        Codes(State(("w", InParts("torch._utils", "_rebuild_tensor_v2", ViewArguments, new PickleBytes().Ascii("}").Str("scale").Append(Good).Ascii("s"))))).Should().Equal("value-not-followed");
        Codes(State(("w", InParts("torch._utils", "_rebuild_qtensor", ViewArguments, new PickleBytes().Ascii("}"))))).Should().Contain("tensor-unsupported");
        Codes(State(("w", InParts("elsewhere", "twice", ViewArguments, new PickleBytes().Ascii("}"))))).Should().Contain("tensor-unsupported");
    }

    [Fact]
    public void A_type_without_a_storage_class_is_read_by_its_dtype()
    {
        var read = Read(Archive(State(("w", OfBytes("uint16")), ("v", OfBytes("float8_e4m3fn")), ("u", OfBytes("float32"))), Storage));
        read.Problems.Should().BeEmpty();
        read.Tensors.Select(static one => one.Type.Name).Should().Equal("U16", "F8_E4M3", "F32");
        DataOf(read).Should().Equal(Storage[4..10]);
        Codes(State(("w", OfBytes("complex32")))).Should().Equal("tensor-type-unsupported");
        Read(Archive(State(("w", OfBytes("uint16"))), Storage, ByteOrder("big"))).Problems.Should().ContainSingle().Which.Code.Should().Be("byte-order");
    }

    [Fact]
    public void What_cannot_be_followed_is_refused_where_it_may_hold_tensors()
    {
        Codes(State(("w", Good), ("x", new PickleBytes().Op((byte)'h', 99)))).Should().Equal("value-not-followed");
        Codes(new PickleBytes().Proto(2).Ascii("}(").Str("w").Append(Good).Ascii("u")).Should().Equal("pickle-not-read");
        Read(Archive(State(("w", Good)), Storage), new Limits { MaxCheckpointValueBytes = 64 }).Problems.Should().NotBeEmpty();
        Read(Archive(State(("w", Good), ("v", Good)), Storage), new Limits { MaxTensors = 1 }).Problems.Should().Contain(static one => one.Code == "tensors-limit");
    }

    [Fact]
    public void Nesting_and_sharing_cost_no_more_than_they_may()
    {
        var deep = new PickleBytes().Proto(2).Ascii(new string(']', 5000)).Append(Good).Ascii(new string('a', 5000)).Ascii(".");
        Codes(deep).Should().Equal("values-limit");

        // Each list holds the one before twice: 2 to the 60th power of paths.
        var bomb = new PickleBytes().Proto(4).Ascii("]").Append(Good).Ascii("a").Op(0x94);
        for (var i = 0; i < 60; i++)
        {
            bomb.Ascii("](").Op((byte)'h', (byte)i).Op((byte)'h', (byte)i).Ascii("e").Op(0x94);
        }

        Read(Archive(bomb.Ascii("."), Storage), new Limits { MaxTensors = 10_000 }).Problems.Should().Contain(static one => one.Code == "tensors-limit");

        var cycle = new PickleBytes().Proto(4).Ascii("]").Op(0x94, (byte)'h', 0).Ascii("a").Append(Good).Ascii("a.");
        Codes(cycle).Should().BeEmpty();
    }

    [Fact]
    public void An_archive_that_readers_disagree_about_is_refused()
    {
        var pickle = State(("w", Good));
        Read(Archive(pickle, Storage, new ZipForge.Member("a/data/0", Counting(64)))).Problems.Should().ContainSingle().Which.Code.Should().BeOneOf("layout", "storage-missing");
        Read(Archive(pickle, Storage, new ZipForge.Member("a/DATA/0", Counting(64)))).Problems.Should().ContainSingle().Which.Code.Should().BeOneOf("layout", "storage-missing");
        Read(Archive(pickle, Storage, new ZipForge.Member("a/data.pkl", pickle.ToArray()))).Problems.Should().ContainSingle().Which.Code.Should().Be("layout");
        Read(Archive(pickle, Storage, new ZipForge.Member("b/data.pkl", pickle.ToArray()))).Problems.Should().ContainSingle().Which.Code.Should().Be("layout");
        Read([.. new byte[512], .. Archive(pickle, Storage)]).Problems.Should().ContainSingle().Which.Code.Should().Be("layout");
        Read(Archive(pickle, Storage, new ZipForge.Member("a/constants.pkl", pickle.ToArray()))).Problems.Should().ContainSingle().Which.Code.Should().Be("torchscript");
        Read(ZipForge.Make(new("a/data.pkl", pickle.ToArray()), new("a/data/0", Storage) { LocalName = "a/data/1" })).Problems.Should().ContainSingle().Which.Code.Should().BeOneOf("layout", "storage-missing");
        Read(ZipForge.Make(new("a/data.pkl", pickle.ToArray()), new("a/data/0", Storage) { Flags = 1 })).Problems.Should().ContainSingle().Which.Code.Should().BeOneOf("layout", "storage-missing");
    }

    [Fact]
    public void A_compressed_storage_is_unpacked_and_one_that_lies_is_refused()
    {
        var pickle = State(("w", Good));
        var member = new ZipForge.Member("a/data/0", Storage) { Method = 8 };

        DataOf(Read(ZipForge.Make(new("a/data.pkl", pickle.ToArray()), member))).Should().Equal(Storage[..16]);

        var lying = Read(ZipForge.Make(new("a/data.pkl", pickle.ToArray()), member with { Crc = 5 }));
        var copying = () => DataOf(lying);
        copying.Should().Throw<InvalidDataException>();
        Read(ZipForge.Make(new("a/data.pkl", pickle.ToArray()), member), new Limits { MaxBufferedMemberBytes = 32 }).Problems.Should().ContainSingle().Which.Code.Should().Be("storage-missing");
    }

    [Fact]
    public void No_damage_makes_it_throw_or_copy_beyond_the_file()
    {
        Hostile.NeverThrows(Archive(State(("w", Good), ("v", Tensor("ShortStorage", 32, 3, [2, 5], [1, 2]))), Storage), file =>
        {
            if (CheckpointReader.Read(file, Limits.Default, TestContext.Current.CancellationToken) is { Problems.Count: 0 } checkpoint)
            {
                foreach (var tensor in checkpoint.Tensors)
                {
                    using var data = new MemoryStream();
                    checkpoint.CopyTo(tensor, data, TestContext.Current.CancellationToken);
                    data.Length.Should().Be(tensor.ByteCount);
                }
            }
        });
    }

    private static PickleBytes Good => Tensor("FloatStorage", 16, 0, [2, 2], [2, 1]);

    private static PickleBytes ViewArguments =>
        CheckpointForge.Storage("FloatStorage", "0", 16).Append(Number(0)).Append(Numbers(2)).Append(Numbers(1)).Op(0x89).Ascii("N");

    private static PickleBytes InParts(string module, string function, PickleBytes arguments, PickleBytes state) =>
        new PickleBytes().Global("torch._tensor", "_rebuild_from_type_v2").Ascii("(").Global(module, function).Global("torch.nn.parameter", "Parameter")
            .Ascii("(").Append(arguments).Ascii("t").Append(state).Ascii("tR");

    private static PickleBytes WithState(PickleBytes state) =>
        new PickleBytes().Global("torch._utils", "_rebuild_parameter_with_state").Ascii("(").Append(Good).Op(0x88).Ascii("N").Append(state).Ascii("tR");

    private static PickleBytes OfBytes(string dtype) =>
        new PickleBytes().Global("torch._utils", "_rebuild_tensor_v3").Ascii("(").Append(CheckpointForge.Storage("UntypedStorage", "0", 64))
            .Append(Number(2)).Append(Numbers(3)).Append(Numbers(1)).Op(0x89).Ascii("N").Global("torch", dtype).Ascii("tR");

    private static PickleBytes Bare => CheckpointForge.Storage("FloatStorage", "0", 16);

    private static PickleBytes Call(string module, string name, PickleBytes argument) => new PickleBytes().Global(module, name).Append(argument).Op(0x85).Ascii("R");

    private static PickleBytes Dict(params (string? Name, PickleBytes Value)[] entries) =>
        entries.Aggregate(new PickleBytes().Ascii("}("), static (pickle, entry) => pickle.Append(entry.Name is null ? Number(7) : new PickleBytes().Str(entry.Name)).Append(entry.Value)).Ascii("u");

    private static IEnumerable<string> Codes(PickleBytes pickle) => Read(Archive(pickle, Storage)).Problems.Select(static one => one.Code);
}
