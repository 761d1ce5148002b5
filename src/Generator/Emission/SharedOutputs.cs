using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission;

/// <summary>One method for the outputs of a deep network, which all programs that infer call: its kernels are listed once.</summary>
internal static class SharedOutputs
{
    /// <summary>Whether the programs share it: where there are many kernels, and all of them run the same ones in the same memory first.</summary>
    public static bool Pays(NetworkPlan plan) =>
        plan.Forward.Kernels.Length >= CostModel.SharedKernels && !plan.Forward.UnrollsOneSample
        && (plan.Training?.Loss is { } loss ? (PlannedProgram[])[plan.Predict, loss] : [plan.Predict]).All(program => BeginsWith(program, plan.Forward));

    /// <summary>What a program does with the outputs. The penalties of weights are no part of it.</summary>
    public static ImmutableArray<Kernel> RestOf(NetworkPlan plan, PlannedProgram program) =>
        [.. WithoutPenalties(program).Skip(plan.Forward.Kernels.Length), .. program.Kernels.OfType<PenaltyKernel>()];

    public static string Head(Tensor input) =>
        $"void Outputs<V>(AlignedBuffer parameters, ref float workspace, ref {Operands.TypeOf(input)} {input.Name}, int samples, Share share)";

    public static string Call(Tensor input, string samples) => $"Outputs<V>(parameters, ref workspace, ref {input.Name}, {samples}, share);";

    private static bool BeginsWith(PlannedProgram program, PlannedProgram outputs)
    {
        Kernel[] first = [.. WithoutPenalties(program).Take(outputs.Kernels.Length)];
        return first.Select(Described).SequenceEqual(outputs.Kernels.Select(Described))
            && PlacesOf(program, first).SequenceEqual(PlacesOf(outputs, first));

        static string Described(Kernel kernel) => $"{kernel.Name}({string.Join(", ", Operands.Actual(kernel))})";
    }

    private static IEnumerable<Kernel> WithoutPenalties(PlannedProgram program) => program.Kernels.Where(kernel => kernel is not PenaltyKernel);

    private static IEnumerable<(string Tensor, int Offset)> PlacesOf(PlannedProgram program, Kernel[] kernels)
    {
        HashSet<string> written = [.. kernels.SelectMany(kernel => kernel.Writes).Select(tensor => tensor.Name)];
        return program.Workspace.For(program.Samples).Where(buffer => written.Contains(buffer.Tensor.Name)).Select(buffer => (buffer.Tensor.Name, buffer.Offset));
    }
}
