using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Tests.Discovery;

public sealed class SourceTests
{
    [Theory]
    [InlineData("m = AutoModel.from_pretrained(\n    \"org/m\",  # a comment with ) and \"\n    revision=\"abc\",\n)", "1: org/m call=from_pretrained revision=abc source=hub")]
    [InlineData("X = \"org/m\"\nm = AutoModel.from_pretrained(X)", "2: org/m call=from_pretrained source=hub")]
    [InlineData("SentenceTransformer('org/' 'm')", "1: org/m call=SentenceTransformer source=hub")]
    [InlineData("from transformers import pipeline\npipeline('text-generation', model='org/m')", "2: org/m call=pipeline source=hub")]
    [InlineData("hf_hub_download(repo_id='org/m', filename='x.bin', revision='main')", "1: org/m call=hf_hub_download revision=main source=hub")]
    [InlineData("PeftModel.from_pretrained(base, 'org/adapter')", "1: org/adapter call=from_pretrained source=hub")]
    [InlineData("ollama.chat(model='llama3')", "1: llama3 call=chat source=ollama")]
    [InlineData("ChatOllama(model='llama3:8b')", "1: llama3:8b call=ChatOllama revision=8b source=ollama")]
    [InlineData("client.create(model='gpt-4o-2024-08-06')", "1: gpt-4o-2024-08-06 revision=2024-08-06 source=api")]
    public void A_model_that_is_fetched_by_name_is_seen(string code, string fact) => TempTree.Facts("a.py", code, FactKind.ModelReference).Should().Equal(fact);

    [Theory]
    [InlineData("# AutoModel.from_pretrained('org/m')")]
    [InlineData("'''\nAutoModel.from_pretrained('org/m')\n'''")]
    [InlineData("AutoModel.from_pretrained('./local')")]
    [InlineData("AutoModel.from_pretrained(f'{a}/b')")]
    [InlineData("pipeline('org/m')")]
    [InlineData("def from_pretrained(x='org/m'): pass")]
    [InlineData("note = 'gpt is a word'")]
    public void What_fetches_nothing_by_name_is_not(string code) => TempTree.Facts("a.py", code, FactKind.ModelReference).Should().BeEmpty();

    [Fact]
    public void Weights_of_the_tree_are_no_hub_name()
    {
        using var tree = new TempTree();
        tree.With("sub/models/x/config.json", "{}").With("sub/models/x/model.safetensors", [2, 0, 0, 0, 0, 0, 0, 0, .. "{}"u8])
            .With("sub/app/a.py", "AutoModel.from_pretrained('models/x', trust_remote_code=True)");

        tree.Run().Facts.Where(f => f.Kind != FactKind.ModelFile).Select(TempTree.Form).Should().Equal("1: models/x call=trust_remote_code");
    }

    [Theory]
    [InlineData("org/m/readme.txt")]
    [InlineData("app/org/m/config.json")]
    [InlineData("org/m")]
    [InlineData("org/m/weights.bin")]
    [InlineData("org/m/model.safetensors")]
    public void A_folder_that_only_has_the_name_of_a_model_hides_no_download(string decoy)
    {
        using var tree = new TempTree();
        tree.With(decoy, "{}").With("app/a.py", "AutoModel.from_pretrained('org/m')").With("app/Modelfile", "FROM org/m");

        tree.Run().Facts.Where(f => f.Kind == FactKind.ModelReference).Select(f => f.Value).Should().Equal("org/m", "org/m");
    }

    [Theory]
    [InlineData("f('org/m', trust_remote_code=True)", 1)]
    [InlineData("f('org/m', trust_remote_code=False)", 0)]
    [InlineData("f('org/m', trust_remote_code=flag)", 1)]
    [InlineData("o = {'trust_remote_code': True}", 1)]
    [InlineData("args.trust_remote_code = True", 1)]
    [InlineData("torch.hub.load('org/repo', 'model')", 1)]
    [InlineData("torch.hub.load('dir', 'model', source='local')", 0)]
    [InlineData("# trust_remote_code=True", 0)]
    public void Remote_code_is_seen_where_it_is_allowed(string code, int facts) => TempTree.Facts("a.py", code, FactKind.RemoteCode).Should().HaveCount(facts);

    [Theory]
    [InlineData("import pickle\npickle.load(f)", "2: pickle.load callable=pickle.load")]
    [InlineData("import pickle as p\np.loads(f)", "2: pickle.loads callable=pickle.loads")]
    [InlineData("from joblib import load as read\nread('m.joblib')", "2: joblib.load callable=joblib.load file=m.joblib")]
    [InlineData("import numpy as np\nnp.load(f, allow_pickle=True)", "2: numpy.load callable=numpy.load")]
    [InlineData("import torch\ntorch.load(\n  f)", "2: torch.load callable=torch.load")]
    public void An_unsafe_load_is_seen(string code, string fact) => TempTree.Facts("a.py", code, FactKind.UnsafeLoad).Should().Equal(fact);

    [Theory]
    [InlineData("torch.load(f, weights_only=True)")]
    [InlineData("import numpy as np\nnp.load(f)")]
    [InlineData("import json\njson.load(f)")]
    [InlineData("load(f)")]
    public void A_safe_load_is_not(string code) => TempTree.Facts("a.py", code, FactKind.UnsafeLoad).Should().BeEmpty();

    [Theory]
    [InlineData("a.py", "import chromadb", "1: chroma module=chromadb")]
    [InlineData("a.ts", "import { Pinecone } from \"@pinecone-database/pinecone\"", "1: pinecone module=@pinecone-database/pinecone")]
    [InlineData("a.cs", "using Qdrant.Client;", "1: qdrant module=Qdrant.Client")]
    [InlineData("a.py", "from elasticsearch import X\nX().search(knn={})", "2: elasticsearch call=search")]
    public void A_retrieval_store_is_seen(string name, string code, string fact) => TempTree.Facts(name, code, FactKind.RetrievalStore).Should().Equal(fact);

    [Theory]
    [InlineData("a.py", "@mcp.tool()\nasync def send_email(to: str):\n    pass", "2: send_email effect=outward")]
    [InlineData("a.py", "@tool\ndef helper(x):\n    return subprocess.run(x)\n\ndef other(): pass", "2: helper effect=execute")]
    [InlineData("a.py", "@tool\ndef helper(x):\n    pass\n\ndef other(x):\n    requests.post(x)", "2: helper")]
    [InlineData("a.py", "T = [{'name': 'delete_user', 'input_schema': {}}]", "1: delete_user effect=write")]
    [InlineData("a.py", "@tool\nasync def helper(x):\n    await httpx.post(x)", "2: helper effect=outward")]
    [InlineData("a.ts", "const tools = { sendEmail: tool({ description: 'x' }) }", "1: sendEmail effect=outward")]
    [InlineData("a.py", "from langchain.agents import Tool\nTool(name='run_sql', func=f)", "2: run_sql effect=write")]
    [InlineData("a.ts", "server.registerTool(\"run_shell\", {}, f)", "1: run_shell effect=execute")]
    [InlineData("a.cs", "[KernelFunction, Description(\"x\")]\npublic async Task<string> SendMail(string to) => \"\";", "2: SendMail effect=outward")]
    public void A_tool_is_seen(string name, string code, string fact) => TempTree.Facts(name, code, FactKind.Tool).Should().Equal(fact);

    [Theory]
    [InlineData("a.py", "def send_email(to): pass")]
    [InlineData("a.py", "p = {'name': 'x', 'age': 3}")]
    [InlineData("a.py", "Tool('VCCLCompilerTool')")]
    [InlineData("a.cs", "[Fact] public void SendMail() { }")]
    public void A_plain_function_is_no_tool(string name, string code) => TempTree.Facts(name, code, FactKind.Tool).Should().BeEmpty();

    [Fact]
    public void Object_literals_are_arguments_of_their_call() =>
        TempTree.Facts("a.mjs", "const r = /[\"']/; await AutoModel.from_pretrained('org/m', { revision: 'abc' })", FactKind.ModelReference)
            .Should().Equal("1: org/m call=from_pretrained revision=abc source=hub");
}
