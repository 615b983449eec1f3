using Proofmark.Integration.Tests.Running;

namespace Proofmark.Integration.Tests;

/// <summary>PyTorch writes checkpoints, <c>convert</c> turns them into safetensors, and Python reads these by the format's description alone.</summary>
public sealed class ConvertOracleTests : IClassFixture<ConvertOracleTests.Files>
{
    private readonly Files files;

    public ConvertOracleTests(Files files) => this.files = files;

    [Theory]
    [InlineData("state", 33)]
    [InlineData("state-legacy", 33)]
    [InlineData("state-protocol-3", 33)]
    [InlineData("state-protocol-4", 33)]
    [InlineData("nested", 4)]
    [InlineData("module", 13)]
    [InlineData("module-legacy", 13)]
    [InlineData("optimiser", 30)]
    [InlineData("tensor", 1)]
    [InlineData("tied", 2)]
    [InlineData("transposed", 1)]
    public void Every_tensor_is_there_bit_for_bit(string name, int tensors)
    {
        var output = Path.Combine(files.Made.Path, name + ".safetensors");

        var run = ProofmarkProcess.Run("convert", Path.Combine(files.Made.Path, name + ".pt"), output, "-q");

        run.ExitCode.Should().Be(0, run.Error);
        Python.Run(files.Made.Path, Reader.Replace("NAME", name, StringComparison.Ordinal), "pickle").Trim().Should().Be($"{tensors} tensors");
        ProofmarkProcess.Run("scan", output, "-q").ExitCode.Should().Be(0, "our own reader finds no rule broken");
    }

    [Theory]
    [InlineData("sparse", "made by torch._utils._rebuild_sparse_tensor")]
    [InlineData("quantised", "made by torch._utils._rebuild_qtensor")]
    [InlineData("complex128", "no type for elements of torch.ComplexDoubleStorage")]
    [InlineData("same-name", "two tensors would have this name")]
    [InlineData("reserved", "__metadata__")]
    [InlineData("in-a-set", "a tensor is given to builtins.set")]
    [InlineData("tuple-key", "a tensor needs a key")]
    [InlineData("script", "TorchScript")]
    public void What_cannot_be_represented_is_refused_as_a_whole(string name, string why)
    {
        var output = Path.Combine(files.Made.Path, name + ".safetensors");

        var run = ProofmarkProcess.Run("convert", Path.Combine(files.Made.Path, name + ".pt"), output, "--even-if", "suspicious");

        run.ExitCode.Should().Be(1, run.Error);
        run.Output.Should().Contain("nothing written").And.Contain(why);
        File.Exists(output).Should().BeFalse();
    }

    [Fact]
    public void Shared_memory_and_values_left_out_are_named()
    {
        var run = ProofmarkProcess.Run("convert", Path.Combine(files.Made.Path, "tied.pt"), Path.Combine(files.Made.Path, "told.safetensors"));
        run.Output.Should().Contain("a.weight, b.weight").And.Contain("_metadata: collections.OrderedDict");

        run = ProofmarkProcess.Run("convert", Path.Combine(files.Made.Path, "nested.pt"), Path.Combine(files.Made.Path, "told.safetensors"), "--force");
        run.Output.Should().Contain("epoch: 3").And.Contain("list: list of 1000").And.Contain("scan of the parent  pass");
    }

    /// <summary>The checkpoints, and beside each the tensors as PyTorch holds them.</summary>
    public sealed class Files : IDisposable
    {
        public Files() => Python.Run(Made.Path, Writer, "torch", "numpy");

        internal TemporaryFolder Made { get; } = new();

        public void Dispose() => Made.Dispose();
    }

    private const string Writer = """
        import collections, pickle, torch
        from torch import nn
        torch.manual_seed(1)

        def made(dtype, *shape):
            values = torch.randint(-100, 100, shape).float()
            if dtype.is_complex: return torch.complex(values, values.flip(0))
            if dtype == torch.bool: return values > 50
            return (values.abs() if dtype == torch.uint8 else values).to(dtype)

        def raw(tensor):
            tensor = tensor.detach().contiguous()
            if tensor.is_complex(): tensor = torch.view_as_real(tensor).contiguous()
            return (tensor.view(torch.int16) if tensor.dtype == torch.bfloat16 else tensor).numpy().tobytes()

        def flat(value, name=''):
            if isinstance(value, torch.Tensor):
                yield name, value
            for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, (list, tuple)) else []:
                yield from flat(part, name + ('.' if name else '') + str(key))

        def save(name, value, expected=None, **how):
            torch.save(value, name + '.pt', **how)
            tensors = flat(value) if expected is None else expected.items()
            pickle.dump({n: (list(t.shape), str(t.dtype), raw(t)) for n, t in tensors}, open(name + '.expected', 'wb'))

        types = [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool, torch.complex64]
        state = collections.OrderedDict(('type.' + str(t)[6:], made(t, 5, 7)) for t in types)
        base = torch.arange(10000, dtype=torch.float32)
        with_state = nn.Parameter(torch.randn(2)); with_state.extra = 5
        state.update({
            'base': base, 'slice': base[10:20], 'strided': base[3::7], 'transposed': base.view(100, 100).t(),
            'permuted': base.view(10, 10, 100).permute(2, 0, 1), 'overlapping': torch.as_strided(base, (5, 6), (1, 2), 7),
            'expanded': torch.tensor([1.5]).expand(3, 4), 'expanded2': torch.arange(4.).view(4, 1).expand(4, 1000)[:, ::3],
            'scalar': torch.tensor(3.25), 'scalar.of.bool': torch.tensor(True), 'empty': torch.empty(0, 5), 'empty2': torch.empty(3, 0), 'one': torch.ones(1, 1, 1),
            'bfloat16.transposed': made(torch.bfloat16, 30, 40).t()[::2, 1:], 'complex.transposed': made(torch.complex64, 6, 8).t(), 'bool.transposed': made(torch.bool, 6, 8).t(),
            'parameter': nn.Parameter(torch.randn(3, 3)), 'parameter.with.state': with_state,
            'channels.last': torch.randn(8, 3, 5, 5).to(memory_format=torch.channels_last),
            'special': torch.tensor([float('nan'), -0.0, float('inf')]), 'n\u00e4me "quoted"\\': torch.ones(2), 'tail': base[9999:]})
        save('state', state)
        save('state-legacy', state, _use_new_zipfile_serialization=False)
        save('state-protocol-3', state, pickle_protocol=3)
        save('state-protocol-4', state, pickle_protocol=4)
        save('nested', {'model': {'a': [torch.ones(2), {'b': torch.zeros(3)}], 'n': 5}, 'epoch': 3, 7: torch.ones(1), 'pair': (torch.ones(3), None),
                        'text': 'x' * 9000, 'list': list(range(1000)), 'tuple': tuple(range(500)), 'big': 1 << 80})
        model = nn.Sequential(nn.Linear(4, 4), nn.BatchNorm1d(4), nn.Sequential(nn.Conv2d(1, 2, 3)), nn.LSTM(3, 4))
        save('module', model, model.state_dict())
        save('module-legacy', model, model.state_dict(), _use_new_zipfile_serialization=False)
        optimiser = torch.optim.Adam(model.parameters())
        sum(p.sum() for p in model.parameters()).backward()
        optimiser.step()
        save('optimiser', {'optimiser': optimiser.state_dict(), 'rate': 1e-3})
        save('tensor', torch.arange(5), {'tensor': torch.arange(5)})
        save('transposed', {'w': torch.randn(9000, 3000).t()})
        pair = nn.ModuleDict({'a': nn.Linear(3, 3, bias=False), 'b': nn.Linear(3, 3, bias=False)})
        pair['b'].weight = pair['a'].weight
        save('tied', pair.state_dict())
        for name, value in {'sparse': {'s': torch.eye(3).to_sparse(), 'dense': torch.ones(1)}, 'quantised': {'q': torch.quantize_per_tensor(torch.randn(3), 0.1, 0, torch.qint8)},
                            'complex128': {'c': torch.ones(2, dtype=torch.complex128)}, 'same-name': {'a': {'b': torch.ones(1)}, 'a.b': torch.ones(2)},
                            'reserved': {'__metadata__': torch.ones(1)}, 'in-a-set': {'a': {torch.ones(1)}}, 'tuple-key': {'a': {(1, 2): torch.ones(1)}}}.items():
            save(name, value, {})
        torch.jit.script(nn.Linear(2, 2)).save('script.pt')
        """;

    // By the description of the format, https://github.com/huggingface/safetensors, and nothing else.
    private const string Reader = """
        import hashlib, json, pickle, struct
        names = {'float32': 'F32', 'float64': 'F64', 'float16': 'F16', 'bfloat16': 'BF16', 'int64': 'I64', 'int32': 'I32', 'int16': 'I16', 'int8': 'I8', 'uint8': 'U8', 'bool': 'BOOL', 'complex64': 'C64'}
        file = open('NAME.safetensors', 'rb').read()
        length, = struct.unpack('<Q', file[:8])
        assert length % 8 == 0 and file[8:9] == b'{'
        header = json.loads(file[8:8 + length])
        metadata = header.pop('__metadata__')
        assert metadata['proofmark.parent.sha256'] == hashlib.sha256(open('NAME.pt', 'rb').read()).hexdigest()
        assert metadata['proofmark.parent.verdict'] in ('clean', 'not-established') and metadata['proofmark.version'] and metadata['format'] == 'pt'
        expected = pickle.load(open('NAME.expected', 'rb'))
        assert set(header) == set(expected), set(header) ^ set(expected)
        data, position = file[8 + length:], 0
        for name, tensor in header.items():
            start, end = tensor['data_offsets']
            assert start == position, 'a hole or an overlap'
            position = end
            shape, dtype, content = expected[name]
            assert tensor['shape'] == shape and tensor['dtype'] == names[dtype[6:]], name
            assert data[start:end] == content, name
        assert position == len(data)
        print(len(header), 'tensors')
        """;
}
