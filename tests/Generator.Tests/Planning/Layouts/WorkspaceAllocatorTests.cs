using CsCheck;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Tests.Graph;
using Buffer = NetGen.Generator.Planning.Layouts.Buffer;

namespace NetGen.Generator.Tests.Planning.Layouts;

public class WorkspaceAllocatorTests
{
    private static readonly Gen<ProgramCase> AnyProgram =
        Gen.Select(RandomDeclarations.Any, Gen.OneOf<int?>(null, 1, 3, 128), Gen.Int[0, 4], (declaration, samples, program) =>
            PlannedNetwork.Of(declaration with { WorkspaceSamples = samples }).Programs[program]);

    [Fact]
    public void No_two_live_buffers_overlap() => AnyProgram.Sample(SharedMemory.AssertSound, iter: 300);

    [Fact]
    public void Every_intermediate_result_has_one_buffer() => AnyProgram.Sample(
        program =>
        {
            if (program.Network.Plan.RunsInLanes)
                return;
            IEnumerable<Tensor> intermediate = program.Kernels
                .SelectMany(kernel => kernel.Reads.Concat(kernel.Writes))
                .Where(tensor => tensor.Role == TensorRole.Value)
                .Distinct();
            Assert.Equal(
                intermediate.Select(tensor => tensor.Name).Order(), program.Buffers.Select(buffer => buffer.Tensor.Name).Order());
        },
        iter: 100);

    [Fact]
    public void What_a_kernel_reads_was_written_before() => AnyProgram.Sample(
        program =>
        {
            var written = new HashSet<Tensor>();
            foreach (Kernel kernel in program.Kernels)
            {
                Assert.Empty(kernel.Reads.Where(tensor => tensor.Role == TensorRole.Value).Except(written));
                written.UnionWith(kernel.Writes);
            }
        },
        iter: 100);

    [Fact]
    public void A_buffer_holds_the_padded_rows_of_all_samples() => AnyProgram.Sample(
        program =>
        {
            int samples = program.Network.Plan.SamplesOfTraining();
            foreach (Buffer buffer in program.Buffers.Where(buffer => buffer.Tensor.Shape.HasBatch))
                Assert.Equal(samples * MatrixLayout.Pad(buffer.Tensor.Shape.Columns), buffer.Floats);
            foreach (ContractionKernel kernel in program.Kernels.OfType<ContractionKernel>())
                AssertHolds(program, kernel);
        },
        iter: 100);

    [Fact]
    public void Buffers_begin_where_every_vector_width_does() => AnyProgram.Sample(
        program => Assert.All(program.Buffers, buffer => Assert.Equal(0, buffer.Offset % MatrixLayout.VectorFloats)), iter: 100);

    [Fact]
    public void The_workspace_ends_with_its_last_buffer() => AnyProgram.Sample(
        program =>
        {
            if (!program.Network.Plan.RunsInLanes)
                Assert.Equal(program.Buffers.Max(buffer => buffer.Offset + buffer.Floats), program.Floats);
        },
        iter: 100);

    [Theory]
    [InlineData("Gradients")]
    [InlineData("Step")]
    public void The_losss_gradient_takes_the_place_of_the_logits(string name)
    {
        ProgramCase program = Program(Declared.Stack(Activation.Relu, 64, 32, 10), name);

        Assert.Equal(program.BufferOf("logits").Offset, program.BufferOf("logitsGradient").Offset);
    }

    [Fact]
    public void Probabilities_take_the_place_of_the_logits()
    {
        ProgramCase program = Program(Declared.Stack(Activation.Relu, 64, 32, 10), "Predict");

        Assert.Equal(program.BufferOf("logits").Offset, program.BufferOf("probabilities").Offset);
    }

    [Fact]
    public void An_activation_takes_the_place_of_what_nobody_else_reads()
    {
        ProgramCase forward = Program(Declared.Stack(Activation.Gelu, 64, 32, 10), "Forward");
        ProgramCase step = Program(Declared.Stack(Activation.Gelu, 64, 32, 10), "Step");

        Assert.Equal(forward.BufferOf("hidden1Sum").Offset, forward.BufferOf("hidden1").Offset);
        // The derivative of gelu reads what went into it.
        Assert.NotEqual(step.BufferOf("hidden1Sum").Offset, step.BufferOf("hidden1").Offset);
    }

    [Fact]
    public void A_deep_networks_inference_needs_two_buffers()
    {
        ProgramCase program = Program(Declared.Stack(Activation.Relu, 64, 64, 64, 64, 64, 64, 64), "Forward");

        Assert.Equal(6, program.Buffers.Length);
        Assert.Equal(2 * program.Network.Plan.SamplesOfTraining() * 64, program.Floats);
    }

    [Fact]
    public void The_largest_workspace_that_can_be_declared_has_offsets()
    {
        var declaration = Declared.Stack(Activation.Relu, 4096, [.. Enumerable.Repeat(4096, 12)]) with { WorkspaceSamples = 65_536 };

        foreach (ProgramCase program in PlannedNetwork.Of(declaration).Programs)
        {
            Assert.All(program.Buffers, buffer => Assert.InRange(buffer.Offset + (long)buffer.Floats, buffer.Floats, int.MaxValue));
            SharedMemory.AssertSound(program);
        }
    }

    private static void AssertHolds(ProgramCase program, ContractionKernel kernel)
    {
        if (kernel.Transposed is { } transposed)
            Assert.Equal(((Panels)kernel.Right.Layout).Floats, program.Buffers.Single(buffer => buffer.Tensor == transposed.Copy).Floats);
        if (kernel.Result is not StoreSink store)
            return;
        long floats = kernel.ResultLayout is Panels panels
            ? panels.Floats
            : program.Network.Plan.SamplesOfTraining() * kernel.ResultLayout.PaddedColumns;
        Assert.Equal(floats, program.Buffers.Single(buffer => buffer.Tensor == store.Tensor).Floats);
    }

    private static ProgramCase Program(Generator.Parsing.NetworkDeclaration declaration, string name) =>
        PlannedNetwork.Of(declaration).Programs.Single(program => program.Name == name);
}
