using CsCheck;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Planning.Layouts;

public class ParameterLayoutTests
{
    [Fact]
    public void Canonical_offsets_count_the_parameters_alone()
    {
        ParameterLayout layout = LayoutOf(packed: false);

        Assert.Equal(["weight1", "bias1", "weight2", "bias2"], layout.Slots.Select(slot => slot.Parameter.Name));
        Assert.Equal([0, 15, 20, 35], layout.Slots.Select(slot => slot.CanonicalOffset));
        Assert.Equal(38, layout.Count);
    }

    [Fact]
    public void Padded_parameters_begin_and_end_where_every_vector_width_does()
    {
        RandomDeclarations.Any.Sample(
            declaration =>
            {
                var layout = new ParameterLayout(declaration.Lowered().Parameters, packed: false);
                Assert.All(layout.Slots, slot => Assert.Equal(0, slot.Offset % MatrixLayout.VectorFloats));
                Assert.All(layout.Slots, slot => Assert.Equal(0, slot.Floats % MatrixLayout.VectorFloats));
                Assert.Equal(0, layout.Floats % MatrixLayout.VectorFloats);
                AssertOneAfterTheOther(layout);
            },
            iter: 50);
    }

    [Fact]
    public void Packed_parameters_lie_as_in_canonical_order()
    {
        ParameterLayout layout = LayoutOf(packed: true);

        Assert.All(layout.Slots, slot => Assert.Equal(slot.CanonicalOffset, slot.Offset));
        Assert.All(layout.Slots, slot => Assert.Equal(slot.Parameter.Shape.ElementsPerSample, slot.Floats));
        Assert.All(layout.Slots, slot => Assert.Null(slot.Matrix));
        Assert.Equal(48, layout.Floats);
        AssertOneAfterTheOther(layout);
    }

    [Fact]
    public void A_weight_is_stored_with_its_inputs_as_rows_and_its_outputs_in_the_lanes()
    {
        var graph = Declared.Classifier(20, Declared.Dense(33, useBias: false)).Lowered();
        ParameterSlot slot = new ParameterLayout(graph.Parameters, packed: false)[graph.Parameters[0]];

        Assert.Equal("weight1[33, 20]", slot.Parameter.ToString());
        Assert.Equal(new Panels(Rows: 20, Columns: 33), slot.Matrix);
        Assert.Equal(20 * 48, slot.Floats);
    }

    [Fact]
    public void A_bias_is_stored_as_it_is()
    {
        ParameterSlot slot = LayoutOf(packed: false).Slots[1];

        Assert.Null(slot.Matrix);
        Assert.Equal(16, slot.Floats);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_frozen_lies_behind_all_that_is_trainable(bool packed)
    {
        var graph = Declared.Classifier(
            3, Declared.Dense(5) with { Weight = new(Trainable: false) }, Declared.Dense(4), Declared.Dense(3) with { Weight = new(Trainable: false) }).Lowered();
        var layout = new ParameterLayout(graph.Parameters, packed);

        Assert.True(layout.HasFrozen);
        Assert.Equal(0, layout.TrainableFloats % MatrixLayout.VectorFloats);
        Assert.All(layout.Slots, slot => Assert.Equal(slot.Parameter.IsTrainable, slot.Offset < layout.TrainableFloats));
        Assert.All(layout.Slots, slot => Assert.True(!slot.Parameter.IsTrainable || slot.Offset + slot.Floats <= layout.TrainableFloats));
        Assert.Equal([0, 15, 20, 40, 44, 56], layout.Slots.Select(slot => slot.CanonicalOffset));
        Assert.Equal(["weight1", "bias1", "weight2", "bias2", "weight3", "bias3"], layout.Slots.Select(slot => slot.Parameter.Name));
    }

    [Fact]
    public void Elements_are_never_lost() => RandomDeclarations.Any.Sample(
        declaration =>
        {
            NetworkGraph graph = declaration.Lowered();
            foreach (bool packed in (bool[])[false, true])
            {
                var layout = new ParameterLayout(graph.Parameters, packed);
                Assert.Equal(graph.Layers.Sum(layer => layer.ParameterCount), layout.Count);
                Assert.All(layout.Slots, slot => Assert.True(slot.Floats >= slot.Parameter.Shape.ElementsPerSample));
            }
        },
        iter: 50);

    private static void AssertOneAfterTheOther(ParameterLayout layout)
    {
        int end = 0;
        foreach (ParameterSlot slot in layout.Slots.OrderBy(slot => slot.Offset))
        {
            Assert.Equal(end, slot.Offset);
            end += slot.Floats;
        }

        Assert.Equal(MatrixLayout.Pad(end), layout.Floats);
    }

    private static ParameterLayout LayoutOf(bool packed) =>
        new(Declared.Stack(Activation.Relu, 3, 5, 3).Lowered().Parameters, packed);
}
