using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Planning.Schedules;

/// <summary>Every number that the planner chooses by: register tiles, budgets, and the size of the workspace.</summary>
internal static class CostModel
{
    /// <summary>Rows of the runtime's largest register tile.</summary>
    public const int TileRows = 8;

    /// <summary>Columns of a row up to which wider vectors hold nothing in most lanes, and only take longer to add up.</summary>
    public const int NarrowColumns = 4;

    /// <summary>Independent chains of a sum: enough to hide the latency of a fused multiply-add.</summary>
    public const int SplitSumChains = 4;

    /// <summary>The workspace stays within the second-level cache where it can.</summary>
    private const int WorkspaceFloats = 1 << 20;

    /// <summary>Where even few samples exceed this, as large images do, the workspace holds fewer.</summary>
    private const long MostWorkspaceFloats = 1 << 26;

    private const int LeastSamplesOfLarge = 4;

    /// <summary>The most floats of a workspace, or of the inputs that it serves: their offsets in bytes still fit an int.</summary>
    public const long AddressableFloats = 1 << 28;

    /// <summary>The most logits of a few samples that are stored.</summary>
    private const int MostLogits = 1 << 18;

    /// <summary>Classes of a block: its weights, and its logits for some hundred samples, stay in the second-level cache.</summary>
    public const int BlockClasses = 512;

    /// <summary>What takes one core some 70 microseconds: to wake up another takes up to 20.</summary>
    private const long TeamMultiplyAdds = 4_000_000;

    /// <summary>A register tile for each of two members.</summary>
    private const int LeastTeamSamplesOfAll = 2 * TileRows;

    /// <summary>Tensors whose squares one method sums up by itself; it calls another for each where there are more.</summary>
    public const int MostBoundOperands = 8;

    /// <summary>Kernels from which on the programs that infer share a method for the outputs.</summary>
    public const int SharedKernels = 16;

    /// <summary>The number of multiply-adds per parameter and sample from which on the step is a separate pass.</summary>
    private const int MultiplyAddsOfShared = 32;

    /// <summary>Phases of a stride: each of them is a kernel.</summary>
    public const int MostPhases = 64;

    public const int LeastWorkspaceSamples = 32;
    public const int MostWorkspaceSamples = 1024;

    /// <summary>Whether a function is so short that a product applies it to every element of a register tile.</summary>
    public static bool FusesIntoProduct(Function function) => function.Kind switch
    {
        FunctionKind.Add or FunctionKind.Multiply => true,
        FunctionKind.Activation => function.Activation is Activation.Relu or Activation.LeakyRelu or Activation.Relu6,
        FunctionKind.ActivationGradient => function.Activation is Activation.Relu or Activation.LeakyRelu or Activation.Elu or Activation.Selu
            or Activation.Tanh or Activation.Sigmoid or Activation.Relu6 or Activation.HardSigmoid,
        _ => false,
    };

    /// <summary>
    /// Whether gradients go to the optimiser's step while they are in registers. Where each parameter takes part in many products of a sample, as in a
    /// convolution, a pass over the parameters costs next to nothing, and one program for gradients and step is half of the code. Penalties
    /// are fused in any case: in memory, one thread adds them.
    /// </summary>
    public static bool FusesStep(NetworkGraph graph) =>
        graph.Penalties.Any()
        || graph.Slice([graph.Loss!]).Sum(operation => operation.MultiplyAddsPerSample)
            < MultiplyAddsOfShared * graph.Parameters.Sum(parameter => (long)parameter.Shape.ElementsPerSample);

    /// <summary>
    /// Whether an optimiser's step is so long that a register tile does not repeat its code for each of its vectors: the JIT stops inlining in
    /// a method with many hundreds of locals.
    /// </summary>
    public static bool IsLong(ParameterUpdate update, bool isPenalized) =>
        update is RmsPropUpdate or LionUpdate || update.States.Count + (isPenalized ? 1 : 0) > 1;

    /// <summary>
    /// From how many samples on a second thread pays. In the passes of a batch that is larger than the workspace, too, it must have enough to
    /// do between two meetings.
    /// </summary>
    public static int? LeastTeamSamples(IEnumerable<Kernel> kernels, int workspaceSamples)
    {
        long multiplyAdds = kernels.Sum(kernel => kernel.MultiplyAddsPerSample);
        if (multiplyAdds == 0)
            return null;
        long samples = Math.Max(LeastTeamSamplesOfAll, (TeamMultiplyAdds + multiplyAdds - 1) / multiplyAdds);
        return samples <= workspaceSamples ? (int)samples : null;
    }

    /// <summary>
    /// Whether a loss is computed block of classes by block: where the logits of even a few samples would leave the cache. Class weights and
    /// the focal factor are not made for it.
    /// </summary>
    public static bool RunsInBlocks(LossOperation loss) =>
        loss is SoftmaxCrossEntropy { Options: { FocalGamma: 0, ClassWeights.Count: 0 } }
        && LeastWorkspaceSamples * (long)MatrixLayout.Pad(loss.Outputs.Shape.Columns) > MostLogits;

    /// <summary>Samples that the workspace holds: as many as are declared and can be addressed, or else a power of two.</summary>
    /// <param name="rows">What is stored of each sample.</param>
    /// <param name="inputs">Features of a sample.</param>
    /// <param name="declared">As many as are declared.</param>
    public static int WorkspaceSamples(IEnumerable<Tensor> rows, int inputs, int? declared)
    {
        long floatsPerSample = rows.Where(tensor => tensor.Shape.HasBatch).Sum(MatrixLayout.FloatsOf);
        if (declared is { } wanted)
            return (int)Math.Max(1, Math.Min(wanted, AddressableFloats / Math.Max(floatsPerSample, inputs)));
        int samples = MostWorkspaceSamples;
        while (samples > LeastWorkspaceSamples && samples * floatsPerSample > WorkspaceFloats * 4L)
            samples /= 2;
        while (samples > LeastSamplesOfLarge && samples * floatsPerSample > MostWorkspaceFloats)
            samples /= 2;
        return (int)Math.Max(1, Math.Min(samples, AddressableFloats / Math.Max(floatsPerSample, 1)));
    }

    /// <summary>The most samples of a batch that runs in one pass: as many as can be addressed.</summary>
    public static int MostSamples(Workspace workspace, int inputs) =>
        (int)Math.Max(1, (AddressableFloats - workspace.Floats) / Math.Max(workspace.FloatsPerSample, inputs));

    /// <summary>Refuses a workspace that cannot be addressed.</summary>
    public static void RequireAddressable(Workspace workspace, int samples)
    {
        long floats = workspace.FloatsFor(samples);
        if (floats > AddressableFloats)
            throw new UnsupportedNetworkException($"the workspace would take {floats.ToString("N0", CultureInfo.InvariantCulture)} floats");
    }
}
