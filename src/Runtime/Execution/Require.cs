using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NetGen.Execution;

/// <summary>Checks the arguments of a call before anything changes.</summary>
/// <remarks>The checks are inlined so that sizes are constants: a division by a variable takes as long as a tiny network.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Require
{
    /// <summary>Returns the number of samples in <paramref name="inputs"/>, at least 0.</summary>
    /// <exception cref="ArgumentException">The number of values is not a multiple of the input size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Samples<T>(ReadOnlySpan<T> inputs, int inputSize)
        where T : unmanaged
    {
        int samples = inputs.Length / inputSize;
        if (samples * inputSize != inputs.Length)
            FailSamples(inputs.Length, inputSize, InputNames.Of<T>());
        return samples;
    }

    /// <summary>Returns the number of samples in <paramref name="inputs"/>, at least 1.</summary>
    /// <exception cref="ArgumentException">There are no values, or their number is not a multiple of the input size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int TrainingSamples<T>(ReadOnlySpan<T> inputs, int inputSize)
        where T : unmanaged
    {
        if (inputs.IsEmpty)
            FailNoSample(inputs.Length, inputSize, InputNames.Of<T>());
        return Samples(inputs, inputSize);
    }

    /// <summary>Checks that <paramref name="input"/> is one sample.</summary>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void OneSample<T>(ReadOnlySpan<T> input, int inputSize)
        where T : unmanaged
    {
        if (input.Length != inputSize)
            FailOneSample(input.Length, inputSize, InputNames.Of<T>());
    }

    /// <summary>Checks that every token is in the vocabulary.</summary>
    /// <exception cref="ArgumentException">A token is not; the message says which one.</exception>
    public static void Tokens(ReadOnlySpan<int> inputs, int inputSize, int vocabulary, string parameter)
    {
        int outside = Execution.Tokens.IndexOfOutside(inputs, vocabulary);
        if (outside >= 0)
            throw new ArgumentException(Execution.Tokens.Error(inputs[outside], outside / inputSize, outside % inputSize, vocabulary), parameter);
    }

    /// <summary>Checks that <paramref name="outputs"/> has one row per sample.</summary>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(ReadOnlySpan<float> outputs, int samples, int outputSize, string parameter)
    {
        if (outputs.Length != (long)samples * outputSize)
            FailRows(outputs.Length, samples, outputSize, "outputs", parameter);
    }

    /// <summary>Checks that there is a gradient for each input of the samples.</summary>
    /// <exception cref="ArgumentException">The number of gradients is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void InputGradients(ReadOnlySpan<float> gradients, int samples, int inputSize)
    {
        if (gradients.Length != (long)samples * inputSize)
            FailRows(gradients.Length, samples, inputSize, "inputs", nameof(gradients));
    }

    /// <summary>Checks that a token is in the vocabulary.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Token(int token, int vocabulary)
    {
        if ((uint)token >= (uint)vocabulary)
            throw new ArgumentException($"The token is {token}; expected 0 to {vocabulary - 1}, the vocabulary.", nameof(token));
    }

    /// <summary>Checks that a stream can run a number of further steps.</summary>
    /// <exception cref="InvalidOperationException">The stream would exceed its maximum number of steps.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StepsLeft(long run, int steps, int most)
    {
        if (run + steps > most)
            throw new InvalidOperationException(
                $"The stream has run {run} steps and cannot run {steps} more: the network is declared with {most} steps and has no positions after them. Call Reset to begin again.");
    }

    /// <summary>Checks that <paramref name="input"/> is one step of a stream.</summary>
    /// <exception cref="ArgumentException">The number of features is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Step(ReadOnlySpan<float> input, int features)
    {
        if (input.Length != features)
            throw new ArgumentException($"'{nameof(input)}' has {input.Length} values; expected {features}, the number of features per step.", nameof(input));
    }

    /// <summary>Returns the number of steps in <paramref name="inputs"/>, at least 0.</summary>
    /// <exception cref="ArgumentException">The number of values is not a multiple of the number of features.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Steps(ReadOnlySpan<float> inputs, int features)
    {
        int steps = inputs.Length / features;
        if (steps * features != inputs.Length)
            throw new ArgumentException($"'{nameof(inputs)}' has {inputs.Length} values; expected a multiple of {features}, the number of features per step.", nameof(inputs));
        return steps;
    }

    /// <summary>Checks that <paramref name="values"/> has the outputs of a number of steps.</summary>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StepOutputs(ReadOnlySpan<float> values, int steps, int outputs, string parameter)
    {
        if (values.Length != (long)steps * outputs)
            throw new ArgumentException($"'{parameter}' has {values.Length} values; expected {(long)steps * outputs}: {steps} steps of {outputs} outputs.", parameter);
    }

    /// <summary>Checks that <paramref name="classes"/> has one class for each row of a sample.</summary>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Classes(ReadOnlySpan<int> classes, int rows, string parameter)
    {
        if (classes.Length != rows)
            throw new ArgumentException($"'{parameter}' has {classes.Length} values; expected {rows}, one for each row of outputs.", parameter);
    }

    /// <summary>Checks that <paramref name="values"/> has one float per parameter.</summary>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    public static void Parameters(ReadOnlySpan<float> values, int parameterCount, string parameter)
    {
        if (values.Length != parameterCount)
            throw new ArgumentException($"'{parameter}' has {values.Length} values; expected {parameterCount}, the number of parameters.", parameter);
    }

    /// <summary>Checks that <paramref name="values"/> has one float for each value of the network's buffers.</summary>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    public static void Buffers(ReadOnlySpan<float> values, int bufferCount, string parameter)
    {
        if (values.Length != bufferCount)
            throw new ArgumentException($"'{parameter}' has {values.Length} values; expected {bufferCount}, the number of values in the network's buffers.", parameter);
    }

    /// <summary>Checks that a batch that must run in one pass does not exceed the memory that can be addressed.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public static void OnePass(int samples, int most)
    {
        if (samples > most)
            FailOnePass(inputs: samples, most);
    }

    /// <summary>Checks that <paramref name="state"/> has the size of the optimiser's state.</summary>
    /// <exception cref="ArgumentException">The number of values is wrong.</exception>
    public static void OptimizerState(ReadOnlySpan<float> state, NetworkDescription network, string parameter)
    {
        if (state.Length != network.OptimizerStateCount)
            throw new ArgumentException($"'{parameter}' has {state.Length} values; expected {network.OptimizerStateCount}, the size of the optimiser's state.", parameter);
    }

    /// <summary>Checks that a learning rate is finite and at least 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LearningRate(float learningRate)
    {
        // NaN fails both comparisons.
        if (!(learningRate is >= 0 and <= float.MaxValue))
            FailLearningRate(learningRate);
    }

    /// <summary>Checks that a number of threads is at least 1.</summary>
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
