using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>Checks of what a caller passes, made before anything is changed.</summary>
/// <remarks>They are inlined, so that sizes are constants: a division by a variable costs as much as a tiny network.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Require
{
    /// <summary>The number of samples in <paramref name="inputs"/>, 0 or more.</summary>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Samples<T>(ReadOnlySpan<T> inputs, int inputSize)
        where T : unmanaged
    {
        int samples = inputs.Length / inputSize;
        if (samples * inputSize != inputs.Length)
            FailSamples(inputs.Length, inputSize, InputNames.Of<T>());
        return samples;
    }

    /// <summary>The number of samples in <paramref name="inputs"/>, 1 or more.</summary>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples, or there is none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TrainingSamples<T>(ReadOnlySpan<T> inputs, int inputSize)
        where T : unmanaged
    {
        if (inputs.IsEmpty)
            FailNoSample(inputs.Length, inputSize, InputNames.Of<T>());
        return Samples(inputs, inputSize);
    }

    /// <summary>That <paramref name="input"/> is one sample.</summary>
    /// <exception cref="ArgumentException">It has more or fewer values.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OneSample<T>(ReadOnlySpan<T> input, int inputSize)
        where T : unmanaged
    {
        if (input.Length != inputSize)
            FailOneSample(input.Length, inputSize, InputNames.Of<T>());
    }

    /// <summary>That every token is one of a vocabulary.</summary>
    /// <exception cref="ArgumentException">One is not; the message tells which one.</exception>
    public static void Tokens(ReadOnlySpan<int> inputs, int inputSize, int vocabulary, string parameter)
    {
        int outside = Execution.Tokens.IndexOfOutside(inputs, vocabulary);
        if (outside >= 0)
            throw new ArgumentException(Execution.Tokens.Error(inputs[outside], outside / inputSize, outside % inputSize, vocabulary), parameter);
    }

    /// <summary>That <paramref name="outputs"/> hold one row a sample.</summary>
    /// <exception cref="ArgumentException">They hold more or fewer floats.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(ReadOnlySpan<float> outputs, int samples, int outputSize, string parameter)
    {
        if (outputs.Length != (long)samples * outputSize)
            FailRows(outputs.Length, samples, outputSize, "outputs", parameter);
    }

    /// <summary>That there is a gradient for each input of some samples.</summary>
    /// <exception cref="ArgumentException">There are more or fewer.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InputGradients(ReadOnlySpan<float> gradients, int samples, int inputSize)
    {
        if (gradients.Length != (long)samples * inputSize)
            FailRows(gradients.Length, samples, inputSize, "inputs", nameof(gradients));
    }

    /// <summary>That a token is one of the vocabulary.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Token(int token, int vocabulary)
    {
        if ((uint)token >= (uint)vocabulary)
            throw new ArgumentException($"The token is {token}; expected 0 to {vocabulary - 1}, the vocabulary.", nameof(token));
    }

    /// <summary>That a stream may run so many more steps.</summary>
    /// <exception cref="InvalidOperationException">It may not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StepsLeft(long run, int steps, int most)
    {
        if (run + steps > most)
            throw new InvalidOperationException(
                $"The stream has run {run} steps, and cannot run {steps} more: the network is declared with {most}, and knows no position behind them. Call Reset to begin again.");
    }

    /// <summary>That <paramref name="input"/> is one step of a stream.</summary>
    /// <exception cref="ArgumentException">It has more or fewer features.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ReadOnlySpan<float> input, int features)
    {
        if (input.Length != features)
            throw new ArgumentException($"'{nameof(input)}' has {input.Length} values; expected {features}, the number of features per step.", nameof(input));
    }

    /// <summary>The number of steps in <paramref name="inputs"/>, 0 or more.</summary>
    /// <exception cref="ArgumentException">They are no whole number of steps.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Steps(ReadOnlySpan<float> inputs, int features)
    {
        int steps = inputs.Length / features;
        if (steps * features != inputs.Length)
            throw new ArgumentException($"'{nameof(inputs)}' has {inputs.Length} values; expected a multiple of {features}, the number of features per step.", nameof(inputs));
        return steps;
    }

    /// <summary>That <paramref name="values"/> hold the outputs of so many steps.</summary>
    /// <exception cref="ArgumentException">They hold more or fewer floats.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StepOutputs(ReadOnlySpan<float> values, int steps, int outputs, string parameter)
    {
        if (values.Length != (long)steps * outputs)
            throw new ArgumentException($"'{parameter}' has {values.Length} values; expected {(long)steps * outputs}: {steps} steps of {outputs} outputs.", parameter);
    }

    /// <summary>That <paramref name="classes"/> have room for one class a row of a sample.</summary>
    /// <exception cref="ArgumentException">They have more or less.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Classes(ReadOnlySpan<int> classes, int rows, string parameter)
    {
        if (classes.Length != rows)
            throw new ArgumentException($"'{parameter}' has {classes.Length} values; expected {rows}, one for each row of outputs.", parameter);
    }

    /// <summary>That <paramref name="values"/> hold one float a parameter.</summary>
    /// <exception cref="ArgumentException">They hold more or fewer.</exception>
    public static void Parameters(ReadOnlySpan<float> values, int parameterCount, string parameter)
    {
        if (values.Length != parameterCount)
            throw new ArgumentException($"'{parameter}' has {values.Length} values; expected {parameterCount}, the number of parameters.", parameter);
    }

    /// <summary>That <paramref name="values"/> hold one float for each value of the network's buffers.</summary>
    /// <exception cref="ArgumentException">They hold more or fewer.</exception>
    public static void Buffers(ReadOnlySpan<float> values, int bufferCount, string parameter)
    {
        if (values.Length != bufferCount)
            throw new ArgumentException($"'{parameter}' has {values.Length} values; expected {bufferCount}, the number of values in the network's buffers.", parameter);
    }

    /// <summary>That a batch, which has to run in one pass, fits into memory that can be addressed.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void OnePass(int samples, int most)
    {
        if (samples > most)
            FailOnePass(inputs: samples, most);
    }

    /// <summary>That <paramref name="state"/> is what the network's optimiser remembers.</summary>
    /// <exception cref="ArgumentException">It holds more or fewer floats.</exception>
    public static void OptimizerState(ReadOnlySpan<float> state, NetworkDescription network, string parameter)
    {
        if (state.Length != network.OptimizerStateCount)
            throw new ArgumentException($"'{parameter}' has {state.Length} values; expected {network.OptimizerStateCount}, the size of the optimiser's state.", parameter);
    }

    /// <summary>That a learning rate is finite and not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LearningRate(float learningRate)
    {
        // Not a number is neither.
        if (!(learningRate is >= 0 and <= float.MaxValue))
            FailLearningRate(learningRate);
    }

    /// <summary>That a number of threads is at least 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void Parallelism(int value)
    {
        if (value < 1)
            throw new ArgumentOutOfRangeException(nameof(value), value, "The number of threads must be at least 1.");
    }

    [DoesNotReturn]
    private static void FailSamples(int inputs, int inputSize, string parts) => throw new ArgumentException(
        $"'inputs' has {inputs} values; expected a multiple of {inputSize}, the number of {parts} per sample.", nameof(inputs));

    [DoesNotReturn]
    private static void FailNoSample(int inputs, int inputSize, string parts) => throw new ArgumentException(
        $"'inputs' has {inputs} values; expected at least {inputSize}, the number of {parts} per sample.", nameof(inputs));

    [DoesNotReturn]
    private static void FailOneSample(int input, int inputSize, string parts) => throw new ArgumentException(
        $"'input' has {input} values; expected {inputSize}, the number of {parts} per sample.", nameof(input));

    [DoesNotReturn]
    private static void FailRows(int length, int samples, int size, string values, string parameter) => throw new ArgumentException(
        $"'{parameter}' has {length} values; expected {(long)samples * size}: {samples} samples of {size} {values}.", parameter);

    [DoesNotReturn]
    private static void FailOnePass(int inputs, int most) => throw new ArgumentException(
        $"'inputs' has {inputs} samples; expected at most {most}: the network needs the whole batch in memory, because it has batch normalisation.", nameof(inputs));

    [DoesNotReturn]
    private static void FailLearningRate(float learningRate) => throw new ArgumentOutOfRangeException(
        nameof(learningRate), learningRate, "A learning rate must be finite and at least 0.");
}
