using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Graph.Operations;

public class SgdUpdateTests
{
    private readonly NetworkGraph _graph = new(3);
    private readonly Parameter _weight;

    public SgdUpdateTests() => _weight = _graph.AddParameter("weight1", new Shape(2, 3), InitialValues.Constant(0));

    [Fact]
    public void The_result_is_the_parameter_after_the_step()
    {
        SgdUpdate update = SgdUpdate.Append(_graph, new SgdDeclaration(), _weight, Gradient(2, 3));

        Assert.Equal("updatedWeight1[2, 3] = SgdUpdate(weight1[2, 3], gradient[2, 3])", update.ToString());
        Assert.Equal(TensorRole.Value, update.Output.Role);
        Assert.Empty(update.States);
    }

    [Fact]
    public void Momentum_remembers_a_velocity_laid_out_like_the_parameter()
    {
        SgdUpdate update = SgdUpdate.Append(_graph, new SgdDeclaration(Momentum: 0.9f), _weight, Gradient(2, 3));

        Tensor velocity = Assert.Single(update.States);
        Assert.Equal("weight1Velocity[2, 3]", velocity.ToString());
        Assert.Equal(TensorRole.OptimizerState, velocity.Role);
        Assert.Contains(velocity, update.Inputs);
    }

    [Fact]
    public void A_gradient_of_another_shape_is_refused()
    {
        Tensor gradient = Gradient(3, 2);

        var exception = Assert.Throws<ArgumentException>(() => SgdUpdate.Append(_graph, new SgdDeclaration(), _weight, gradient));

        Assert.Equal("gradient[3, 2] does not fit weight1[2, 3].", exception.Message);
    }

    private Tensor Gradient(params Dimension[] dimensions) => _graph.NewValue("gradient", new Shape(dimensions));
}
