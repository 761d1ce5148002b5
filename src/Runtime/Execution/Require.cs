using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>Checks of what a caller passes, made before anything is changed.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Require
{
    /// <summary>The number of samples in <paramref name="inputs"/>, 0 or more.</summary>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples.</exception>
    public static int Samples(ReadOnlySpan<float> inputs, int inputSize)
    {
        int samples = inputs.Length / inputSize;
        if (samples * inputSize != inputs.Length)
        {
            throw new ArgumentException(
                $"{inputs.Length} inputs are no whole number of samples with {inputSize} features each.", nameof(inputs));
        }

        return samples;
    }

    /// <summary>The number of samples in <paramref name="inputs"/>, 1 or more.</summary>
    /// <exception cref="ArgumentException">The inputs are no whole number of samples, or there is none.</exception>
    public static int TrainingSamples(ReadOnlySpan<float> inputs, int inputSize)
    {
        if (inputs.IsEmpty)
            throw new ArgumentException($"There are 0 samples; at least 1 sample of {inputSize} features is needed.", nameof(inputs));
        return Samples(inputs, inputSize);
    }

    /// <summary>That <paramref name="input"/> is one sample.</summary>
    /// <exception cref="ArgumentException">It has more or fewer features.</exception>
    public static void OneSample(ReadOnlySpan<float> input, int inputSize)
    {
        if (input.Length != inputSize)
            throw new ArgumentException($"One sample has {inputSize} features, not {input.Length}.", nameof(input));
    }

    /// <summary>That <paramref name="outputs"/> hold one row a sample.</summary>
    /// <exception cref="ArgumentException">They hold more or fewer floats.</exception>
    public static void Rows(ReadOnlySpan<float> outputs, int samples, int outputSize, string parameter)
    {
        if (outputs.Length != (long)samples * outputSize)
        {
            throw new ArgumentException(
                $"{samples} samples of {outputSize} outputs need {(long)samples * outputSize} floats, not {outputs.Length}.", parameter);
        }
    }

    /// <summary>That <paramref name="values"/> hold one float a parameter.</summary>
    /// <exception cref="ArgumentException">They hold more or fewer.</exception>
    public static void Parameters(ReadOnlySpan<float> values, int parameterCount, string parameter)
    {
        if (values.Length != parameterCount)
            throw new ArgumentException($"The network has {parameterCount} parameters, not {values.Length}.", parameter);
    }

    /// <summary>That a learning rate is finite and not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not.</exception>
    public static void LearningRate(float learningRate)
    {
        if (!float.IsFinite(learningRate) || learningRate < 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(learningRate), learningRate, "A learning rate is a finite number, 0 or more.");
        }
    }
}
