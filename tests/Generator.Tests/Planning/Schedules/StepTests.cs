using NetGen.Generator.Planning;
using NetGen.Generator.Tests.Parsing;

namespace NetGen.Generator.Tests.Planning.Schedules;

/// <summary>Gradients go to the optimiser's step in registers where that saves something.</summary>
public class StepTests
{
    [Theory]
    [InlineData("[Network(64), Dense(32), Dense(10)]", true)]
    [InlineData("[Network(height: 28, width: 28, channels: 1), Conv2d(6, 5, Padding = 2), MaxPool2d(2), Conv2d(16, 5), Flatten, Dense(120), Dense(10)]", true)]
    [InlineData("[Network(height: 16, width: 16, channels: 3), Conv2d(16, 3), Conv2d(16, 3), GlobalAveragePool, Dense(10)]", false)]
    // The gradient of a penalty is added by one thread where gradients are summed up in memory.
    [InlineData("[Network(height: 16, width: 16, channels: 3), Conv2d(16, 3), Conv2d(16, 3), GlobalAveragePool, Dense(10), L2(0.1f)]", true)]
    public void A_step_of_its_own_pays_where_parameters_are_used_seldom(string attributes, bool isFused)
    {
        TrainingPlan training = PlannedNetwork.Of(UserCode.Parse($"{attributes} [SoftmaxCrossEntropy] partial class N;")!).TrainingPlan;
        Assert.Equal(isFused, training.Step is not null);
    }
}
