namespace NetGen.Testing.Reference;

/// <summary>The network as a textbook writes it, in double precision and without a thought for speed.</summary>
public sealed class ReferenceNetwork
{
    private readonly NetworkSource _source;
    private readonly DenseLayer[] _layers;
    private readonly Update _update;
    private long _step;

    public ReferenceNetwork(NetworkSource source, ReadOnlySpan<double> parameters)
    {
        _source = source;
        _layers = DenseLayer.Of(source);
        _update = (source.Optimizer ?? new Sgd()).Begin(parameters.Length);
        Parameters = parameters.ToArray();
    }

    public ReferenceNetwork(NetworkSource source, float[] parameters)
        : this(source, Array.ConvertAll(parameters, parameter => (double)parameter))
    {
    }

    /// <summary>All parameters, in canonical order.</summary>
    public double[] Parameters { get; }

    public Matrix Forward(Matrix inputs)
    {
        Matrix values = inputs;
        foreach (DenseLayer layer in _layers)
            values = layer.Activate(layer.Combine(values, Parameters));
        return values;
    }

    public Matrix Predict(Matrix inputs)
    {
        Matrix outputs = Forward(inputs);
        if (_source.Loss is null)
            return outputs;

        var predictions = new Matrix(outputs.Rows, outputs.Columns);
        for (int n = 0; n < outputs.Rows; n++)
            _source.Loss.Predict(outputs.Row(n), predictions.Row(n));
        return predictions;
    }

    /// <summary>The seed that the network was made with, which chooses what is dropped.</summary>
    public ulong Seed { get; init; }

    public double Loss(Matrix inputs, Targets targets)
    {
        Matrix outputs = Forward(inputs);
        return TrainedLoss.Evaluate(outputs, targets, new Matrix(outputs.Rows, outputs.Columns)) + Penalty();
    }

    public double Gradients(Matrix inputs, Targets targets, Span<double> gradients)
    {
        // Forward, keeping what each layer saw.
        var layerInputs = new Matrix[_layers.Length];
        var combined = new Matrix[_layers.Length];
        Matrix values = inputs;
        for (int i = 0; i < _layers.Length; i++)
        {
            layerInputs[i] = _layers[i].Drop(values, Seed, _step);
            combined[i] = _layers[i].Combine(layerInputs[i], Parameters);
            values = _layers[i].Activate(combined[i]);
        }

        var gradient = new Matrix(values.Rows, values.Columns);
        double loss = TrainedLoss.Evaluate(values, targets, gradient);

        // Backward, by the chain rule.
        gradients.Clear();
        for (int i = _layers.Length - 1; i >= 0; i--)
            gradient = _layers[i].Drop(_layers[i].Backward(layerInputs[i], combined[i], gradient, Parameters, gradients), Seed, _step);
        foreach (DenseLayer layer in _layers)
            AddPenalty(layer, gradients);
        return loss + Penalty();
    }

    public double TrainStep(Matrix inputs, Targets targets, float learningRate)
    {
        double[] gradients = new double[Parameters.Length];
        double loss = Gradients(inputs, targets, gradients);
        ApplyGradients(gradients, learningRate);
        return loss;
    }

    public void ApplyGradients(ReadOnlySpan<double> gradients, float learningRate)
    {
        double[] clipped = gradients.ToArray(), before = [.. Parameters];
        foreach (DenseLayer layer in _layers.Where(layer => !layer.IsTrainable))
            layer.PartOf(clipped).Clear();
        Clip(clipped);
        _update(Parameters, clipped, learningRate);
        foreach (DenseLayer layer in _layers.Where(layer => !layer.IsTrainable))
            layer.PartOf(before).CopyTo(layer.PartOf(Parameters));
        _step++;
    }

    /// <summary>Whether rounding may decide which side of a jump the gradient of the loss is taken from.</summary>
    public bool IsNearJump(Matrix inputs, Targets targets)
    {
        if (_source.Loss is not { } loss || targets is not ClassLabels labels)
            return false;
        Matrix outputs = Forward(inputs);
        return Enumerable.Range(0, outputs.Rows).Any(n => loss.IsNearJump(outputs.Row(n), labels.Labels.Span[n]));
    }

    /// <summary>
    /// How near any value comes to a kink of its activation, as a share of the terms that it is the sum of: where single
    /// precision may find itself on the other side, a comparison says nothing.
    /// </summary>
    public double NearestKink(Matrix inputs)
    {
        double nearest = double.PositiveInfinity;
        Matrix values = inputs;
        foreach (DenseLayer layer in _layers)
        {
            nearest = Math.Min(nearest, layer.NearestKink(values, Parameters));
            values = layer.Activate(layer.Combine(values, Parameters));
        }

        return nearest;
    }

    /// <summary>How near any weight comes to 0, where a penalty on its size has a kink.</summary>
    public double NearestWeight()
    {
        double nearest = double.PositiveInfinity;
        foreach (DenseLayer layer in _layers.Where(_ => _source.L1 > 0))
        {
            foreach (double weight in layer.WeightsOf(Parameters))
                nearest = Math.Min(nearest, Math.Abs(weight));
        }

        return nearest;
    }

    private double Penalty()
    {
        double penalty = 0;
        foreach (DenseLayer layer in _layers.Where(layer => layer.IsTrainable))
        {
            foreach (double weight in layer.WeightsOf(Parameters))
                penalty += _source.L1 * Math.Abs(weight) + _source.L2 / 2.0 * weight * weight;
        }

        return penalty;
    }

    private void AddPenalty(DenseLayer layer, Span<double> gradients)
    {
        if (!layer.IsTrainable)
        {
            layer.PartOf(gradients).Clear();
            return;
        }

        Span<double> weights = layer.WeightsOf(Parameters), slopes = layer.WeightsOf(gradients);
        for (int i = 0; i < weights.Length; i++)
            slopes[i] += _source.L1 * Math.Sign(weights[i]) + _source.L2 * weights[i];
    }

    private void Clip(double[] gradients)
    {
        double norm = Math.Sqrt(gradients.Sum(gradient => gradient * gradient));
        double scale = _source.MaxNorm is float maxNorm ? Math.Min(1, maxNorm / (norm + 1e-6)) : 1;
        double limit = _source.MaxValue ?? double.PositiveInfinity;
        foreach (ref double gradient in gradients.AsSpan())
            gradient = Math.Clamp(gradient * scale, -limit, limit);
    }

    private LossFunction TrainedLoss => _source.Loss ?? throw new InvalidOperationException("The network has no loss.");
}
