namespace NetGen.Runtime.Tests.Training;

/// <summary>
/// One linear layer with plain gradient descent, as a network of a user's own: it learns rows of numbers by their squared error, or classes by
/// cross-entropy.
/// </summary>
internal sealed class LinearNetwork : ITrainableNetwork<float>, ITrainableNetwork<int>
{
    private readonly int _inputs;
    private readonly int _outputs;

    public LinearNetwork(int inputs, int outputs, ulong seed = 0, bool classifies = false)
    {
        (_inputs, _outputs) = (inputs, outputs);
        Description = new NetworkDescription(
            nameof(LinearNetwork), $"{inputs} > dense {outputs}", "linear", inputs, outputs, [new("0.weight", outputs, inputs), new("0.bias", outputs)], [],
            new LossDescription { PredictsProbabilities = classifies });
        var random = new Random((int)seed);
        Parameters = [.. Enumerable.Range(0, outputs * (inputs + 1)).Select(_ => random.NextSingle() - 0.5f)];
    }

    public NetworkDescription Description { get; }

    public int Parallelism { get; set; } = 1;

    public ulong DropoutSeed { get; set; }

    public float[] Parameters { get; }

    /// <summary>Optimiser's steps made.</summary>
    public int Steps { get; private set; }

    /// <summary>Called before each call that computes something.</summary>
    public Action? Computing { get; set; }

    private bool Classifies => Description.Loss!.PredictsProbabilities;

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        Computing?.Invoke();
        for (int n = 0; n < inputs.Length / _inputs; n++)
        {
            for (int o = 0; o < _outputs; o++)
            {
                float sum = Parameters[(_outputs * _inputs) + o];
                for (int i = 0; i < _inputs; i++)
                    sum += Parameters[(o * _inputs) + i] * inputs[(n * _inputs) + i];
                outputs[(n * _outputs) + o] = sum;
            }
        }
    }

    public void Predict(ReadOnlySpan<float> inputs, Span<float> predictions)
    {
        Forward(inputs, predictions);
        if (!Classifies)
            return;
        for (int first = 0; first < predictions.Length; first += _outputs)
        {
            Span<float> row = predictions.Slice(first, _outputs);
            float sum = 0;
            foreach (ref float value in row)
                sum += value = MathF.Exp(value);
            foreach (ref float value in row)
                value /= sum;
        }
    }

    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Evaluate(inputs, targets, []);

    public float Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets) => Evaluate(inputs, OneHot(targets), []);

    public float Gradients(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients) => Evaluate(inputs, targets, gradients);

    public float Gradients(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets, Span<float> gradients) => Evaluate(inputs, OneHot(targets), gradients);

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float learningRate)
    {
        float[] gradients = new float[Parameters.Length];
        float loss = Evaluate(inputs, targets, gradients);
        if (float.IsFinite(loss))
            ApplyGradients(gradients, learningRate);
        return loss;
    }

    public float TrainStep(ReadOnlySpan<float> inputs, ReadOnlySpan<int> targets, float learningRate) => TrainStep(inputs, OneHot(targets), learningRate);

    public void ApplyGradients(ReadOnlySpan<float> gradients, float learningRate)
    {
        Steps++;
        for (int i = 0; i < Parameters.Length; i++)
            Parameters[i] -= learningRate * gradients[i];
    }

    public void CopyParametersTo(Span<float> parameters) => Parameters.CopyTo(parameters);

    public void CopyParametersFrom(ReadOnlySpan<float> parameters) => parameters.CopyTo(Parameters);

    public void ResetOptimizer() => Steps = 0;

    public void CopyOptimizerTo(Span<float> state, out long steps) => steps = Steps;

    public void CopyOptimizerFrom(ReadOnlySpan<float> state, long steps) => Steps = (int)steps;

    private float[] OneHot(ReadOnlySpan<int> labels)
    {
        float[] rows = new float[labels.Length * _outputs];
        for (int n = 0; n < labels.Length; n++)
            rows[(n * _outputs) + labels[n]] = 1;
        return rows;
    }

    /// <summary>The mean loss, and its gradient unless nobody wants it.</summary>
    private float Evaluate(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients)
    {
        float[] predictions = new float[targets.Length];
        Predict(inputs, predictions);
        gradients.Clear();
        // The squared error is a mean over samples and outputs, the cross-entropy one over samples.
        float scale = Classifies ? (float)_outputs / targets.Length : 2f / targets.Length;
        double sum = 0;
        for (int i = 0; i < targets.Length; i++)
        {
            float error = predictions[i] - targets[i];
            sum += !Classifies ? error * error : targets[i] > 0 ? -targets[i] * Math.Log(predictions[i]) * _outputs : 0;
            if (gradients.IsEmpty)
                continue;
            int n = i / _outputs, o = i % _outputs;
            gradients[(_outputs * _inputs) + o] += scale * error;
            for (int k = 0; k < _inputs; k++)
                gradients[(o * _inputs) + k] += scale * error * inputs[(n * _inputs) + k];
        }

        return (float)(sum / targets.Length);
    }
}
