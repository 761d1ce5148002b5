using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Nests;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Planning;

public class FusionTests
{
    [Fact]
    public void Bias_and_relu_go_into_the_product()
    {
        PlannedNetwork network = PlannedNetwork.Of(Declared.Stack(Activation.Relu, 64, 32, 10));

        ContractionKernel hidden = Assert.IsType<ContractionKernel>(network.Plan.Forward.Kernels[0]);
        Assert.Equal(["Hidden1", "Logits"], NamesOf(network.Plan.Forward));
        Assert.Equal("bias1", hidden.Bias?.Name);
        Assert.Equal(new FinishingStep(Function.Of(Activation.Relu), null), Assert.Single(hidden.Steps));
        Assert.Equal("hidden1", Assert.IsType<StoreSink>(hidden.Result).Tensor.Name);
    }

    [Fact]
    public void A_long_activation_runs_by_itself()
    {
        PlannedNetwork network = PlannedNetwork.Of(Declared.Stack(Activation.Gelu, 64, 32, 10));

        Assert.Equal(["Hidden1Sum", "Hidden1", "Logits"], NamesOf(network.Plan.Forward));
        Assert.Empty(Assert.IsType<ContractionKernel>(network.Plan.Forward.Kernels[0]).Steps);
        Assert.True(Applies(network.Plan.Forward.Kernels[1], Function.Of(Activation.Gelu)));
    }

    [Fact]
    public void Activations_and_derivatives_go_where_the_cost_model_says()
    {
        foreach (Activation activation in Enum.GetValues<Activation>().Except([Activation.Linear]))
        {
            PlannedNetwork network = PlannedNetwork.Of(Declared.Stack(activation, 64, 32, 10));
            IEnumerable<Kernel> kernels = network.TrainingPlan.Step!.Kernels;

            foreach (Function function in (Function[])[Function.Of(activation), Function.GradientOf(activation)])
                Assert.Equal(CostModel.FusesIntoProduct(function), !kernels.Any(kernel => Applies(kernel, function)));
        }
    }

    [Fact]
    public void A_value_that_the_backward_pass_reads_is_stored()
    {
        foreach (Activation activation in Enum.GetValues<Activation>().Except([Activation.Linear]))
        {
            PlannedNetwork network = PlannedNetwork.Of(Declared.Stack(activation, 64, 32, 10));
            string reference = ActivateGradient.ReadsOutput(activation) ? "hidden1" : "hidden1Sum";

            Assert.Contains(network.TrainingPlan.Step!.Workspace.Buffers, buffer => buffer.Tensor.Name == reference);
        }
    }

    [Fact]
    public void Loss_and_gradient_are_one_kernel()
    {
        PlannedNetwork network = PlannedNetwork.Of(Declared.Stack(Activation.Relu, 64, 32, 10));

        Assert.Equal("logitsGradient", Assert.Single(network.TrainingPlan.Step!.Kernels.OfType<LossKernel>()).Gradient?.Name);
        Assert.Null(Assert.Single(network.TrainingPlan.Loss!.Kernels.OfType<LossKernel>()).Gradient);
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.9f)]
    public void Every_update_is_made_where_the_gradient_is_born(float momentum)
    {
        PlannedNetwork network = PlannedNetwork.Of(
            Declared.Stack(Activation.Relu, 64, 32, 10) with { Optimizer = new SgdDeclaration(momentum) });

        AssertEachParameterOnce(network, network.TrainingPlan.Step!);
        Assert.All(GradientSinks(network.TrainingPlan.Step!), sink => Assert.True(sink.Descends));
        Assert.DoesNotContain(
            network.TrainingPlan.Step!.Workspace.Buffers, buffer => network.Training!.Gradients.Any(pair => pair.Gradient == buffer.Tensor));
    }

    [Fact]
    public void Gradients_are_summed_up_over_the_passes()
    {
        PlannedNetwork network = PlannedNetwork.Of(Declared.Stack(Activation.Relu, 64, 32, 10));

        AssertEachParameterOnce(network, network.TrainingPlan.Gradients);
        Assert.All(GradientSinks(network.TrainingPlan.Gradients), sink => Assert.False(sink.Descends));
    }

    [Fact]
    public void A_parameter_changes_after_its_last_reader()
    {
        PlannedNetwork network = PlannedNetwork.Of(Declared.Stack(Activation.Relu, 64, 32, 16, 10));
        var updated = new HashSet<Tensor>();

        foreach (Kernel kernel in network.TrainingPlan.Step!.Kernels)
        {
            Assert.Empty(kernel.Reads.Where(updated.Contains));
            if (kernel.Sink is GradientSink { Descends: true } sink)
                updated.Add(sink.Parameter);
        }

        Assert.Equal(6, updated.Count);
    }

    [Fact]
    public void A_sum_that_two_operations_read_is_no_part_of_the_product()
    {
        var graph = new NetworkGraph(20);
        Tensor weight = graph.AddParameter("weight", new Shape(20, 20), InitialValues.Constant(0));
        Tensor product = MatMul.Append(graph, "product", graph.Input, weight, transposeRight: true);
        Tensor relu = Activate.Append(graph, "relu", Activation.Relu, product);
        graph.Output = graph.Prediction = Add.Append(graph, "sum", product, relu);

        Assert.Equal(["Product", "Sum"], NamesOf(PlannedNetwork.Of(graph).Plan.Forward));
    }

    [Fact]
    public void What_a_program_is_run_for_is_no_part_of_anything_else()
    {
        var graph = new NetworkGraph(20);
        Tensor weight = graph.AddParameter("weight", new Shape(20, 20), InitialValues.Constant(0));
        Tensor product = MatMul.Append(graph, "product", graph.Input, weight, transposeRight: true);
        Tensor relu = Activate.Append(graph, "relu", Activation.Relu, product);

        Assert.Equal(["Relu"], NamesOf(Cover(graph, relu)));
        Assert.Equal(["Product", "Relu"], NamesOf(Cover(graph, product, relu)));
    }

    [Fact]
    public void A_parameter_changes_after_all_that_reads_it()
    {
        var graph = new NetworkGraph(20);
        Parameter weight = graph.AddParameter("weight", new Shape(20, 20), InitialValues.Constant(0));
        Tensor gradient = graph.NewValue("gradient", Shape.Rows(20));
        Tensor weightGradient = MatMul.Append(graph, "weightGradient", gradient, graph.Input, transposeLeft: true);
        Tensor late = MatMul.Append(graph, "late", graph.Input, weight);
        SgdUpdate update = SgdUpdate.Append(graph, new SgdDeclaration(), weight, weightGradient);

        IReadOnlyList<Kernel> kernels = Cover(graph, update.Output, late);
        Assert.Equal(["Late", "GradientBound", "WeightGradient"], NamesOf(kernels));
        Assert.True(Assert.IsType<GradientSink>(kernels[2].Sink).Descends);
    }

    [Fact]
    public void Functions_of_elements_are_one_kernel()
    {
        var graph = new NetworkGraph(20);
        Tensor tanh = Activate.Append(graph, "tanh", Activation.Tanh, graph.Input);
        Tensor gelu = Activate.Append(graph, "gelu", Activation.Gelu, graph.Input);

        Assert.Equal(["Tanh", "Product"], NamesOf(Cover(graph, Multiply.Append(graph, "product", gelu, tanh))));
    }

    private static void AssertEachParameterOnce(PlannedNetwork network, PlannedProgram program) => Assert.Equal(
        network.Graph.Parameters.Select(parameter => parameter.Name).Order(),
        GradientSinks(program).Select(sink => sink.Parameter.Name).Order());

    private static IEnumerable<GradientSink> GradientSinks(PlannedProgram program) =>
        program.Kernels.Select(kernel => kernel.Sink).OfType<GradientSink>();

    private static IReadOnlyList<Kernel> Cover(NetworkGraph graph, params Tensor[] results) => new Fusion(
        new ParameterLayout(graph.Parameters, packed: false),
        graph.Operations.OfType<ParameterUpdate>().ToDictionary(update => update.Gradient),
        graph.Slice(results),
        results).Kernels();

    private static bool Applies(Kernel kernel, Function function) =>
        kernel is NestKernel { Nest: var nest } && nest.Values.SelectMany(value => value.Parts).OfType<Apply>().Any(apply => apply.Function == function);

    private static IEnumerable<string> NamesOf(PlannedProgram program) => NamesOf(program.Kernels);

    private static IEnumerable<string> NamesOf(IEnumerable<Kernel> kernels) => kernels.Select(kernel => kernel.Name);
}
