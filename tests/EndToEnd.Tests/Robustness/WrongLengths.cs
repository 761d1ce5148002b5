using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>Calls with a span of the wrong length, for a network of 5 inputs and 3 classes.</summary>
public static class WrongLengths
{
    public const int Inputs = 5;
    public const int Classes = 3;

    /// <summary>What is called, how, and the two numbers that the message must name: the length, and what it should have been.</summary>
    public static IEnumerable<(string What, Action<CompiledNetwork> Call, int Actual, int Expected)> Of(int count) =>
    [
        ("Forward, part of a sample", net => net.Forward(Floats(4 * Inputs + 1), Floats(4 * Classes)), 4 * Inputs + 1, Inputs),
        ("Forward, outputs too short", net => net.Forward(Floats(4 * Inputs), Floats(4 * Classes - 1)), 4 * Classes - 1, 4 * Classes),
        ("Forward, outputs too long", net => net.Forward(Floats(4 * Inputs), Floats(4 * Classes + 1)), 4 * Classes + 1, 4 * Classes),
        ("Forward, outputs of no samples", net => net.Forward([], Floats(Classes)), Classes, 0),
        ("Predict, part of a sample", net => net.Predict(Floats(Inputs - 1), Floats(Classes)), Inputs - 1, Inputs),
        ("Predict, predictions too short", net => net.Predict(Floats(2 * Inputs), Floats(2)), 2, 2 * Classes),
        ("Predict, predictions too long", net => net.Predict(Floats(2 * Inputs), Floats(3 * Classes)), 3 * Classes, 2 * Classes),
        ("Classify, too short", net => net.Classify(Floats(Inputs - 1)), Inputs - 1, Inputs),
        ("Classify, two samples", net => net.Classify(Floats(2 * Inputs)), 2 * Inputs, Inputs),
        ("Classify, nothing", net => net.Classify([]), 0, Inputs),

        ("Loss, part of a sample", net => net.LossOfLabels(Floats(17), Labels(3)), 17, Inputs),
        ("Loss, too few labels", net => net.LossOfLabels(Floats(4 * Inputs), Labels(3)), 3, 4),
        ("Loss, too many labels", net => net.LossOfLabels(Floats(4 * Inputs), Labels(6)), 6, 4),
        ("Loss, part of a sample", net => net.LossOfRows(Floats(17), Floats(3 * Classes)), 17, Inputs),
        ("Loss, rows too short", net => net.LossOfRows(Floats(4 * Inputs), Floats(4 * Classes - 1)), 4 * Classes - 1, 4 * Classes),
        ("Loss, too many rows", net => net.LossOfRows(Floats(4 * Inputs), Floats(5 * Classes)), 5 * Classes, 4 * Classes),

        ("Gradients, part of a sample", net => net.GradientsOfLabels(Floats(17), Labels(3), Floats(count)), 17, Inputs),
        ("Gradients, too few labels", net => net.GradientsOfLabels(Floats(4 * Inputs), Labels(3), Floats(count)), 3, 4),
        ("Gradients, too many rows", net => net.GradientsOfRows(Floats(Inputs), Floats(2 * Classes), Floats(count)), 2 * Classes, Classes),
        ("Gradients, too short", net => net.GradientsOfLabels(Floats(4 * Inputs), Labels(4), Floats(count - 1)), count - 1, count),
        ("Gradients, too long", net => net.GradientsOfRows(Floats(4 * Inputs), Floats(4 * Classes), Floats(count + 1)), count + 1, count),

        ("TrainStep, part of a sample", net => net.StepOnLabels(Floats(17), Labels(3), 0.1f), 17, Inputs),
        ("TrainStep, too few labels", net => net.StepOnLabels(Floats(4 * Inputs), Labels(3), 0.1f), 3, 4),
        ("TrainStep, too many labels", net => net.StepOnLabels(Floats(4 * Inputs), Labels(5), 0.1f), 5, 4),
        ("TrainStep, rows too short", net => net.StepOnRows(Floats(4 * Inputs), Floats(1), 0.1f), 1, 4 * Classes),
        ("TrainStep, too many rows", net => net.StepOnRows(Floats(4 * Inputs), Floats(5 * Classes), 0.1f), 5 * Classes, 4 * Classes),

        ("ApplyGradients, too short", net => net.ApplyGradients(Floats(count - 1), 0.1f), count - 1, count),
        ("ApplyGradients, too long", net => net.ApplyGradients(Floats(count + 1), 0.1f), count + 1, count),
        ("CopyParametersTo, too short", net => net.CopyParametersTo(Floats(count - 1)), count - 1, count),
        ("CopyParametersTo, too long", net => net.CopyParametersTo(Floats(count + 1)), count + 1, count),
        ("CopyParametersFrom, too short", net => net.CopyParametersFrom(Floats(count - 1)), count - 1, count),
        ("CopyParametersFrom, too long", net => net.CopyParametersFrom(Floats(count + 1)), count + 1, count),
    ];

    private static float[] Floats(int count) => new float[count];

    private static int[] Labels(int count) => new int[count];
}
