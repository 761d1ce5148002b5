using System.Globalization;
using System.Xml.Linq;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Graph;
using NetGen.Generator.Tests.Planning.Layouts;
using Buffer = NetGen.Generator.Planning.Layouts.Buffer;

namespace NetGen.Generator.Tests.Planning;

/// <summary>The figures of the documentation show what is planned for 64-32-10.</summary>
public class FigureTests
{
    private static readonly NetworkDeclaration Declaration =
        Declared.Stack(Activation.Relu, 64, 32, 10) with { Optimizer = new SgdDeclaration(Momentum: 0.9f) };

    private static readonly PlannedNetwork Network = PlannedNetwork.Of(Declaration);

    private static PlannedProgram Step => Network.TrainingPlan.Step!;

    [Fact]
    public void The_memory_plan_has_the_kernels_of_a_step() => Assert.Equal(
        Step.Kernels.Select(kernel => kernel.Name),
        With(Figure("memory-plan"), "data-kernel").Select(text => text.Attribute("data-kernel")!.Value));

    [Fact]
    public void The_memory_plan_has_the_buffers_in_their_places() => Assert.Equal(
        Step.Workspace.For(Step.Samples).Select(Describe),
        With(Figure("memory-plan"), "data-tensor").Select(place =>
            $"{place.Attribute("data-tensor")!.Value}: {place.Attribute("data-first")!.Value} to {place.Attribute("data-last")!.Value}, " +
            $"{place.Attribute("data-floats")!.Value} floats at {place.Attribute("data-offset")!.Value}"));

    [Fact]
    public void The_memory_plan_is_drawn_to_scale() => Assert.All(With(Figure("memory-plan"), "data-tensor"), place =>
    {
        const double top = 100, left = 110, column = 100;
        Assert.Equal(top + Kilobytes(Number(place, "data-offset")), Number(place, "y"));
        Assert.Equal(Kilobytes(Number(place, "data-floats")), Number(place, "height"));
        // Where one takes the other's place they share a kernel, and its column.
        Assert.InRange(Number(place, "x") - (left + (column * Number(place, "data-first"))), 0, column / 2);
        Assert.InRange(left + (column * (Number(place, "data-last") + 1)) - (Number(place, "x") + Number(place, "width")), 0, column / 2);
    });

    [Fact]
    public void The_memory_plan_names_the_sizes()
    {
        XElement figure = Figure("memory-plan");

        Assert.Equal(Kilobytes(Step.Workspace.FloatsFor(Step.Samples)), Size("shared"));
        Assert.Equal(Kilobytes(Step.Workspace.For(Step.Samples).Sum(buffer => buffer.Floats)), Size("apart"));
        Assert.Contains($"{Kilobytes(Network.Plan.StateFloats).ToString("F1", CultureInfo.InvariantCulture)} KB", figure.Value, StringComparison.Ordinal);
        Assert.Contains($"{Step.Samples.ToString("N0", CultureInfo.InvariantCulture)} samples", figure.Value, StringComparison.Ordinal);

        double Size(string id) => double.Parse(figure.Descendants().Single(text => text.Attribute("id")?.Value == id).Value, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_stages_count_their_operations()
    {
        NetworkGraph forward = Declaration.Lowered();
        string figure = Figure("stages").Value;

        Assert.Contains($"{forward.Operations.Count} operations", figure, StringComparison.Ordinal);
        Assert.Contains($"{Network.Graph.Operations.Count - forward.Operations.Count} more", figure, StringComparison.Ordinal);
        Assert.Contains($"{Step.Kernels.Length} kernels", figure, StringComparison.Ordinal);
        Assert.Contains($"{Step.Workspace.Buffers.Length} buffers", figure, StringComparison.Ordinal);
        Assert.Contains($"{Network.Plan.Parameters.Count.ToString("N0", CultureInfo.InvariantCulture)} parameters", figure, StringComparison.Ordinal);
    }

    private static string Describe(Buffer buffer)
    {
        Liveness life = Liveness.Of(buffer.Tensor, Step.Kernels);
        return $"{buffer.Tensor.Name}: {life.First} to {life.Last}, {buffer.Floats} floats at {buffer.Offset}";
    }

    private static XElement Figure(string name) => XElement.Load(Path.Combine(AppContext.BaseDirectory, "Figures", name + ".svg"));

    private static IEnumerable<XElement> With(XElement figure, string attribute) =>
        figure.Descendants().Where(element => element.Attribute(attribute) is not null);

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);

    private static double Kilobytes(double floats) => floats * sizeof(float) / 1024;
}
