using Proofmark.Formats.Pickle;

namespace Proofmark.Formats.Tests.Pickle;

public class GenuinePickleTests
{
    private const string RandomObjects =
        """
        import pickle, random, datetime, collections, decimal, fractions, uuid, pathlib, re, copyreg, _compat_pickle, base64, io, functools, operator
        random.seed(20)
        class Names(pickle._Unpickler):
            def find_class(self, module, name):
                m, n = module, name
                if self.proto < 3:
                    if (m, n) in _compat_pickle.NAME_MAPPING: m, n = _compat_pickle.NAME_MAPPING[(m, n)]
                    elif m in _compat_pickle.IMPORT_MAPPING: m = _compat_pickle.IMPORT_MAPPING[m]
                found.append(m + '|' + n)
                return super().find_class(module, name)
        def value(d):
            k = random.randrange(24 if d else 12)
            if k == 0: return random.randrange(-2**70, 2**70)
            if k == 1: return random.random()
            if k == 2: return ''.join(chr(random.choice([97, 10, 233, 8364, 128512, 92])) for _ in range(random.randrange(300)))
            if k == 3: return random.randbytes(random.choice([0, 5, 300, 70000]))
            if k == 4: return datetime.datetime(2020, 1, 1, tzinfo=datetime.timezone.utc)
            if k == 5: return decimal.Decimal('1.5')
            if k == 6: return fractions.Fraction(1, random.randrange(1, 9))
            if k == 7: return random.choice([None, True, False, -1, 255, 65536, 2**31])
            if k == 8: return uuid.UUID(int=5)
            if k == 9: return random.choice([len, print, collections.OrderedDict, datetime.date, Exception, range, str])
            if k == 10: return complex(1, 2)
            if k == 11: return pathlib.PurePosixPath('/a/b')
            n = random.randrange(12)
            if k in (12, 13): return [value(d-1) for _ in range(n)]
            if k in (14, 15): return tuple(value(d-1) for _ in range(n))
            if k in (16, 17): return {str(i): value(d-1) for i in range(n)}
            if k == 18: return {random.randrange(99) for _ in range(n)}
            if k == 19: return frozenset(range(n))
            if k == 20: return collections.OrderedDict((i, value(d-1)) for i in range(n))
            if k == 21: return collections.deque(value(d-1) for _ in range(n))
            if k == 22: return ValueError(value(d-1))
            shared = value(d-1); return [shared, shared, bytearray(b'x'), collections.Counter('aab')]
        for i in range(100):
            o = value(4)
            for p in range(6):
                for make in (pickle.dumps, pickle._dumps):
                    found = []
                    data = make(o, p)
                    Names(io.BytesIO(data)).load()
                    print(base64.b64encode(data).decode() + '\t' + '\t'.join(found))
        """;

    [Fact]
    public void Imported_names_are_those_that_Python_resolves()
    {
        string[] lines = Python.Lines(RandomObjects);
        lines.Should().HaveCount(1200);
        foreach (string[] parts in lines.Select(line => line.TrimEnd('\t').Split('\t')))
        {
            PickleReading reading = PickleReader.Read(new MemoryStream(Convert.FromBase64String(parts[0])), Core.Limits.Default, TestContext.Current.CancellationToken);

            reading.Complete.Should().BeTrue(reading.Stopped);
            reading.Anomalies.Should().BeEmpty();
            reading.Callables.Should().OnlyContain(c => c.Resolved);
            reading.Callables.Where(c => c.Reach == PickleReach.Import).Select(c => $"{c.Module}|{c.Name} {c.Occurrences}")
                .Should().Equal(parts.Skip(1).GroupBy(name => name).Select(group => $"{group.Key} {group.Count()}"));
        }
    }

    [Fact]
    public void An_estimator_is_read_whole()
    {
        PickleReading reading = One(
            """
            import pickle, sys, base64, numpy as np
            from sklearn.ensemble import RandomForestClassifier
            m = RandomForestClassifier(3).fit(np.arange(40.).reshape(20, 2), np.arange(20) % 2)
            print(base64.b64encode(pickle.dumps(m)).decode())
            """,
            "sklearn");

        reading.Complete.Should().BeTrue(reading.Stopped);
        reading.Anomalies.Should().BeEmpty();
        reading.Callables.Select(c => (c.Module, c.Name, c.Reach)).Should().Contain(("sklearn.tree._tree", "Tree", PickleReach.Call))
            .And.Contain(("sklearn.ensemble._forest", "RandomForestClassifier", PickleReach.SetState));
    }

    [Fact]
    public void The_five_programs_of_a_legacy_torch_file_are_read()
    {
        PickleReading reading = One(
            """
            import torch, io, base64
            f = io.BytesIO(); torch.save({'w': torch.zeros(30, 4)}, f, _use_new_zipfile_serialization=False)
            print(base64.b64encode(f.getvalue()).decode())
            """,
            "torch");

        reading.Complete.Should().BeTrue(reading.Stopped);
        reading.Programs.Should().HaveCount(5).And.OnlyContain(p => p.Stopped);
        reading.PersistentIds.Should().Be(1);
        reading.TrailingBytes.Should().Be((30 * 4 * 4) + 8);
        reading.Anomalies.Should().ContainSingle().Which.Code.Should().Be("data-after-stop");
        reading.Callables.Should().Contain(c => c.Name == "_rebuild_tensor_v2" && c.Reach == PickleReach.Call && c.Program == 3);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(5)]
    public void Arrays_of_joblib_are_passed_over(int protocol)
    {
        PickleReading reading = One(
            $$"""
            import joblib, io, base64, numpy as np
            f = io.BytesIO()
            a = {'f': np.arange(12.).reshape(3, 4), 'o': np.array([1, 'x', None], dtype=object), 'e': np.zeros((0, 3)), 'u': np.array(['ab', 'c']),
                 's': np.zeros(3, dtype=[('x', 'f4'), ('y', 'i8')]), 'm': np.array(['2020-01-01'], dtype='M8[D]'), 'b': np.ones(70000, dtype=bool),
                 'z': np.array(3.5), 'F': np.asfortranarray(np.ones((5, 7), dtype='c16')), 'end': len}
            joblib.dump(a, f, protocol={{protocol}})
            print(base64.b64encode(f.getvalue()).decode())
            """,
            "joblib");

        reading.Complete.Should().BeTrue(reading.Stopped);
        reading.Joblib.Should().BeTrue();
        reading.Anomalies.Should().BeEmpty();
        reading.TrailingBytes.Should().Be(0);
        reading.Programs.Should().HaveCount(2).And.OnlyContain(p => p.Stopped);
        reading.Callables.Should().Contain(c => c.Module == "builtins" && c.Name == "len", "what comes after the arrays is read");
    }

    private static PickleReading One(string script, string module)
    {
        byte[] bytes = Convert.FromBase64String(Python.Lines(script, module)[0]);
        return PickleBytes.Read(bytes);
    }
}
