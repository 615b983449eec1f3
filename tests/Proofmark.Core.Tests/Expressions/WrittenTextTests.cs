using Proofmark.Core.Expressions;

namespace Proofmark.Core.Tests.Expressions;

/// <summary>A function may demand that a text is written out and is one that it knows.</summary>
public sealed class WrittenTextTests
{
    private static readonly ExpressionEnvironment Environment = new(
        new Dictionary<string, ExpressionType> { ["s"] = ExpressionType.String, ["list"] = ExpressionType.List(ExpressionType.Int) },
        [],
        [
            new FunctionPack("colours",
            [
                new("colour", [ExpressionType.String], ExpressionType.String, (a, _) => a[0]) { Texts = Known },
                new("shade", [ExpressionType.String, ExpressionType.String], ExpressionType.String, (a, _) => a[1]) { IsMethod = true, Texts = texts => Known([texts[1]]) },
            ]),
        ]);

    [Theory]
    [InlineData("colour('red')", null)]
    [InlineData("colour('rde')", "1:1: 'rde' is no colour")]
    [InlineData("colour(s)", "1:1: write the colour out")]
    [InlineData("colour('r' + 'ed')", "1:1: write the colour out")]
    [InlineData("s.shade('red')", null)]
    [InlineData("s.shade('rde')", "1:3: 'rde' is no colour")]
    [InlineData("list.exists(i, colour('rde') == s) ? 'a' : 'b'", "1:16: 'rde' is no colour")]
    public void What_is_not_known_is_an_error_before_anything_is_evaluated(string source, string? expected)
    {
        var compilation = Expression.Compile(source, Environment, ExpressionType.String);

        compilation.Errors.Select(e => e.ToString()).Should().Equal(expected is null ? [] : [expected]);
        (compilation.Expression is null).Should().Be(expected is not null);
    }

    private static string? Known(IReadOnlyList<string?> texts) => texts[0] switch
    {
        null => "write the colour out",
        "red" => null,
        var other => $"'{other}' is no colour",
    };
}
