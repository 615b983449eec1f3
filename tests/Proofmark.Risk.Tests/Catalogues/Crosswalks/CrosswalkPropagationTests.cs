using CsCheck;
using Proofmark.Risk.Catalogues.Crosswalks;

namespace Proofmark.Risk.Tests.Catalogues.Crosswalks;

public sealed class CrosswalkPropagationTests
{
    private static readonly Gen<CrosswalkRow> GenRow =
        Gen.Select(Gen.Int[0, 7], Gen.Enum<MappingPredicate>(), Gen.Int[0, 7], (from, predicate, to) => Row($"e{from}", predicate, $"e{to}"));

    private static readonly Gen<(CrosswalkRow[] Rows, string[] Satisfied)> GenCase =
        Gen.Select(GenRow.Array[0, 20], Gen.Int[0, 7].Select(i => $"e{i}").Array[0, 3]);

    [Theory]
    [InlineData(MappingPredicate.Exact, CrosswalkStanding.Satisfied)]
    [InlineData(MappingPredicate.Narrow, CrosswalkStanding.Satisfied)]
    [InlineData(MappingPredicate.Broad, CrosswalkStanding.PartialNeedsReview)]
    [InlineData(MappingPredicate.Related, CrosswalkStanding.PartialNeedsReview)]
    public void Only_the_same_and_the_narrower_are_satisfied(MappingPredicate predicate, CrosswalkStanding standing) =>
        CrosswalkPropagation.Propagate([Row("a", predicate, "b")], ["a"])["b"].Should().Be(standing);

    [Fact]
    public void Nothing_flows_backwards_or_from_nothing()
    {
        CrosswalkPropagation.Propagate([Row("a", MappingPredicate.Exact, "b")], ["b"]).Should().NotContainKey("a");
        CrosswalkPropagation.Propagate([Row("a", MappingPredicate.Exact, "b")], []).Should().BeEmpty();
    }

    [Fact]
    public void What_became_partial_never_becomes_satisfied_again()
    {
        CrosswalkRow[] rows = [Row("a", MappingPredicate.Related, "b"), Row("b", MappingPredicate.Exact, "c"), Row("c", MappingPredicate.Exact, "a")];
        CrosswalkPropagation.Propagate(rows, ["a"])["c"].Should().Be(CrosswalkStanding.PartialNeedsReview);
    }

    [Fact]
    public void A_better_way_that_is_found_later_counts()
    {
        CrosswalkRow[] rows = [Row("a", MappingPredicate.Related, "b"), Row("b", MappingPredicate.Exact, "c"), Row("a", MappingPredicate.Exact, "d"), Row("d", MappingPredicate.Narrow, "b")];
        CrosswalkPropagation.Propagate(rows, ["a"])["c"].Should().Be(CrosswalkStanding.Satisfied);
    }

    [Fact]
    public void It_is_what_the_paths_say() => GenCase.Sample(c =>
    {
        var (rows, satisfied) = c;
        var standing = CrosswalkPropagation.Propagate(rows, satisfied);
        var strong = Reach(rows.Where(r => r.Predicate is MappingPredicate.Exact or MappingPredicate.Narrow), satisfied);
        var any = Reach(rows, satisfied);
        foreach (var id in Enumerable.Range(0, 8).Select(i => $"e{i}"))
        {
            var expected = strong.Contains(id) ? CrosswalkStanding.Satisfied : any.Contains(id) ? CrosswalkStanding.PartialNeedsReview : CrosswalkStanding.None;
            standing.GetValueOrDefault(id).Should().Be(expected);
        }
    }, iter: 2000);

    [Fact]
    public void More_evidence_never_lowers_anything_and_the_order_of_rows_does_not_matter() => Gen.Select(GenCase, Gen.Int[0, 7]).Sample(c =>
    {
        var ((rows, satisfied), more) = c;
        var before = CrosswalkPropagation.Propagate(rows, satisfied);
        var after = CrosswalkPropagation.Propagate(rows.Reverse(), [.. satisfied, $"e{more}"]);
        foreach (var (id, standing) in before)
        {
            ((int)after[id]).Should().BeGreaterThanOrEqualTo((int)standing);
        }

        CrosswalkPropagation.Propagate(rows.Reverse(), satisfied).Should().BeEquivalentTo(before);
    }, iter: 2000);

    // Independent of the code under test: a closure by repeated passes over all rows.
    private static HashSet<string> Reach(IEnumerable<CrosswalkRow> rows, IEnumerable<string> start)
    {
        var reached = start.ToHashSet();
        var all = rows.ToList();
        for (var pass = 0; pass <= all.Count; pass++)
        {
            reached.UnionWith(all.Where(r => reached.Contains(r.Subject)).Select(r => r.Target).ToList());
        }

        return reached;
    }

    private static CrosswalkRow Row(string subject, MappingPredicate predicate, string target) => new(subject, predicate, target, "for the test", "assumption");
}
