namespace NetGen;

/// <summary>
/// Compares the gradients of a network with finite differences of its loss. Use it in tests, above all of a loss of your own: a gradient that does not belong to
/// the loss trains, but badly.
/// </summary>
/// <remarks>
/// The loss is the one that <c>Gradients</c> returns, with the same dropout and the same statistics of the batch. Each tensor of parameters is moved along its
/// gradient, along random directions and element by element, and the slope (L(w + εd) - L(w - εd)) / 2ε is compared with the gradient's. A few samples of a small network
/// suffice, and take milliseconds.
/// </remarks>
public static class GradientCheck
{
    private const int Directions = 4, Elements = 8;

    // In single precision, a loss is not known better than this.
    private const double Rounding = 5e-7;

    private static readonly double[] Steps = [1e-2, 2.5e-3, 6e-4];

    /// <summary>Checks the gradients of a network. Its parameters are afterwards what they were.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The inputs of at least one sample.</param>
    /// <param name="targets">One class index for each row of outputs, or one row of numbers.</param>
    /// <exception cref="ArgumentException">The lengths of the spans do not match, or a label or a token is out of range.</exception>
    public static GradientReport Run<TInput, TTarget>(
        ITrainableNetwork<TInput, TTarget> network, ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets)
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        ArgumentNullException.ThrowIfNull(network);
        var objective = new TargetObjective<TInput, TTarget>(network, inputs, targets);
        return Check(network, ref objective);
    }

    /// <summary>Checks the gradients of a network with a loss of the caller. Its parameters are afterwards what they were.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputs">The inputs of at least one sample.</param>
    /// <param name="loss">The loss. It must return the same for the same outputs.</param>
    /// <exception cref="ArgumentException">The lengths of the spans do not match, or a token is out of range.</exception>
    public static GradientReport Run<TInput, TLoss>(ICustomLossNetwork<TInput> network, ReadOnlySpan<TInput> inputs, ref TLoss loss)
        where TInput : unmanaged
        where TLoss : struct, IOutputLoss, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(network);
        var objective = new CustomObjective<TInput, TLoss>(network, inputs, loss);
        GradientReport report = Check(network, ref objective);
        loss = objective.Loss;
        return report;
    }

    private static GradientReport Check<TObjective>(INetwork network, ref TObjective objective)
        where TObjective : struct, IObjective, allows ref struct
    {
        NetworkDescription description = network.Description;
        float[] parameters = new float[description.ParameterCount], gradients = new float[description.ParameterCount];
        network.CopyParametersTo(parameters);
        float loss = objective.Evaluate(gradients);
        var scan = new SlopeScan(network, parameters, Math.Max(1e-3, Math.Abs(loss)) * Rounding);
        var tensors = new List<TensorGradient>();
        try
        {
            int first = 0;
            foreach (TensorDescription tensor in description.Tensors)
            {
                // A frozen layer has no gradient, though the loss depends on it.
                if (tensor.IsTrainable)
                    tensors.Add(Check(tensor.Name, scan, ref objective, first, gradients.AsSpan(first, tensor.Count)));
                first += tensor.Count;
            }
        }
        finally
        {
            network.CopyParametersFrom(parameters);
        }

        return new GradientReport(loss, tensors);
    }

    /// <summary>The direction of a tensor whose slope is furthest off.</summary>
    private static TensorGradient Check<TObjective>(string name, SlopeScan scan, ref TObjective objective, int first, ReadOnlySpan<float> gradient)
        where TObjective : struct, IObjective, allows ref struct
    {
        var random = new Random(gradient.Length);
        double[] direction = new double[gradient.Length];
        for (int i = 0; i < gradient.Length; i++)
            direction[i] = gradient[i];
        double norm = Math.Sqrt(DotProduct(direction, gradient));
        TensorGradient worst = new(name, norm, 0, 0, double.NegativeInfinity);

        if (norm > 0)
        {
            for (int i = 0; i < gradient.Length; i++)
                direction[i] /= norm;
            Compare(ref objective, gradient);
        }

        for (int number = 0; number < Directions; number++)
        {
            for (int i = 0; i < gradient.Length; i++)
                direction[i] = (random.Next(2) * 2 - 1) / Math.Sqrt(gradient.Length);
            Compare(ref objective, gradient);
        }

        for (int number = 0; number < Math.Min(Elements, gradient.Length); number++)
        {
            Array.Clear(direction);
            direction[gradient.Length <= Elements ? number : random.Next(gradient.Length)] = 1;
            Compare(ref objective, gradient);
        }

        return worst;

        void Compare(ref TObjective objective, ReadOnlySpan<float> gradient)
        {
            double expected = DotProduct(direction, gradient);
            // Long steps meet kinks, and short ones rounding.
            TensorGradient best = new(name, norm, expected, 0, double.PositiveInfinity);
            foreach (double step in Steps)
            {
                (double slope, double uncertainty) = scan.Measure(ref objective, first, direction, step);
                double scale = Math.Max(norm, Math.Abs(slope));
                double error = scale == 0 ? 0 : Math.Max(0, Math.Abs(slope - expected) - uncertainty) / scale;
                if (!(error >= best.Error))
                    best = new(name, norm, expected, slope, double.IsNaN(error) ? double.PositiveInfinity : error);
            }

            if (best.Error > worst.Error)
                worst = best;
        }
    }

    private static double DotProduct(ReadOnlySpan<double> left, ReadOnlySpan<float> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    /// <summary>What is minimised.</summary>
    private interface IObjective
    {
        float Evaluate(Span<float> gradients);
    }

    private readonly ref struct TargetObjective<TInput, TTarget>(
        ITrainableNetwork<TInput, TTarget> network, ReadOnlySpan<TInput> inputs, ReadOnlySpan<TTarget> targets) : IObjective
        where TInput : unmanaged
        where TTarget : unmanaged
    {
        private readonly ReadOnlySpan<TInput> _inputs = inputs;
        private readonly ReadOnlySpan<TTarget> _targets = targets;

        public float Evaluate(Span<float> gradients) => network.Gradients(_inputs, _targets, gradients);
    }

    private ref struct CustomObjective<TInput, TLoss>(ICustomLossNetwork<TInput> network, ReadOnlySpan<TInput> inputs, TLoss loss) : IObjective
        where TInput : unmanaged
        where TLoss : struct, IOutputLoss, allows ref struct
    {
        private readonly ReadOnlySpan<TInput> _inputs = inputs;

        public TLoss Loss = loss;

        public float Evaluate(Span<float> gradients) => network.Gradients(_inputs, ref Loss, gradients);
    }

    /// <summary>Measures slopes of the loss.</summary>
    private sealed class SlopeScan(INetwork network, float[] parameters, double rounding)
    {
        private readonly float[] _moved = new float[parameters.Length];
        private readonly float[] _unused = new float[parameters.Length];

        /// <summary>The slope along a direction of length 1, and what rounding can add to it.</summary>
        public (double Slope, double Uncertainty) Measure<TObjective>(ref TObjective objective, int first, ReadOnlySpan<double> direction, double step)
            where TObjective : struct, IObjective, allows ref struct
        {
            // Each element moves by about that share of what the elements are like.
            ReadOnlySpan<float> tensor = parameters.AsSpan(first, direction.Length);
            double sum = 0, weight = 0;
            for (int i = 0; i < direction.Length; i++)
            {
                sum += direction[i] * direction[i] * tensor[i] * tensor[i];
                weight = Math.Max(weight, Math.Abs(direction[i]));
            }

            double length = step * Math.Max(Math.Sqrt(sum), 0.1) / weight;
            double ahead = Evaluate(ref objective, first, direction, length), behind = Evaluate(ref objective, first, direction, -length);
            return ((ahead - behind) / (2 * length), rounding / length);
        }

        private float Evaluate<TObjective>(ref TObjective objective, int first, ReadOnlySpan<double> direction, double length)
            where TObjective : struct, IObjective, allows ref struct
        {
            parameters.CopyTo(_moved, 0);
            for (int i = 0; i < direction.Length; i++)
                _moved[first + i] = (float)(_moved[first + i] + length * direction[i]);
            network.CopyParametersFrom(_moved);
            return objective.Evaluate(_unused);
        }
    }
}
