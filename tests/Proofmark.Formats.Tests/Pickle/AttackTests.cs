using Proofmark.Core;
using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Tests.Pickle;

/// <summary>Published ways to hide a payload from readers of pickles.</summary>
public class AttackTests
{
    private static void Reaches(PickleReading reading, string module, string name, PickleReach reach = PickleReach.Call) =>
        reading.Callables.Should().Contain(c => c.Module == module && c.Name == name && c.Reach == reach && c.Resolved);

    private static PickleBytes Dict(params (string Key, PickleBytes Value)[] items)
    {
        var bytes = new PickleBytes().Ascii("}(");
        foreach ((string key, PickleBytes value) in items)
        {
            bytes.Str(key).Append(value);
        }

        return bytes.Ascii("u");
    }

    [Fact]
    public void The_memo_holds_the_top_of_the_stack_not_the_last_literal()
    {
        // The tuple is stored by PUT although a literal was read just before it.
        PickleReading reading = new PickleBytes().Proto(4).Str("posix").Str("harmless").Ascii("0q\x01" + "0").Str("system").Ascii("q\x02" + "0h\x01h\x02\x93").Str("id").Ascii("\x85R.").Read();
        Reaches(reading, "posix", "system");
    }

    [Fact]
    public void MEMOIZE_counts_entries_and_PUT_replaces_them()
    {
        // PUT 5, MEMOIZE -> key 1, PUT 1 replaces it.
        PickleReading reading = new PickleBytes().Proto(4).Str("posix").Ascii("q\x05" + "0").Str("math").Ascii("\x94" + "0").Str("system").Ascii("q\x01" + "0h\x05h\x01\x93)R.").Read();
        Reaches(reading, "posix", "system");
    }

    [Theory]
    [InlineData("q\u0001\u0030h\u0001")]
    [InlineData("r\u0001\u0000\u0000\u0001\u0030j\u0001\u0000\u0000\u0001")]
    [InlineData("p99999999999\n0g99999999999\n")]
    public void Any_memo_key_works(string roundTrip) =>
        Reaches(new PickleBytes().Global("posix", "system").Ascii(roundTrip).Ascii(")R.").Read(), "posix", "system");

    [Fact]
    public void A_memoised_list_that_is_filled_later_is_seen_filled()
    {
        // join('', list) where the list gets its parts after it was put into the arguments.
        var bytes = new PickleBytes().Proto(4).StackGlobal("builtins", "str.join").Str("").Ascii("]\x94\x86");
        bytes.Ascii("h\x00(").Str("sys").Str("tem").Ascii("e0R\x94" + "0").Str("posix").Ascii("h\x01\x93").Str("id").Ascii("\x85R.");
        PickleReading reading = bytes.Read();
        Reaches(reading, "posix", "system");
        Reaches(reading, "builtins", "str.join");
    }

    [Fact]
    public void An_attribute_put_into_a_function_leads_to_what_was_put_there()
    {
        var bytes = new PickleBytes().Proto(4).StackGlobal("numpy", "prod").Append(Dict(("a", new PickleBytes().StackGlobal("posix", "system"))));
        PickleReading reading = bytes.Ascii("b0").StackGlobal("numpy", "prod.a").Str("id").Ascii("\x85R.").Read();

        Reaches(reading, "posix", "system");
        Reaches(reading, "numpy", "prod", PickleReach.SetState);
        reading.Anomalies.Should().ContainSingle(a => a.Code == "attribute-overwrite" && a.Deceptive).Which.Message.Should().Contain("numpy.prod: a");
    }

    [Fact]
    public void An_overwritten_allowlisted_name_leads_to_what_was_put_there()
    {
        var bytes = new PickleBytes().Proto(4).StackGlobal("importlib", "import_module").Str("collections").Ascii("\x85R")
            .Append(Dict(("OrderedDict", new PickleBytes().StackGlobal("posix", "system")))).Ascii("b0");
        Reaches(bytes.StackGlobal("collections", "OrderedDict").Str("id").Ascii("\x85R.").Read(), "posix", "system");
    }

    [Fact]
    public void A_module_replaced_in_sys_modules_is_followed()
    {
        var bytes = new PickleBytes().Proto(4).StackGlobal("sys", "modules").Str("math").StackGlobal("importlib", "import_module").Str("posix").Ascii("\x85Rs0");
        PickleReading reading = bytes.StackGlobal("math", "system").Str("id").Ascii("\x85R.").Read();
        Reaches(reading, "posix", "system");
        Reaches(reading, "sys", "modules", PickleReach.Mutate);
    }

    [Theory]
    [InlineData("(cposix\nsystem\nX\u0002\0\0\0ido0N.")]
    [InlineData("(X\u0002\0\0\0idiposix\nsystem\n0N.")]
    [InlineData("cposix\nsystem\nX\u0002\0\0\0id\u0085R0N.")]
    [InlineData("cposix\nsystem\nX\u0002\0\0\0id\u0085\u00810N.", PickleReach.New)]
    [InlineData("cposix\nsystem\n)}\u00920N.", PickleReach.New)]
    [InlineData("c__builtin__\napply\n0cposix\nsystem\nN\u0085R1", PickleReach.Call)]
    public void A_call_whose_result_is_thrown_away_is_seen(string pickle, PickleReach reach = PickleReach.Call) =>
        Reaches(new PickleBytes().Ascii(pickle).Read(), "posix", "system", reach);

    [Fact]
    public void A_name_assembled_through_calls_is_followed()
    {
        // methodcaller('__call__', ...) is not needed: getattr(import_module('po' + 'six'), 'sys' + 'tem')('id').
        PickleBytes Concatenate(string a, string b) => new PickleBytes().Global("operator", "concat").Str(a).Str(b).Ascii("\x86R");
        var bytes = new PickleBytes().Global("builtins", "getattr").Global("importlib", "import_module").Append(Concatenate("po", "six")).Ascii("\x85R")
            .Append(Concatenate("sys", "tem")).Ascii("\x86R").Str("id").Ascii("\x85R.");
        PickleReading reading = bytes.Read();

        Reaches(reading, "builtins", "getattr");
        Reaches(reading, "importlib", "import_module");
        Reaches(reading, "posix", "", PickleReach.Import);
        reading.Callables.Should().Contain(c => c.Module == "posix" && c.Name == "system" && c.Call == "posix.system('id')");
    }

    public static TheoryData<string> Resolvers => new()
    {
        "coperator\nattrgetter\nS'system'\n\x85Rc__builtin__\n__import__\nS'posix'\n\x85R\x85R",
        "cpkgutil\nresolve_name\nS'posix:system'\n\x85R",
        "cpydoc\nlocate\nS'posix.system'\n\x85R",
        "cfunctools\npartial\ncposix\nsystem\n\x85R",
        "c__builtin__\ngetattr\ncposix\nsystem\nS'__call__'\n\x86R",
        "coperator\ngetitem\nc__builtin__\nvars\ncimportlib\nimport_module\nS'posix'\n\x85R\x85RS'system'\n\x86R",
        "c__builtin__\ngetattr\ncoperator\ngetitem\ncsys\nmodules\nS'posix'\n\x86RS'system'\n\x86R",
        "c__builtin__\ngetattr\nc__builtin__\ngetattr\ncsys\nmodules\nS'get'\n\x86RS'posix'\n\x85RS'system'\n\x86R",
    };

    [Theory]
    [MemberData(nameof(Resolvers))]
    public void Well_known_resolvers_are_followed(string callee) =>
        Reaches(new PickleBytes().Ascii(callee).Str("id").Ascii("\x85R.").Read(), "posix", "system");

    [Fact]
    public void A_method_caller_is_followed()
    {
        var bytes = new PickleBytes().Global("operator", "methodcaller").Str("system").Str("id").Ascii("\x86R").Global("importlib", "import_module").Str("posix").Ascii("\x85R\x85R.");
        bytes.Read().Callables.Should().Contain(c => c.Call == "posix.system('id')");
    }

    [Fact]
    public void What_cannot_be_followed_is_recorded_as_unresolved()
    {
        // The name comes out of a call that is not followed, and the result is called.
        PickleReading reading = new PickleBytes().Proto(4).Str("posix").Global("base64", "b64decode").Str("c3lzdGVt").Ascii("\x85R\x93").Str("id").Ascii("\x85R.").Read();

        reading.Callables.Should().Contain(c => !c.Resolved && c.Reach == PickleReach.Import && c.Name.Contains("b64decode"));
        reading.Callables.Should().Contain(c => !c.Resolved && c.Reach == PickleReach.Call);
    }

    [Fact]
    public void An_extension_code_is_an_unresolved_import_unless_the_stream_registers_it()
    {
        new PickleBytes().Ascii("\x82\x07)R.").Read().Callables.Should().OnlyContain(c => !c.Resolved).And.HaveCount(2);
        var bytes = new PickleBytes().Global("copy_reg", "add_extension").Str("posix").Str("system").Ascii("K\x07\x87R0\x82\x07").Str("id").Ascii("\x85R.");
        Reaches(bytes.Read(), "posix", "system");
    }

    [Fact]
    public void A_dotted_name_is_reported_whatever_the_protocol()
    {
        Reaches(new PickleBytes().Proto(4).StackGlobal("torch", "os.system").Ascii(")R.").Read(), "torch", "os.system");
        PickleReading old = new PickleBytes().Global("torch", "os.system").Ascii(")R.").Read();
        Reaches(old, "torch", "os.system");
        old.Anomalies.Should().Contain(a => a.Code == "dotted-name");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void A_payload_in_a_later_program_is_seen(int program)
    {
        var bytes = new PickleBytes();
        for (int i = 1; i < program; i++)
        {
            bytes.Proto(2).Ascii("K\x01.");
        }

        PickleReading reading = bytes.Payload().Ascii(".").Read();
        Reaches(reading, "posix", "system");
        reading.Callables.Should().OnlyContain(c => c.Program == program - 1);
        reading.Programs.Should().HaveCount(program);
    }

    [Fact]
    public void A_later_program_counts_even_when_it_breaks_after_its_payload()
    {
        PickleReading reading = new PickleBytes().Ascii("N.").Payload().Op(0xff).Read();
        Reaches(reading, "posix", "system");
        reading.Complete.Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u00ff")]
    [InlineData("hz")]
    [InlineData("RRRR")]
    [InlineData("X\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("T\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff")]
    [InlineData("I12")]
    [InlineData("t")]
    public void A_broken_tail_hides_nothing(string tail)
    {
        PickleReading reading = new PickleBytes().Proto(2).Payload().Ascii(tail).Read();
        Reaches(reading, "posix", "system");
        reading.Complete.Should().BeFalse();
        reading.Stopped.Should().NotBeNullOrEmpty();
        reading.IsPickle.Should().BeTrue();
    }

    [Fact]
    public void Data_after_the_last_program_is_counted()
    {
        PickleReading reading = new PickleBytes().Ascii("N.PK\x03\x04 not a pickle").Read();
        reading.Complete.Should().BeTrue();
        reading.TrailingBytes.Should().Be(17);
        reading.Callables.Should().BeEmpty();
    }

    [Theory]
    [InlineData("\u0082\0\0\0\0\0\0\0data")]
    [InlineData("c\0\0\0\0\n\0\u00ff\n\0")]
    [InlineData("(\0\0\0")]
    public void Raw_numbers_after_the_last_program_are_no_program(string numbers)
    {
        PickleReading reading = new PickleBytes().Ascii("N.").Ascii(numbers).Read();
        reading.Complete.Should().BeTrue(reading.Stopped);
        reading.Callables.Should().BeEmpty();
        reading.TrailingBytes.Should().Be(numbers.Length);
        reading.Programs.Should().ContainSingle();
    }

    [Fact]
    public void Frames_that_are_straddled_nested_or_too_long_are_deceptive()
    {
        PickleReading straddle = new PickleBytes().Proto(4).Frame(8).StackGlobal("posix", "system").Ascii(")R.").Read();
        PickleReading nested = new PickleBytes().Proto(4).Frame(20).Ascii("N0").Frame(2).Ascii("N.").Read();
        PickleReading longer = new PickleBytes().Proto(4).Frame(1000).Ascii("N.").Read();

        Reaches(straddle, "posix", "system");
        straddle.Anomalies.Should().Contain(a => a.Code == "frame-straddle" && a.Deceptive);
        nested.Anomalies.Should().Contain(a => a.Code == "frame-nested" && a.Deceptive);
        longer.Anomalies.Should().Contain(a => a.Code == "frame-overrun" && a.Deceptive);
    }

    [Fact]
    public void Code_in_the_bytes_of_an_array_without_padding_is_seen()
    {
        string[] hex = Python.Lines(
            """
            import pickle, numpy as np, joblib.numpy_pickle as j
            payload = b'0h\x00' + b'cposix\nsystem\n(S\'id\'\ntR.'
            w = j.NumpyArrayWrapper(np.ndarray, (len(payload),), 'C', np.dtype('u1'))
            w.numpy_array_alignment_bytes = None
            data = pickle.dumps(w, 2)
            print((data[:-1] + payload + b'.').hex())
            """,
            "joblib");
        PickleReading reading = PickleBytes.Read(Convert.FromHexString(hex[0]));

        Reaches(reading, "posix", "system");
        reading.Joblib.Should().BeTrue();
        reading.Complete.Should().BeTrue(reading.Stopped);
        reading.Anomalies.Should().Contain(a => a.Code == "array-is-code" && a.Deceptive);
    }

    [Fact]
    public void Code_in_the_bytes_of_an_array_with_a_large_padding_is_seen()
    {
        string[] hex = Python.Lines(
            """
            import pickle, numpy as np, joblib.numpy_pickle as j
            payload = b'cposix\nsystem\n(S\'id\'\ntR.'
            w = j.NumpyArrayWrapper(np.ndarray, (0,), 'C', np.dtype('u1'))
            w.numpy_array_alignment_bytes = 255
            data = pickle.dumps(w, 2)
            print((data[:-1] + payload + b'N' * 99 + b'.').hex())
            """,
            "joblib");
        PickleReading reading = PickleBytes.Read(Convert.FromHexString(hex[0]));

        Reaches(reading, "posix", "system");
        reading.Joblib.Should().BeTrue();
        reading.Complete.Should().BeTrue(reading.Stopped);
        reading.Anomalies.Should().Contain(a => a.Code == "array-is-code" && a.Deceptive);
    }

    [Fact]
    public void An_array_whose_type_and_state_disagree_on_the_size_is_not_passed_over()
    {
        // numpy keeps one byte for b1 whatever the state says; the payload stands behind it.
        string[] hex = Python.Lines(
            """
            import pickle, numpy as np, joblib.numpy_pickle as j
            w = j.NumpyArrayWrapper(np.ndarray, (1,), 'C', np.dtype('b1'))
            w.numpy_array_alignment_bytes = None
            data = pickle.dumps(w, 2)
            lie = data.replace(b'NNNJ\xff\xff\xff\xff', b'NNNJ\x28\x00\x00\x00')
            assert lie != data
            print((lie[:-1] + b'\x01' + b'0cposix\nsystem\n(S\'id\'\ntR.' + b'N' * 40 + b'.').hex())
            """,
            "joblib");
        PickleReading reading = PickleBytes.Read(Convert.FromHexString(hex[0]));

        reading.Complete.Should().BeFalse();
        reading.Anomalies.Should().Contain(a => a.Code == "joblib-array").And.Contain(a => a.Code == "joblib-type" && a.Deceptive);
    }

    [Fact]
    public void Objects_behind_an_array_that_cannot_be_passed_over_are_told()
    {
        // numpy makes an array of objects of the type "O,", which has no size of its own here.
        string[] hex = Python.Lines(
            """
            import pickle, numpy as np, joblib.numpy_pickle as j
            w = j.NumpyArrayWrapper(np.ndarray, (1,), 'C', np.dtype('O'))
            w.numpy_array_alignment_bytes = None
            data = pickle.dumps(w, 2)
            odd = data.replace(b'X\x02\x00\x00\x00O8', b'X\x02\x00\x00\x00O,')
            assert odd != data
            print((odd[:-1] + b'cposix\nsystem\n(S\'id\'\ntR.' + b'N.').hex())
            """,
            "joblib");
        PickleReading reading = PickleBytes.Read(Convert.FromHexString(hex[0]));

        Reaches(reading, "posix", "system");
        reading.Complete.Should().BeFalse();
    }

    [Fact]
    public void An_array_wrapper_that_is_made_out_of_sight_is_deceptive()
    {
        PickleReading reading = PickleBytes.Read(new PickleBytes().Global("some", "maker").Global("joblib.numpy_pickle", "NumpyArrayWrapper").Ascii("\u0085R.").ToArray());

        reading.Anomalies.Should().Contain(a => a.Code == "joblib-wrapper-at-large" && a.Deceptive);
    }

    [Theory]
    [InlineData(@"(c['sklearn.neighbors._ball_tree newObj'] + b'h\x07\x85R')")]
    [InlineData(@"(c['types SimpleNamespace'] + b')R}U\x01xh\x07sb')")]
    [InlineData(@"(b'h\x07cbuiltins\nobject\nN\x87q\x09' + c['torch._tensor _rebuild_from_type'] + b'(ccopyreg\n_reconstructor\nctorch\nTensor\nh\x09}tR')")]
    public void An_array_wrapper_that_is_made_out_of_sight_cannot_be_balanced_by_one_that_is_filled_twice(string hidden)
    {
        // joblib aligns the arrays of no items, so that one byte of padding is all that stands behind each of them.
        string[] hex = Python.Lines(
            $$"""
            import numpy as np, pickle, pickletools, joblib.numpy_pickle as j
            c = {name: ('c%s\n%s\n' % tuple(name.split())).encode() for name in ('sklearn.neighbors._ball_tree newObj', 'types SimpleNamespace', 'torch._tensor _rebuild_from_type')}
            w = j.NumpyArrayWrapper(np.ndarray, (0,), 'C', np.dtype('u1'))
            w.numpy_array_alignment_bytes = 16
            state = pickletools.optimize(pickle.dumps(w.__dict__, 2))[2:-1]
            fill = state + b'b\x01\xff0'
            print((b'\x80\x02cjoblib.numpy_pickle\nNumpyArrayWrapper\nq\x07)\x81q\x08' + fill + b'h\x08' + fill + {{hidden}} + b'.').hex())
            """,
            "joblib");
        PickleReading reading = PickleBytes.Read(Convert.FromHexString(hex[0]));

        reading.Complete.Should().BeTrue(reading.Stopped);
        reading.Anomalies.Should().Contain(a => a.Code == "joblib-wrapper-at-large" && a.Deceptive);
    }

    [Fact]
    public void Too_many_callables_end_the_reading_visibly()
    {
        var bytes = new PickleBytes();
        for (int i = 0; i < 50; i++)
        {
            bytes.Global("m", "n" + i);
        }

        PickleReading reading = PickleBytes.Read(bytes.Ascii(".").ToArray(), limits: Limits.Default with { MaxPickleCallables = 20 });
        reading.Callables.Should().HaveCount(20);
        reading.Complete.Should().BeFalse();
        reading.Anomalies.Should().Contain(a => a.Code == "callables-limit");
    }

    [Fact]
    public void Text_and_empty_sources_are_no_pickles()
    {
        PickleBytes.Read([]).IsPickle.Should().BeFalse();
        PickleBytes.Read("Hello"u8.ToArray()).IsPickle.Should().BeFalse();
        PickleBytes.Read("PK\u0003\u0004"u8.ToArray()).Callables.Should().BeEmpty();
    }

    [Fact]
    public void Cancellation_is_heard()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Action read = () => PickleReader.Read(new MemoryStream("N."u8.ToArray()), Limits.Default, cancelled.Token);
        read.Should().Throw<OperationCanceledException>();
    }
}
