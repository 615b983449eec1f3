using CsCheck;
using Proofmark.Core.Secrets;

namespace Proofmark.Core.Tests.Secrets;

public sealed class RedactionTests
{
    private const string Token = "ghp_a1B2c3D4e5F6g7H8i9J0k1L2m3N4";

    [Theory]
    [InlineData("http://user:pa/SECRET@host/mcp")]
    [InlineData("http://user:SECRET@host")]
    [InlineData("http://SECRET@host/x")]
    [InlineData("https://host/mcp?sig=SECRET")]
    [InlineData("https://host/mcp?SECRET")]
    [InlineData("https://host/mcp?a=1&b=SECRET#x")]
    [InlineData("https://host/mcp#access_token=SECRET")]
    [InlineData("https://a:SECRET@b@host/")]
    [InlineData("git+https://user:SECRET@github.com/o/r@v1")]
    [InlineData("npx -y server --token SECRET")]
    [InlineData("npx -y server --api-key=SECRET --verbose")]
    [InlineData("server --header 'Authorization: Bearer SECRET'")]
    [InlineData("docker run -e DB_PASSWORD=SECRET image")]
    [InlineData("SECRET@registry.example/image:1")]
    [InlineData("user:SECRET@registry.example:5000/image")]
    [InlineData("postgresql+psycopg://app:SECRET@db/x")]
    [InlineData("redis://:SECRET@cache:6379/0")]
    [InlineData("https://host:SECRET/mcp")]
    [InlineData("//user:SECRET@host/mcp")]
    [InlineData("https:/user:SECRET@host/mcp")]
    [InlineData("https:\\\\user:SECRET@host")]
    [InlineData("mysql -pSECRET")]
    [InlineData("server -u bob -p SECRET")]
    [InlineData("curl -u bob:SECRET https://x")]
    [InlineData("PGPASSWORD='SECRET' psql")]
    [InlineData("server --key \"two SECRET\" --verbose")]
    [InlineData("Server=h;User Id=sa;Password=SECRET;")]
    public void WhatStandsWhereSecretsStandIsTakenOut(string text) => Redaction.Of(text).Should().NotContain("SECRET").And.Contain(Redaction.Mark);

    [Theory]
    [InlineData(Token)]
    [InlineData("sk-proj-abcdefghijklmnop1234")]
    [InlineData("server-" + Token + "-x")]
    [InlineData("https://host/api/" + Token + "/mcp")]
    [InlineData("hf_abcdefghijklmnopqrstuvwx")]
    [InlineData("AKIAABCDEFGHIJKLMNOP")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N")]
    [InlineData("https://mcp.example/s/0b1f3c0e-8d7a-4c43-9f61-0c5d1f6f2a77/mcp")]
    [InlineData("https://mcp.example/s/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b/mcp")]
    [InlineData("https://mcp.example/s/aB3dE6gH9jK2mN5pQ8rS1tU4/mcp")]
    [InlineData("value q7Zk29Lm4XwB81TnVd3R")]
    public void WhatHasTheFormOfASecretIsTakenOut(string text)
    {
        Redaction.Of(text).Should().Contain(Redaction.Mark);
        Redaction.Finds(text).Should().BeTrue();
    }

    [Theory]
    [InlineData("mistralai/Mixtral-8x7B-Instruct-v0.1")]
    [InlineData("TheBloke/Llama-2-13B-chat-GGUF")]
    [InlineData("sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2")]
    [InlineData("@modelcontextprotocol/server-filesystem@2025.8.21")]
    [InlineData("https://registry.npmjs.org/@scope/pkg/-/pkg-1.0.0.tgz")]
    [InlineData("git+https://github.com/org/repo.git@0123456789abcdef0123456789abcdef01234567#egg=name&subdirectory=py")]
    [InlineData("https://huggingface.co/org/model/resolve/0123456789abcdef0123456789abcdef01234567/model.safetensors")]
    [InlineData("ghcr.io/org/image@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("https://${USER}:${PASSWORD}@host/mcp?key=${KEY}")]
    [InlineData("http://localhost:8080/mcp")]
    [InlineData("http://[::1]:8080/mcp")]
    [InlineData("http://localhost:${PORT}/mcp")]
    [InlineData("npx -y server --token ${TOKEN} --max-tokens 512 --token-file /run/token")]
    [InlineData("git@github.com:org/repo.git")]
    [InlineData("api:example-vendor/chat-large")]
    [InlineData("claude-opus-4-20250514")]
    [InlineData("text-embedding-ada-002")]
    [InlineData("AutoModelForSequenceClassification2Heads")]
    [InlineData("torch==2.1.0+cu121")]
    [InlineData("models/intent-classifier/model.pkl")]
    [InlineData("")]
    public void WhatIsNoSecretStays(string text)
    {
        Redaction.Of(text).Should().Be(text);
        Redaction.Finds(text).Should().BeFalse();
    }

    [Fact]
    public void LongTextIsCutBetweenWords()
    {
        var text = string.Concat(Enumerable.Repeat("word ", 818)) + Token;

        Redaction.Of(text).Should().NotContain("ghp_").And.EndWith("…");
        Redaction.Of(new string('a', 10_000)).Should().Be("…");
    }

    [Fact]
    public void NothingGetsWorseTheSecondTime() =>
        Gen.String[Gen.Char["abc:/@?#=&. -${}A1"], 0, 60].Sample(text => Redaction.Of(Redaction.Of(text)) == Redaction.Of(text), iter: 3000);

    [Fact]
    public void NoUserAndNoQueryValueSurvives() =>
        Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 1, 12], Gen.String[Gen.Char["abcXYZ019.!*:/@-_~"], 0, 12], Gen.String[Gen.Char["abcXYZ019.-_~/"], 0, 12])
            .Sample((a, b, c) =>
            {
                const string Canary = "QQCANARYQQ";
                Redaction.Of($"https://{a}:{b}{Canary}@host.example/{c}").Should().NotContain(Canary);
                Redaction.Of($"https://host.example/{c}?{a}={Canary}{b}").Should().NotContain(Canary);
            }, iter: 2000);

    [Fact]
    public void EvidenceKeepsEverythingButWhatCertainlyIsASecret()
    {
        Redaction.OfEvidence($"posix.system('curl -H {Token} https://user:{Token}@host.example/aGVsbG8gd29ybGQgaGVsbG8=?a=b')")
            .Should().NotContain(Token).And.Contain("posix.system('curl -H").And.Contain("host.example/aGVsbG8gd29ybGQgaGVsbG8=?a=b')");
        Redaction.OfEvidence("exec(base64.b64decode('aW1wb3J0IG9zO29zLnN5c3RlbSgnaWQnKQ=='))").Should().Be("exec(base64.b64decode('aW1wb3J0IG9zO29zLnN5c3RlbSgnaWQnKQ=='))");
    }
}
