using CsCheck;
using Proofmark.Core;
using Proofmark.Reporting.Charts;
using Proofmark.Systems.Model;

namespace Proofmark.Reporting.Tests.Charts;

public sealed class DiagramLayoutTests
{
    private static readonly Gen<SystemModel> Systems =
        from count in Gen.Int[2, 9]
        from flows in Gen.Select(Gen.Int[0, count - 1], Gen.Int[0, count - 1]).Array[1, 14]
        from boundaries in Gen.Int[0, count - 1].Array[0, count].Array[0, 5]
        select Model(count, flows, boundaries);

    [Fact]
    public void The_box_of_a_boundary_holds_its_components_and_no_others() => Systems.Sample(system =>
    {
        var layout = DiagramLayout.Of(system);
        foreach (var box in layout.Boxes)
        {
            var inside = layout.Places.Where(p => Overlaps(box, p.Value)).Select(p => p.Key);
            inside.Should().NotBeEmpty().And.OnlyContain(id => system.Boundaries[box.Name].Contains(id));
            layout.Places.Where(p => Overlaps(box, p.Value)).Should().OnlyContain(p => Holds(box, p.Value));
        }

        foreach (var (name, members) in system.Boundaries)
        {
            members.Where(layout.Places.ContainsKey).Should().OnlyContain(id => layout.Boxes.Any(b => b.Name == name && Holds(b, layout.Places[id])));
        }
    });

    [Fact]
    public void Components_never_overlap_and_everything_is_inside_the_drawing() => Systems.Sample(system =>
    {
        var layout = DiagramLayout.Of(system);
        var places = layout.Places.Values.ToList();
        places.SelectMany((a, i) => places.Skip(i + 1).Select(b => (a, b))).Should().OnlyContain(p =>
            Math.Abs(p.a.X - p.b.X) >= DiagramLayout.BoxWidth || Math.Abs(p.a.Y - p.b.Y) >= DiagramLayout.BoxHeight);
        places.Should().OnlyContain(p => p.X >= 0 && p.Y >= 0 && p.X + DiagramLayout.BoxWidth <= layout.Width && p.Y + DiagramLayout.BoxHeight <= layout.Floor);
        layout.Boxes.Should().OnlyContain(b => b.X >= 0 && b.Y >= 0 && b.X + b.Width <= layout.Width && b.Y + b.Height <= layout.Floor + 0.001);
    });

    [Fact]
    public void A_boundary_inside_another_is_a_box_inside_a_box()
    {
        var layout = DiagramLayout.Of(Model(3, [(0, 1), (1, 2)], [[0, 1, 2], [1]]));

        var (outer, inner) = (layout.Boxes.Single(b => b.Name == "b0"), layout.Boxes.Single(b => b.Name == "b1"));

        inner.X.Should().BeGreaterThan(outer.X);
        inner.Y.Should().BeGreaterThan(outer.Y);
        (inner.X + inner.Width).Should().BeLessThan(outer.X + outer.Width);
        (inner.Y + inner.Height).Should().BeLessThanOrEqualTo(outer.Y + outer.Height);
    }

    [Fact]
    public void More_boundaries_than_can_be_drawn_are_left_out_smallest_first()
    {
        var layout = DiagramLayout.Of(Model(2, [(0, 1)], [[0, 1], .. Enumerable.Repeat(new[] { 0 }, 30)]));

        layout.Boxes.Select(b => b.Name).Distinct().Should().HaveCount(DiagramLanes.MaxBoundaries).And.Contain("b0");
    }

    private static bool Overlaps(DiagramLayout.Box box, DiagramLayout.Place place) =>
        place.X < box.X + box.Width && place.X + DiagramLayout.BoxWidth > box.X && place.Y < box.Y + box.Height && place.Y + DiagramLayout.BoxHeight > box.Y;

    private static bool Holds(DiagramLayout.Box box, DiagramLayout.Place place) =>
        place.X >= box.X && place.Y >= box.Y && place.X + DiagramLayout.BoxWidth <= box.X + box.Width && place.Y + DiagramLayout.BoxHeight <= box.Y + box.Height;

    private static SystemModel Model(int count, (int From, int To)[] flows, int[][] boundaries) => new()
    {
        Id = "random",
        Components = [.. Enumerable.Range(0, count).Select(i => new SystemComponent($"c{i}", "componentTools", true, new Location("x")) { Untrusted = i == 0 ? ["user"] : [] })],
        Flows = [.. flows.Distinct().Select(f => new SystemFlow($"c{f.From}", $"c{f.To}", "", true))],
        Boundaries = new SortedDictionary<string, IReadOnlyList<string>>(
            boundaries.Select((b, i) => (Name: $"b{i}", Members: b)).ToDictionary(b => b.Name, b => (IReadOnlyList<string>)[.. b.Members.Distinct().Select(m => $"c{m}")]), StringComparer.Ordinal),
        Facts = [],
    };
}
