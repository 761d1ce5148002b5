namespace NetGen;

/// <summary>A copy of all that training changes in a network.</summary>
internal sealed class NetworkState(NetworkDescription description)
{
    private const string OptimizerSteps = "training.optimizer_steps";
    private const string DropoutSeedKey = "training.dropout_seed";
    // No layer's name has a slash.
    private const string OptimizerPrefix = "optimizer/";

    /// <summary>The parameters and the buffers.</summary>
    public float[] Values { get; } = new float[NetworkValues.CountOf(description)];

    /// <summary>What the optimiser remembers.</summary>
    public float[] Optimizer { get; } = new float[description.OptimizerStateCount];

    /// <summary>Steps that the optimiser has made.</summary>
    public long Steps { get; set; }

    public ulong DropoutSeed { get; set; }

    /// <summary>The tensors of a file that holds the state. Reading them changes it.</summary>
    public IEnumerable<FileTensor> Tensors
    {
        get
        {
            IEnumerable<FileTensor> tensors = FileTensor.Of(description, Values);
            int offset = 0;
            foreach (string state in description.OptimizerStates)
            {
                foreach (TensorDescription tensor in description.Tensors)
                {
                    tensors = tensors.Append(new FileTensor($"{OptimizerPrefix}{state}/{tensor.Name}", tensor.Shape, Optimizer.AsMemory(offset, tensor.Count)));
                    offset += tensor.Count;
                }
            }

            return tensors;
        }
    }

    /// <summary>What a file that holds the state has besides its tensors.</summary>
    public IEnumerable<(string Key, string Value)> Metadata =>
    [
        (OptimizerSteps, ExactNumber.Write(Steps)),
        (DropoutSeedKey, ExactNumber.Write(DropoutSeed)),
    ];

    /// <exception cref="KeyNotFoundException">A number is missing.</exception>
    /// <exception cref="FormatException">A number is not one, or is out of range.</exception>
    /// <exception cref="OverflowException">A number is too large.</exception>
    public void ReadMetadata(Dictionary<string, string> metadata)
    {
        Steps = ExactNumber.Read<long>(metadata[OptimizerSteps]);
        DropoutSeed = ExactNumber.Read<ulong>(metadata[DropoutSeedKey]);
        if (Steps < 0)
            throw new FormatException("The number of steps is negative.");
    }

    public void CopyFrom(ITrainableNetwork network)
    {
        network.CopyValuesTo(Values);
        network.CopyOptimizerTo(Optimizer, out long steps);
        Steps = steps;
        DropoutSeed = network.DropoutSeed;
    }

    public void CopyTo(ITrainableNetwork network)
    {
        network.CopyValuesFrom(Values);
        network.CopyOptimizerFrom(Optimizer, Steps);
        network.DropoutSeed = DropoutSeed;
    }
}
