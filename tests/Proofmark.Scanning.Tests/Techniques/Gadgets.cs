namespace Proofmark.Scanning.Tests.Techniques;

/// <summary>Callables by which published attacks run code, read or write files, or reach the network, each with its source.</summary>
internal static class Gadgets
{
    private const string Table = """
        CVE-2025-1716 pip main
        CVE-2025-1716 pip._internal main
        CVE-2025-10157 asyncio.unix_events _UnixSubprocessTransport._start
        CVE-2026-56315 uuid _get_command_stdout
        CVE-2026-56315 imaplib IMAP4_stream
        CVE-2026-56315 _pyrepl.pager pipe_pager
        CVE-2026-56315 _osx_support _read_output
        CVE-2026-56315 _aix_support _read_cmd_output
        CVE-2026-56315 test.support run_in_subinterp
        GHSA-vvpj-8cmc-gx39 pkgutil resolve_name
        picklescan-PR-74 importlib import_module
        picklescan-PR-74 marshal loads
        GHSA-4r9r torch.utils.bottleneck.__main__ run_cprofile
        GHSA-4whj torch.utils.bottleneck.__main__ run_autograd_prof
        GHSA-86cj torch._dynamo.guards GuardBuilder.get
        GHSA-f4x7 torch.fx.experimental.symbolic_shapes ShapeEnv.evaluate_guards_expression
        GHSA-f745 torch.utils.collect_env run
        GHSA-jhph torch.utils.collect_env run_and_read_all
        GHSA-h3qp torch.utils.data.datapipes.utils.decoder basichandlers
        GHSA-vr7h torch.jit.unsupported_tensor_ops execWrapper
        GHSA-vv6j torch.utils._config_module ConfigModule.load_config
        GHSA-5qwp trace Trace.run
        GHSA-g344 trace Trace.runctx
        GHSA-x696 profile Profile.run
        GHSA-6vqj profile Profile.runctx
        GHSA-7wx9 profile run
        GHSA-49gj cProfile run
        GHSA-9w88 cProfile runctx
        GHSA-f54q lib2to3.pgen2.grammar Grammar.loads
        GHSA-p9w7 lib2to3.pgen2.pgen ParserGenerator.make_label
        GHSA-3vg9 idlelib.pyshell ModifiedInterpreter.runcode
        GHSA-6w4w idlelib.pyshell ModifiedInterpreter.runcommand
        GHSA-7cq8 idlelib.run Executive.runcode
        GHSA-8r4j idlelib.autocomplete AutoComplete.get_entity
        GHSA-9xph idlelib.autocomplete AutoComplete.fetch_completions
        GHSA-m869 idlelib.calltip Calltip.fetch_tip
        GHSA-j343 idlelib.calltip get_entity
        GHSA-3gf5 idlelib.debugobj ObjectTreeItem.SetText
        GHSA-cj3c code InteractiveInterpreter.runcode
        GHSA-xp4f ensurepip _run_pip
        GHSA-fqq6 doctest debug_script
        GHSA-r8g5 numpy.f2py.crackfortran getlincoef
        GHSA-m273 distutils.file_util write_file
        GHSA-46h3 _operator attrgetter
        GHSA-955r _operator methodcaller
        GHSA-84r2 pydoc locate
        GHSA-4675 ctypes CDLL
        GHSA-vqmv pty spawn
        GHSA-jgw4 asyncio.unix_events _UnixSubprocessTransport._start
        GHSA-q77w asyncio.base_subprocess BaseSubprocessTransport._start
        modelscan-331 builtins __import__
        modelscan-HF-PoC distutils.spawn spawn
        modelscan-HF-PoC timeit timeit
        modelscan-HF-PoC operator methodcaller
        GHSA-565g types FunctionType
        GHSA-wfq2 runpy run_path
        GHSA-q5qq runpy run_module
        GHSA-p523 runpy _run_code
        CVE-2026-22608 ctypes PyDLL
        modelaudit-bypass-poc pdb runeval
        modelaudit-bypass-poc _thread start_new_thread
        modelaudit-bypass-poc linecache getlines
        modelaudit-bypass-poc logging.config fileConfig
        modelaudit-bypass-poc zipimport zipimporter
        modelaudit-626 joblib load
        modelaudit-626 joblib.numpy_pickle load
        arXiv-2508.19774 bdb Bdb.run
        checkmarx-free-hugs bdb Bdb.runcall
        arXiv-2508.19774 numpy load
        arXiv-2508.19774 torch load
        arXiv-2508.19774 torch.hub load
        arXiv-2508.19774 torch.storage _load_from_bytes
        arXiv-2508.19774 pandas read_pickle
        arXiv-2508.19774 pickle loads
        arXiv-2508.19774 _pickle loads
        arXiv-2508.19774 shelve open
        arXiv-2508.19774 dill loads
        arXiv-2508.19774 cloudpickle loads
        dill-by-nature dill._dill _create_function
        dill-by-nature dill._dill _create_code
        dill-by-nature dill._dill _import_module
        cloudpickle-by-nature cloudpickle.cloudpickle _make_function
        cloudpickle-by-nature cloudpickle.cloudpickle subimport
        cloudpickle-by-nature cloudpickle.cloudpickle _builtin_type
        CVE-2022-45907 torch.jit.annotations parse_type_line
        typing-get_type_hints typing get_type_hints
        CVE-2024-5480 torch.distributed.rpc rpc_sync
        common os system
        common posix system
        common nt system
        common os popen
        common subprocess Popen
        common subprocess check_output
        common builtins eval
        common builtins exec
        common __builtin__ eval
        common commands getoutput
        common builtins open
        common builtins getattr
        common socket create_connection
        common webbrowser open
        common shutil rmtree
        common urllib.request urlopen
        common code interact
        common sys settrace
        common functools partial
        common torch.serialization load
        """;

    /// <summary>Source, module and name of each.</summary>
    public static IEnumerable<(string Source, string Module, string Name)> All =>
        Table.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => line.Trim().Split(' ')).Select(static parts => (parts[0], parts[1], parts[2]));

    /// <summary>Every gadget in every way in which an opcode can reach it.</summary>
    public static IEnumerable<Technique> Techniques => All.SelectMany(static (g, i) => Ways(g.Module, g.Name).Select((way, at) =>
        new Technique($"{g.Module}.{g.Name} by {way.Way}", g.Source, way.File, way.Bytes, Scanning.Verdicts.Verdict.Suspicious, i == 0 ? Twin(at) : null)));

    // One for each way is enough: the shape is the same for all gadgets. A path through __import__ has no innocent use.
    private static byte[]? Twin(int way) => Ways("collections", "OrderedDict").SkipLast(1).ElementAtOrDefault(way).Bytes;

    private static IEnumerable<(string Way, string File, byte[] Bytes)> Ways(string module, string name)
    {
        var old = Op.Bytes(Op.Proto(2), Op.Global(module, name), "(", "S'echo inert'\n", "tR", Op.Stop);
        var now = Op.Bytes(Op.Proto(4), Op.Call(Op.Stacked(module, name), "echo inert"), Op.Stop);
        yield return ("GLOBAL and REDUCE", "model.pkl", old);
        yield return ("STACK_GLOBAL and REDUCE", "model.pkl", now);
        yield return ("INST", "model.p", Op.Bytes($"(S'echo inert'\ni{module}\n{name}\n", Op.Stop));
        yield return ("OBJ, thrown away", "weights.bin", Op.Bytes(Op.Proto(2), "(", Op.Global(module, name), "S'echo inert'\no0N", Op.Stop));
        yield return ("NEWOBJ_EX", "model.dill", Op.Bytes(Op.Proto(4), Op.Stacked(module, name), Op.Text("echo inert"), "\u0085}\u0092", Op.Stop));
        yield return ("a whole path as name", "model.pickle", Op.Bytes(Op.Proto(4), Op.Call(Op.Stacked("builtins", $"__import__.{module}.{name}"), "echo inert"), Op.Stop));
    }
}
