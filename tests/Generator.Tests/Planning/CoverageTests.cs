using CsCheck;
using NetGen.Generator.Emission.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Tests.Graph;

namespace NetGen.Generator.Tests.Planning;

public class CoverageTests
{
    [Fact]
    public void Random_networks_run_every_operation_once() =>
        RandomDeclarations.Any.Sample(declaration => Coverage.AssertComplete(PlannedNetwork.Of(declaration)), iter: 100);

    [Fact]
    public void Small_networks_run_every_operation_once() =>
        RandomDeclarations.Small.Sample(declaration => Coverage.AssertComplete(PlannedNetwork.Of(declaration)), iter: 100);

    [Fact]
    public void Inference_alone_runs_every_operation_once() =>
        RandomDeclarations.Any.Sample(
            declaration => Coverage.AssertComplete(PlannedNetwork.Of(declaration with { Loss = null })), iter: 50);

    [Theory]
    [InlineData(true, 8_193)]
    [InlineData(false, 50_000)]
    [InlineData(true, 100_000, 30)]
    [InlineData(false, 20_480, 30, 40)]
    public void Many_classes_run_every_operation_once(bool useBias, int classes, params int[] hidden) => Coverage.AssertComplete(
        PlannedNetwork.Of(Declared.Classifier(
            7,
            [.. hidden.Select(units => Declared.Dense(units, Activation.Relu)), Declared.Dense(classes, Activation.Linear, useBias)])));

    [Fact]
    public void Kernels_of_one_name_are_the_same_kernel() => RandomDeclarations.Any.Sample(
        declaration =>
        {
            IEnumerable<Kernel> kernels = PlannedNetwork.Of(declaration).Programs.SelectMany(program => program.Kernels);
            Assert.All(kernels.GroupBy(kernel => kernel.Name), same => Assert.Single(same.Select(Description).Distinct()));
        },
        iter: 100);

    [Fact]
    public void A_kernel_has_what_its_operations_need() => RandomDeclarations.Any.Sample(
        declaration =>
        {
            PlannedNetwork network = PlannedNetwork.Of(declaration);
            var coverage = new Coverage(network);
            foreach (Kernel kernel in network.Programs.SelectMany(program => program.Kernels).Where(kernel => kernel is not GradientBoundKernel))
                AssertOperands(kernel, [.. coverage.Of(kernel)]);
        },
        iter: 100);

    /// <summary>What a kernel reads is what its operations read, but for what they pass to each other.</summary>
    private static void AssertOperands(Kernel kernel, IReadOnlyList<Operation> operations)
    {
        // A step finds the parameter and what belongs to it where it writes.
        IEnumerable<Tensor> read = operations
            .Where(operation => operation is not Generator.Graph.Operations.ParameterUpdate)
            .Where(operation => operation is not Generator.Graph.Operations.WeightPenaltyGradient)
            .SelectMany(operation => operation.Inputs)
            .Except(operations.SelectMany(operation => operation.Results))
            .Where(tensor => tensor.Role != TensorRole.Target)
            // What a gradient is the sum of meets in its buffer.
            .Where(tensor => tensor.Role != TensorRole.Value || tensor.Shape.HasBatch);

        Assert.Equal(read.Select(tensor => tensor.Name).Order(), kernel.Reads.Select(tensor => tensor.Name).Distinct().Order());
    }

    // Records print all that they hold, tensors by name and shape. Whether a gradient's kernel makes the step is up to the call.
    private static string Description(Kernel kernel) => kernel is LaneKernel lanes
        ? string.Join("\n", lanes.Steps.Select(step => step is LaneNest nest ? NestOf(nest.Nest) : step.ToString()).Concat(lanes.Outputs.Select(output => output.Name)))
        : kernel is NestKernel loops ? NestOf(loops.Nest) + loops.Result.ToString()!.Replace("Descends = True", "Descends = False")
        : kernel is ContractionKernel product ? (product with { Steps = [] }).ToString().Replace("Descends = True", "Descends = False") + string.Join(", ", product.Steps)
        : kernel.ToString().Replace("Descends = True", "Descends = False");

    private static string NestOf(Nest nest) => $"{string.Join(", ", nest.Writes)} = {ExpressionText.Of(nest)} of {string.Join(", ", nest.Reads)}";
}
