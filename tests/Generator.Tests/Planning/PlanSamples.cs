using NetGen.Generator.Planning;

namespace NetGen.Generator.Tests.Planning;

internal static class PlanSamples
{
    /// <summary>Samples that the workspace of training holds, or of inference where there is no training.</summary>
    public static int SamplesOfTraining(this NetworkPlan plan) => (plan.Training?.Gradients ?? plan.Forward).Samples;
}
