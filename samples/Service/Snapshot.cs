using NetGen;

/// <summary>A copy of everything that training changes in a network, including the state of the optimiser.</summary>
internal sealed class Snapshot
{
    private readonly float[] _parameters;
    private readonly float[] _optimizer;
    private long _steps;

    public Snapshot(ITrainableNetwork network)
    {
        _parameters = new float[network.Description.ParameterCount];
        _optimizer = new float[network.Description.OptimizerStateCount];
        Take(network);
    }

    public void Take(ITrainableNetwork network)
    {
        network.CopyParametersTo(_parameters);
        network.CopyOptimizerTo(_optimizer, out _steps);
    }

    public void Restore(ITrainableNetwork network)
    {
        network.CopyParametersFrom(_parameters);
        network.CopyOptimizerFrom(_optimizer, _steps);
    }
}
