namespace NetGen.Testing.Reference;

/// <summary>activation(weight · x + bias), its parameters somewhere among all of the network's.</summary>
internal sealed class DenseLayer(Layer layer, int inputs, int weightOffset, int dropoutNumber)
{
    private readonly int _biasOffset = weightOffset + layer.Units * inputs;

    public static DenseLayer[] Of(NetworkSource source)
    {
        var layers = new DenseLayer[source.Layers.Length];
        int inputs = source.InputSize;
        int offset = 0;
        int number = 0;
        for (int i = 0; i < layers.Length; i++)
        {
            Layer layer = source.Layers[i];
            // Layers are numbered with their dropouts among them.
            number += layer.Dropout > 0 ? 2 : 1;
            layers[i] = new DenseLayer(layer, inputs, offset, number - 1);
            offset += layer.Units * inputs + (layer.UseBias ? layer.Units : 0);
            inputs = layer.Units;
        }

        return layers;
    }

    public bool IsTrainable => layer.Trainable;

    /// <summary>The layer's part of something that has a value for every parameter: weight and bias.</summary>
    public Span<double> PartOf(Span<double> values) => values.Slice(weightOffset, layer.Units * inputs + (layer.UseBias ? layer.Units : 0));

    /// <summary>The layer's part without its bias.</summary>
    public Span<double> WeightsOf(Span<double> values) => values.Slice(weightOffset, layer.Units * inputs);

    /// <summary>The dropout in front of the layer, of its inputs or their gradients.</summary>
    public Matrix Drop(Matrix values, ulong seed, long step)
    {
        if (layer.Dropout == 0)
            return values;
        var result = new Matrix(values.Rows, values.Columns);
        for (int n = 0; n < values.Rows; n++)
        {
            for (int i = 0; i < values.Columns; i++)
                result[n, i] = values[n, i] * DropoutFactor.Of(layer.Dropout, seed, step, dropoutNumber, n, i);
        }

        return result;
    }

    public Matrix Combine(Matrix values, ReadOnlySpan<double> parameters)
    {
        var result = new Matrix(values.Rows, layer.Units);
        for (int n = 0; n < values.Rows; n++)
        {
            Span<double> row = values.Row(n);
            for (int o = 0; o < layer.Units; o++)
            {
                ReadOnlySpan<double> weights = parameters.Slice(weightOffset + o * inputs, inputs);
                double sum = layer.UseBias ? parameters[_biasOffset + o] : 0;
                for (int i = 0; i < weights.Length; i++)
                    sum += weights[i] * row[i];
                result[n, o] = sum;
            }
        }

        return result;
    }

    public Matrix Activate(Matrix combined)
    {
        var result = new Matrix(combined.Rows, combined.Columns);
        for (int i = 0; i < result.Values.Length; i++)
            result.Values[i] = ActivationFunction.Value(layer.Activation, combined.Values[i]);
        return result;
    }

    /// <summary>The least |sum - kink| / Σ|term| of all units, samples and kinks; infinite for an activation without a kink.</summary>
    public double NearestKink(Matrix values, ReadOnlySpan<double> parameters)
    {
        double nearest = double.PositiveInfinity;
        IReadOnlyList<double> kinks = ActivationFunction.Kinks(layer.Activation);
        if (kinks.Count == 0)
            return nearest;

        for (int n = 0; n < values.Rows; n++)
        {
            Span<double> row = values.Row(n);
            for (int o = 0; o < layer.Units; o++)
            {
                double bias = layer.UseBias ? parameters[_biasOffset + o] : 0;
                double sum = bias;
                double size = Math.Abs(bias);
                for (int i = 0; i < row.Length; i++)
                {
                    double term = parameters[weightOffset + o * inputs + i] * row[i];
                    sum += term;
                    size += Math.Abs(term);
                }

                // A sum of zeros is exact in any precision.
                if (size > 0)
                    nearest = Math.Min(nearest, kinks.Min(kink => Math.Abs(sum - kink)) / size);
            }
        }

        return nearest;
    }

    /// <summary>Adds to the layer's part of <paramref name="gradients"/>; returns the gradient with respect to its input.</summary>
    public Matrix Backward(Matrix values, Matrix combined, Matrix gradient, ReadOnlySpan<double> parameters, Span<double> gradients)
    {
        var result = new Matrix(values.Rows, values.Columns);
        for (int n = 0; n < values.Rows; n++)
        {
            Span<double> row = values.Row(n);
            Span<double> resultRow = result.Row(n);
            for (int o = 0; o < layer.Units; o++)
            {
                double change = gradient[n, o] * ActivationFunction.Slope(layer.Activation, combined[n, o]);
                ReadOnlySpan<double> weights = parameters.Slice(weightOffset + o * inputs, inputs);
                Span<double> weightGradients = gradients.Slice(weightOffset + o * inputs, inputs);
                for (int i = 0; i < weights.Length; i++)
                {
                    weightGradients[i] += change * row[i];
                    resultRow[i] += change * weights[i];
                }

                if (layer.UseBias)
                    gradients[_biasOffset + o] += change;
            }
        }

        return result;
    }
}
