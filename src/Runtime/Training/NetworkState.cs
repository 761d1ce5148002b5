namespace NetGen;

/// <summary>A copy of all that training changes in a network.</summary>
internal sealed class NetworkState(NetworkDescription description)
{
    public float[] Parameters { get; } = new float[description.ParameterCount];

    /// <summary>What the optimiser remembers.</summary>
    public float[] Optimizer { get; } = new float[description.OptimizerStateCount];

    /// <summary>Steps that the optimiser has made.</summary>
    public long Steps { get; set; }

    public ulong DropoutSeed { get; set; }

    public void CopyFrom(ITrainableNetwork network)
    {
        network.CopyParametersTo(Parameters);
        network.CopyOptimizerTo(Optimizer, out long steps);
        Steps = steps;
        DropoutSeed = network.DropoutSeed;
    }

    public void CopyTo(ITrainableNetwork network)
    {
        network.CopyParametersFrom(Parameters);
        network.CopyOptimizerFrom(Optimizer, Steps);
        network.DropoutSeed = DropoutSeed;
    }
}
