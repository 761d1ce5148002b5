using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Robustness;

/// <summary>Bad input throws an exception that names both numbers, before anything is changed.</summary>
public class BadInputTests
{
    private const int Samples = 4;

    // In several passes: the last sample is looked at before the first is learned from.
    private static readonly NetworkSource Source =
        new(WrongLengths.Inputs, new Layer(7, Activation.Tanh), new Layer(WrongLengths.Classes))
        {
            Optimizer = new Sgd(Momentum: 0.9f),
            WorkspaceSamples = 2,
        };

    [Fact]
    public void A_span_of_the_wrong_length_throws_and_changes_nothing() =>
        Assert.All(WrongLengths.Of(Source.ParameterCount), wrong =>
        {
            ArgumentException exception = AssertThrowsAndChangesNothing(wrong.What, wrong.Call);
            AssertNames(wrong.What, wrong.Actual, exception);
            AssertNames(wrong.What, wrong.Expected, exception);
        });

    [Fact]
    public void The_loss_of_no_samples_throws_and_changes_nothing()
    {
        float[] gradients = new float[Source.ParameterCount];
        AssertThrowsAndChangesNothing("Loss of labels", network => network.LossOfLabels([], []));
        AssertThrowsAndChangesNothing("Loss of rows", network => network.LossOfRows([], []));
        AssertThrowsAndChangesNothing("Gradients of labels", network => network.GradientsOfLabels([], [], gradients));
        AssertThrowsAndChangesNothing("Gradients of rows", network => network.GradientsOfRows([], [], gradients));
        AssertThrowsAndChangesNothing("TrainStep on labels", network => network.StepOnLabels([], [], 0.1f));
        AssertThrowsAndChangesNothing("TrainStep on rows", network => network.StepOnRows([], [], 0.1f));
    }

    [Fact]
    public void The_outputs_of_no_samples_are_none()
    {
        CompiledNetwork network = NetworkCompilation.Load(Source);
        network.Forward([], []);
        network.Predict([], []);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(WrongLengths.Classes)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_label_that_is_no_class_throws_and_changes_nothing(int label)
    {
        float[] inputs = new float[Samples * Source.InputSize];
        for (int sample = 0; sample < Samples; sample++)
        {
            int[] labels = new int[Samples];
            labels[sample] = label;
            float[] gradients = new float[Source.ParameterCount];
            Array.Fill(gradients, 123);

            AssertThrows("Loss", network => network.LossOfLabels(inputs, labels));
            AssertThrows("Gradients", network => network.GradientsOfLabels(inputs, labels, gradients));
            AssertThrows("TrainStep", network => network.StepOnLabels(inputs, labels, 0.1f));
            Assert.All(gradients, gradient => Assert.Equal(123, gradient));
        }

        void AssertThrows(string what, Action<CompiledNetwork> call)
        {
            ArgumentException exception = AssertThrowsAndChangesNothing(what, call);
            AssertNames(what, label, exception);
            AssertNames(what, Source.OutputSize, exception);
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-0.1f)]
    public void A_learning_rate_that_is_none_throws_and_changes_nothing(float learningRate)
    {
        float[] inputs = new float[Source.InputSize];
        float[] gradients = new float[Source.ParameterCount];
        AssertThrowsAndChangesNothing("TrainStep on labels", network => network.StepOnLabels(inputs, [0], learningRate));
        AssertThrowsAndChangesNothing("TrainStep on rows", network => network.StepOnRows(inputs, [0, 1, 0], learningRate));
        AssertThrowsAndChangesNothing("ApplyGradients", network => network.ApplyGradients(gradients, learningRate));
    }

    private static ArgumentException AssertThrowsAndChangesNothing(string what, Action<CompiledNetwork> call)
    {
        Batch batch = Batch.Of(Source, Samples, useRows: false, seed: 5);
        CompiledNetwork network = NetworkCompilation.Load(Source);
        CompiledNetwork undisturbed = network.Another();
        network.Parameters = batch.Parameters;
        undisturbed.Parameters = batch.Parameters;

        Exception? thrown = Record.Exception(() => call(network));
        if (thrown is not ArgumentException exception)
            throw new InvalidOperationException($"{what} threw no ArgumentException, but {thrown?.ToString() ?? "nothing"}");
        Assert.Equal(batch.Parameters, network.Parameters);

        // Nor has the optimiser moved.
        network.TrainStep(batch.Inputs, batch.Targets, 0.1f);
        undisturbed.TrainStep(batch.Inputs, batch.Targets, 0.1f);
        Assert.Equal(undisturbed.Parameters, network.Parameters);
        return exception;
    }

    private static void AssertNames(string what, int number, ArgumentException exception)
    {
        // As a number of its own, not as a part of another one.
        string pattern = string.Create(CultureInfo.InvariantCulture, $@"(?<![\d-]){number}(?!\d)");
        Assert.True(Regex.IsMatch(exception.Message, pattern), $"{what}: the message does not name {number}: {exception.Message}");
    }
}
