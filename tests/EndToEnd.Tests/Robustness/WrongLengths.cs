using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>Calls with a span of the wrong length, for a network of 5 inputs and 3 classes.</summary>
public static class WrongLengths
{
    public const int Inputs = 5;
    public const int Classes = 3;

    /// <summary>What is called, how, and the two numbers that the message must name: the length, and what it should have been.</summary>
    public static IEnumerable<(string What, Action<CompiledNetwork> Call, int Actual, int Expected)> Of(int parameters) =>
    [
        ("Forward, part of a sample", network => network.Forward(Floats(4 * Inputs + 1), Floats(4 * Classes)), 4 * Inputs + 1, Inputs),
        ("Forward, outputs too short", network => network.Forward(Floats(4 * Inputs), Floats(4 * Classes - 1)), 4 * Classes - 1, 4 * Classes),
        ("Forward, outputs too long", network => network.Forward(Floats(4 * Inputs), Floats(4 * Classes + 1)), 4 * Classes + 1, 4 * Classes),
        ("Forward, outputs of no samples", network => network.Forward([], Floats(Classes)), Classes, 0),
        ("Predict, part of a sample", network => network.Predict(Floats(Inputs - 1), Floats(Classes)), Inputs - 1, Inputs),
        ("Predict, predictions too short", network => network.Predict(Floats(2 * Inputs), Floats(2)), 2, 2 * Classes),
        ("Predict, predictions too long", network => network.Predict(Floats(2 * Inputs), Floats(3 * Classes)), 3 * Classes, 2 * Classes),
        ("Classify, too short", network => network.Classify(Floats(Inputs - 1)), Inputs - 1, Inputs),
        ("Classify, two samples", network => network.Classify(Floats(2 * Inputs)), 2 * Inputs, Inputs),
        ("Classify, nothing", network => network.Classify([]), 0, Inputs),

        ("Loss, part of a sample", network => network.LossOfLabels(Floats(17), Labels(3)), 17, Inputs),
        ("Loss, too few labels", network => network.LossOfLabels(Floats(4 * Inputs), Labels(3)), 3, 4),
        ("Loss, too many labels", network => network.LossOfLabels(Floats(4 * Inputs), Labels(6)), 6, 4),
        ("Loss, part of a sample with rows", network => network.LossOfRows(Floats(17), Floats(3 * Classes)), 17, Inputs),
        ("Loss, rows too short", network => network.LossOfRows(Floats(4 * Inputs), Floats(4 * Classes - 1)), 4 * Classes - 1, 4 * Classes),
        ("Loss, too many rows", network => network.LossOfRows(Floats(4 * Inputs), Floats(5 * Classes)), 5 * Classes, 4 * Classes),

        ("Gradients, part of a sample", network => network.GradientsOfLabels(Floats(17), Labels(3), Floats(parameters)), 17, Inputs),
        ("Gradients, too few labels", network => network.GradientsOfLabels(Floats(4 * Inputs), Labels(3), Floats(parameters)), 3, 4),
        ("Gradients, too many rows", network => network.GradientsOfRows(Floats(4 * Inputs), Floats(5 * Classes), Floats(parameters)), 5 * Classes, 4 * Classes),
        ("Gradients, too short", network => network.GradientsOfLabels(Floats(4 * Inputs), Labels(4), Floats(parameters - 1)), parameters - 1, parameters),
        ("Gradients, too long", network => network.GradientsOfRows(Floats(4 * Inputs), Floats(4 * Classes), Floats(parameters + 1)), parameters + 1, parameters),

        ("TrainStep, part of a sample", network => network.StepOnLabels(Floats(17), Labels(3), 0.1f), 17, Inputs),
        ("TrainStep, too few labels", network => network.StepOnLabels(Floats(4 * Inputs), Labels(3), 0.1f), 3, 4),
        ("TrainStep, too many labels", network => network.StepOnLabels(Floats(4 * Inputs), Labels(5), 0.1f), 5, 4),
        ("TrainStep, rows too short", network => network.StepOnRows(Floats(4 * Inputs), Floats(1), 0.1f), 1, 4 * Classes),
        ("TrainStep, too many rows", network => network.StepOnRows(Floats(4 * Inputs), Floats(5 * Classes), 0.1f), 5 * Classes, 4 * Classes),

        ("ApplyGradients, too short", network => network.ApplyGradients(Floats(parameters - 1), 0.1f), parameters - 1, parameters),
        ("ApplyGradients, too long", network => network.ApplyGradients(Floats(parameters + 1), 0.1f), parameters + 1, parameters),
        ("CopyParametersTo, too short", network => network.CopyParametersTo(Floats(parameters - 1)), parameters - 1, parameters),
        ("CopyParametersTo, too long", network => network.CopyParametersTo(Floats(parameters + 1)), parameters + 1, parameters),
        ("CopyParametersFrom, too short", network => network.CopyParametersFrom(Floats(parameters - 1)), parameters - 1, parameters),
        ("CopyParametersFrom, too long", network => network.CopyParametersFrom(Floats(parameters + 1)), parameters + 1, parameters),
    ];

    private static float[] Floats(int count) => new float[count];

    private static int[] Labels(int count) => new int[count];
}
