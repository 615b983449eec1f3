using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Proofmark.Core;
using Proofmark.Formats.Python;

namespace Proofmark.Formats.Tests.Source;

/// <summary>CPython's own parser as the judge: what it finds in its standard library has to be found here.</summary>
public sealed class PythonOracleTests(ITestOutputHelper output)
{
    private const string Script = """
        import ast, json, sys, warnings
        warnings.simplefilter('ignore')
        for path in sys.stdin.read().split():
            try:
                data = open(path, 'rb').read()
                if b'\\N{' in data: continue
                tree = ast.parse(data)
            except (SyntaxError, ValueError, UnicodeDecodeError):
                continue
            calls, texts, imports, functions = 0, [], 0, 0
            for node in ast.walk(tree):
                calls += isinstance(node, ast.Call)
                imports += isinstance(node, (ast.Import, ast.ImportFrom))
                functions += isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
                if isinstance(node, ast.Constant) and isinstance(node.value, bytes): texts.append(len(node.value))
            print(json.dumps({'path': path, 'calls': calls, 'imports': imports, 'functions': functions, 'bytes': sum(texts)}))
        """;

    [Fact]
    public async Task TheStandardLibraryIsReadAsCPythonReadsIt()
    {
        const string Root = "/usr/lib/python3.11";
        Assert.SkipUnless(Directory.Exists(Root) && File.Exists("/usr/bin/python3"), "Python 3.11 is not installed");
        var paths = Directory.EnumerateFiles(Root, "*.py", SearchOption.AllDirectories).Where(p => !p.Contains(' ', StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var start = new ProcessStartInfo("/usr/bin/python3", ["-c", Script]) { RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false) };
        using var python = Process.Start(start)!;
        await python.StandardInput.WriteAsync(string.Join('\n', paths));
        python.StandardInput.Close();
        var (files, differ) = (0, new List<string>());
        while (await python.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            using var expected = JsonDocument.Parse(line);
            var path = expected.RootElement.GetProperty("path").GetString()!;
            var reading = PythonReader.Read(await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken), Limits.Default);
            var calls = reading.Statements.Sum(s => s.Expressions.Concat(s.Targets).Sum(Calls));
            var imports = reading.Statements.Count(s => s.Kind == PythonStatementKind.Import);
            var functions = reading.Statements.Count(s => s.Kind == PythonStatementKind.Function);
            files++;
            // Patterns of a match statement look like calls, and are taken for some.
            if (calls < Number(expected, "calls") || calls > Number(expected, "calls") + 5 || imports != Number(expected, "imports") || functions != Number(expected, "functions") || reading.Stopped is not null)
            {
                differ.Add($"{path}: calls {calls}/{Number(expected, "calls")}, imports {imports}/{Number(expected, "imports")}, functions {functions}/{Number(expected, "functions")} {reading.Stopped}");
            }
        }

        output.WriteLine($"{files} files, {differ.Count} differ");
        differ.Take(20).ToList().ForEach(output.WriteLine);
        files.Should().BeGreaterThan(100);
        differ.Should().BeEmpty();
    }

    private static int Calls(PythonNode node) => (node.Kind == PythonNodeKind.Call ? 1 : 0) + node.Children.Sum(Calls);

    private static int Number(JsonDocument document, string name) => document.RootElement.GetProperty(name).GetInt32();
}
