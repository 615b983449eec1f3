using Proofmark.Formats.Pickle;
using Proofmark.Scanning.Globals;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Tests.Globals;

/// <summary>Every gadget of the published advisories and papers is judged suspicious or worse, whatever the opcode that reaches it.</summary>
public sealed class GadgetTests
{
    public static TheoryData<string, string> Gadgets { get; } = new()
    {
        { "pip", "main" }, { "asyncio.unix_events", "_UnixSubprocessTransport._start" }, { "uuid", "_get_command_stdout" },
        { "imaplib", "IMAP4_stream" }, { "_pyrepl.pager", "pipe_pager" }, { "_osx_support", "_read_output" }, { "_aix_support", "_read_cmd_output" },
        { "test.support", "run_in_subinterp" }, { "test.support.script_helper", "assert_python_ok" }, { "pkgutil", "resolve_name" },
        { "importlib", "import_module" }, { "marshal", "loads" }, { "torch.utils.bottleneck.__main__", "run_cprofile" },
        { "torch.utils.bottleneck.__main__", "run_autograd_prof" }, { "torch._dynamo.guards", "GuardBuilder.get" },
        { "torch.fx.experimental.symbolic_shapes", "ShapeEnv.evaluate_guards_expression" }, { "torch.utils.collect_env", "run" },
        { "torch.utils.collect_env", "run_and_read_all" }, { "torch.utils.data.datapipes.utils.decoder", "basichandlers" },
        { "torch.jit.unsupported_tensor_ops", "execWrapper" }, { "torch.utils._config_module", "ConfigModule.load_config" },
        { "torch.utils._config_module", "load_config" }, { "trace", "Trace.run" }, { "trace", "Trace.runctx" }, { "profile", "Profile.run" },
        { "profile", "Profile.runctx" }, { "profile", "run" }, { "cProfile", "run" }, { "cProfile", "runctx" },
        { "lib2to3.pgen2.grammar", "Grammar.loads" }, { "lib2to3.pgen2.pgen", "ParserGenerator.make_label" }, { "idlelib.autocomplete", "AutoComplete.get_entity" },
        { "idlelib.calltip", "get_entity" }, { "idlelib.debugobj", "ObjectTreeItem.SetText" }, { "idlelib.pyshell", "ModifiedInterpreter.runcode" },
        { "idlelib.run", "Executive.runcode" }, { "code", "InteractiveInterpreter.runcode" }, { "ensurepip", "_run_pip" }, { "doctest", "debug_script" },
        { "numpy.f2py.crackfortran", "getlincoef" }, { "numpy.f2py.crackfortran", "_eval_length" }, { "distutils.file_util", "write_file" },
        { "_operator", "attrgetter" }, { "_operator", "methodcaller" }, { "operator", "methodcaller" }, { "operator", "itemgetter" },
        { "builtins", "__import__" }, { "pydoc", "locate" }, { "pydoc", "pipepager" }, { "ctypes", "CDLL" }, { "pty", "spawn" }, { "functools", "partial" },
        { "functools", "reduce" }, { "torch.serialization", "load" }, { "typing", "get_type_hints" }, { "timeit", "timeit" }, { "distutils.spawn", "spawn" },
        { "runpy", "_run_code" }, { "runpy", "run_path" }, { "types", "FunctionType" }, { "types", "CodeType" }, { "bdb", "Bdb.run" }, { "pdb", "run" },
        { "_thread", "start_new_thread" }, { "linecache", "getline" }, { "logging.config", "listen" }, { "zipimport", "zipimporter" },
        { "joblib", "load" }, { "joblib.numpy_pickle", "load" }, { "numpy", "load" }, { "torch", "load" }, { "torch.hub", "load" }, { "pickle", "loads" },
        { "_pickle", "loads" }, { "cloudpickle.cloudpickle", "subimport" }, { "cloudpickle.cloudpickle", "_make_function" }, { "cloudpickle.cloudpickle", "_builtin_type" },
        { "dill._dill", "_create_function" }, { "dill._dill", "_create_code" }, { "dill._dill", "_import_module" }, { "dill._dill", "_load_type" },
        { "torch.jit._script", "script" }, { "torch.jit.annotations", "parse_type_line" }, { "torch.distributed.rpc", "rpc_sync" },
        { "torch.ops", "load_library" }, { "torch", "ops.load_library" }, { "torch.storage", "_load_from_bytes" }, { "keras.utils", "get_file" },
        { "keras.src.utils.file_utils", "get_file" }, { "os", "system" }, { "posix", "system" }, { "nt", "system" }, { "subprocess", "Popen" },
        { "builtins", "eval" }, { "builtins", "exec" }, { "builtins", "compile" }, { "builtins", "open" }, { "builtins", "getattr" }, { "builtins", "setattr" },
        { "builtins", "delattr" }, { "builtins", "input" }, { "builtins", "breakpoint" }, { "builtins", "globals" }, { "builtins", "vars" }, { "sys", "modules" },
        { "shutil", "rmtree" }, { "socket", "create_connection" }, { "webbrowser", "open" }, { "shelve", "open" }, { "pandas", "read_pickle" },
        { "pandas.io.pickle", "read_pickle" }, { "io", "open" }, { "_io", "open" }, { "codecs", "open" }, { "tempfile", "mkstemp" }, { "numpy.testing._private.utils", "runstring" },
        { "numpy.lib.npyio", "load" }, { "string", "Formatter" }, { "gc", "get_objects" }, { "inspect", "currentframe" }, { "weakref", "finalize" },
        { "contextlib", "ExitStack.callback" }, { "sqlite3", "connect" }, { "yaml", "unsafe_load" }, { "sympy.core.sympify", "sympify" }, { "numexpr", "evaluate" },
        { "tensorflow.python.ops.io_ops", "write_file" }, { "transformers", "pipeline" }, { "huggingface_hub", "hf_hub_download" }, { "git.cmd", "Git.execute" },
        { "nturl2path", "url2pathname" }, { "antigravity", "geohash" }, { "turtle", "Screen" }, { "commands", "getoutput" }, { "popen2", "popen3" },
        { "scipy.stats._distn_infrastructure", "rv_generic" }, { "scipy.stats._continuous_distns", "get_distribution_names" }, { "collections", "OrderedDict.__init__.__globals__" },
        { "torch.utils.data", "os.system" }, { "collections", "abc.sys.modules" }, { "numpy", "f2py.crackfortran.getlincoef" }, { "six.moves.urllib.request", "urlopen" },
    };

    [Theory]
    [MemberData(nameof(Gadgets))]
    public void AKnownGadgetIsSuspiciousHoweverItIsReached(string module, string name)
    {
        foreach (var reach in Enum.GetValues<PickleReach>())
        {
            var (verdict, group) = GlobalJudge.Judge(GlobalLists.Current, module, name, reach);

            (verdict >= Verdict.Suspicious).Should().BeTrue($"{module}.{name} by {reach} must not be {verdict}");
            group.Should().NotBeNull();
        }
    }

    [Theory]
    [InlineData("os", "system")]
    [InlineData("posix", "system")]
    [InlineData("subprocess", "Popen")]
    [InlineData("builtins", "exec")]
    [InlineData("runpy", "run_path")]
    public void ImportingWhatOnlyRunsCodeIsMalicious(string module, string name) =>
        GlobalJudge.Judge(GlobalLists.Current, module, name, PickleReach.Import).Verdict.Should().Be(Verdict.Malicious);

    [Theory]
    [InlineData("socket", "create_connection")]
    [InlineData("shutil", "rmtree")]
    [InlineData("ctypes", "CDLL")]
    [InlineData("pickle", "loads")]
    [InlineData("pkgutil", "resolve_name")]
    public void CallingACapabilityIsMalicious(string module, string name) =>
        GlobalJudge.Judge(GlobalLists.Current, module, name, PickleReach.Call).Verdict.Should().Be(Verdict.Malicious);

    [Theory]
    [InlineData("shutil", "os.system", "process")]
    [InlineData("os", "", "process")]
    [InlineData("posixpath", "os", "files")]
    public void TheGroupThatDecidesIsTheWorst(string module, string name, string group) =>
        GlobalJudge.Find(GlobalLists.Current, module, name)!.Name.Should().Be(group);

    [Theory]
    [InlineData("collections", "OrderedDict")]
    [InlineData("torch._utils", "_rebuild_tensor_v2")]
    [InlineData("sklearn.pipeline", "Pipeline")]
    [InlineData("uuid", "UUID")]
    [InlineData("http", "HTTPStatus")]
    [InlineData("torch.nn.modules.linear", "Linear")]
    public void AnAllowedGlobalIsCleanAsAValueAndAsAnInstance(string module, string name) =>
        new[] { PickleReach.Import, PickleReach.New, PickleReach.SetState }.Should().OnlyContain(r => GlobalJudge.Judge(GlobalLists.Current, module, name, r).Verdict == Verdict.Clean);

    [Theory]
    [InlineData("collections", "OrderedDict", PickleReach.Mutate, true)]
    [InlineData("collections", "OrderedDict", PickleReach.Call, true)]
    [InlineData("torch._utils", "_rebuild_tensor_v2", PickleReach.Call, true)]
    [InlineData("uuid", "UUID", PickleReach.Mutate, false)]
    [InlineData("sklearn.pipeline", "Pipeline", PickleReach.Call, false)]
    [InlineData("sklearn.pipeline", "Pipeline.predict", PickleReach.Call, false)]
    [InlineData("sklearn.metrics._scorer", "_passthrough_scorer", PickleReach.Call, false)]
    [InlineData("torch.optim.lr_scheduler", "LambdaLR", PickleReach.Call, false)]
    [InlineData("numpy", "clip", PickleReach.Call, false)]
    [InlineData("collections", "UserList", PickleReach.Mutate, false)]
    public void OnlyWhatItsGroupSaysMayBeCalledOrFilled(string module, string name, PickleReach reach, bool clean) =>
        GlobalJudge.Judge(GlobalLists.Current, module, name, reach).Verdict.Should().Be(clean ? Verdict.Clean : Verdict.Suspicious);

    [Theory]
    [InlineData("mycompany.model", "Net")]
    [InlineData("numpy", "ndarray.tofile")]
    [InlineData("sklearn.linear_model._logistic", "LogisticRegression.set_params")]
    public void AnUnknownGlobalIsNeverClean(string module, string name)
    {
        GlobalJudge.Judge(GlobalLists.Current, module, name, PickleReach.Import).Verdict.Should().Be(Verdict.NotEstablished);
        GlobalJudge.Judge(GlobalLists.Current, module, name, PickleReach.Call).Verdict.Should().Be(Verdict.Suspicious);
        GlobalJudge.Judge(GlobalLists.Current, module, name, PickleReach.SetState).Verdict.Should().Be(Verdict.Suspicious);
    }
}
