using System.Security.Cryptography;
using System.Text;
using CsCheck;

namespace Proofmark.Provenance.Tests.ModelSigning;

/// <summary>
/// The models that the tests of the reference tool sign (sigstore/model-transparency, tests/conftest.py, Apache-2.0), made again, with the root digests
/// of its golden statements (tests/manifest_serialization/testdata, release 1.1.1).
/// </summary>
public sealed class ModelGoldenTests
{
    [Theory]
    [InlineData("file", null, "002d162f867c5eee944e5080d25829b6625be0e3f081f6fbafc7dd655ca2e178", 1)]
    [InlineData("file", 1_000_000_000L, "002d162f867c5eee944e5080d25829b6625be0e3f081f6fbafc7dd655ca2e178", 1)]
    [InlineData("file", 8L, "57d54248751a51781ac2bed647670df0c45d3926e337021585c34a82384b6573", 3)]
    [InlineData("sample", null, "143cc682e555951649f18e2761c3d526d2502996f5e32dc187ef7f8a614f8df7", 10)]
    [InlineData("sample", 1_000_000_000L, "143cc682e555951649f18e2761c3d526d2502996f5e32dc187ef7f8a614f8df7", 10)]
    [InlineData("sample", 8L, "2139af57fd2a4f324ac7cd0fc04898cce73d0871b363c8eb3fc07ab7da4c8445", 30)]
    [InlineData("deep", null, "18b5a45fe7983f7194e8ffd96c80f5f0ec53191bf4a32b6aff293f043e816d7a", 4)]
    [InlineData("deep", 1_000_000_000L, "18b5a45fe7983f7194e8ffd96c80f5f0ec53191bf4a32b6aff293f043e816d7a", 4)]
    [InlineData("deep", 8L, "fe81b684c60474cea9b27ba1de9993e54bb19806664613758aa4d335ee398497", 8)]
    [InlineData("empty-inside", null, "5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456", 1)]
    [InlineData("link", null, "002d162f867c5eee944e5080d25829b6625be0e3f081f6fbafc7dd655ca2e178", 1)]
    [InlineData("link", 8L, "57d54248751a51781ac2bed647670df0c45d3926e337021585c34a82384b6573", 3)]
    public void Roots_are_those_of_the_reference_tool(string kind, long? shard, string root, int resources)
    {
        using var model = new ModelCase { Signing = new() { ShardSize = shard, AllowSymlinks = true } };

        var manifest = model.Describe(Make(model, kind)).Manifest!;

        manifest.Root.Hex.Should().Be(root);
        manifest.Resources.Should().HaveCount(resources);
        manifest.Resources[0].Name.Should().StartWith(kind switch { "file" => ".", "sample" => "d0/f00", "deep" => "d0/d1/d2/d3/d4/f0", "link" => "file", _ => "empty_file" });
    }

    /// <summary>The reference tool signs these; the specification (6.1.2) forbids it.</summary>
    [Theory]
    [InlineData("nothing", null)]
    [InlineData("empty-inside", 8L)]
    public void Empty_models_are_not_signed(string kind, long? shard)
    {
        using var model = new ModelCase { Signing = new() { ShardSize = shard } };

        model.Describe(Make(model, kind)).ReasonCode.Should().Be("model-empty");
    }

    /// <summary>Components before siblings whose names go on with a character below the slash, code points and not UTF-16, parts by number.</summary>
    [Fact]
    public void The_order_is_that_of_path_components()
    {
        string[] expected = ["A/x", "a/x", "a!c", "a-b/x", "a.b/x", "a0", "b", "\uff5e", "\U0001F600"];
        using var model = new ModelCase { Signing = new() { ShardSize = 1 } };
        foreach (var name in expected.Reverse())
        {
            model.With(name, "0123456789ab");
        }

        model.Describe().Manifest!.Resources.Select(static resource => resource.Name).Should().Equal(
            expected.SelectMany(static name => Enumerable.Range(0, 12).Select(i => FormattableString.Invariant($"{name}:{i}:{i + 1}"))));
    }

    /// <summary>Random names in random folders, against <c>sorted()</c> over <c>PurePosixPath</c>, as the reference tool does it.</summary>
    [Fact]
    public void The_order_is_that_of_Python()
    {
        const string Script = "import pathlib, os; print('\\n'.join(map(str, sorted(pathlib.PurePosixPath(os.path.join(d, f)).relative_to('model') for d, _, fs in os.walk('model') for f in fs))))";
        Assert.SkipUnless(File.Exists(Python.Interpreter), "python3 is absent");
        Gen.Char["ab!-.0 \u00e9\uff5e"].Array[1, 3].Select(static chars => new string(chars)).Where(static part => part.Trim('.').Length > 0).Array[1, 3].Array[1, 40].Sample(
            paths =>
            {
                using var model = new ModelCase();
                foreach (var path in paths.Select(static parts => string.Join('/', parts)).Append("\U0001F600"))
                {
                    TryAdd(model, path);
                }

                var expected = Python.Run(model.Beside, Script).TrimEnd('\n').Split('\n');
                return model.Describe().Manifest!.Resources.Select(static resource => resource.Path).SequenceEqual(expected);
            },
            iter: 15,
            threads: 1);
    }

    /// <summary>The root by its definition: SHA-256 over the SHA-256 of each file in order, and nothing else.</summary>
    [Fact]
    public void The_root_is_the_hash_of_hashes() => Gen.String[Gen.Char['a', 'z'], 0, 30].Array[1, 12].Sample(
        contents =>
        {
            using var model = new ModelCase();
            for (var i = 0; i < contents.Length; i++)
            {
                model.With(FormattableString.Invariant($"f{i:d2}"), contents[i]);
            }

            byte[] all = [.. contents.SelectMany(static content => SHA256.HashData(Encoding.UTF8.GetBytes(content)))];
            return model.Describe().Manifest!.Root.Hex == Convert.ToHexStringLower(SHA256.HashData(all));
        },
        iter: 50);

    // A random path may want to be a folder where a file is.
    private static void TryAdd(ModelCase model, string path)
    {
        var full = Path.Combine(model.Model, path);
        var isTaken = Directory.Exists(full);
        for (var above = Path.GetDirectoryName(full)!; above != model.Model; above = Path.GetDirectoryName(above)!)
        {
            isTaken |= File.Exists(above);
        }

        if (!isTaken)
        {
            model.With(path, "x");
        }
    }

    private static string Make(ModelCase model, string kind)
    {
        const string Simple = "This is a simple model";
        switch (kind)
        {
            case "file":
                return Path.Combine(model.With("file", Simple).Model, "file");
            case "sample":
                for (var i = 0; i < 10; i++)
                {
                    var (folder, file) = (i / 3, i % 3);
                    model.With(i < 6 ? $"d{folder}/f{folder}{file}" : $"f{i - 6}", i < 6 ? $"This is file f{folder}{file} in d{folder}." : $"This is file f{i - 6} in root.");
                }

                break;
            case "deep":
                for (var i = 0; i < 4; i++)
                {
                    model.With($"d0/d1/d2/d3/d4/f{i}", $"This is file f{i}.");
                }

                break;
            case "empty-inside":
                model.With("empty_file", "");
                break;
            case "link":
                // The reference tool's link leads out of its model; ours must stay inside, at a name that is left out.
                model.With(".github/target", Simple).Link("file", ".github/target");
                break;
        }

        return model.Model;
    }
}
