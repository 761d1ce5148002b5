namespace NetGen.Peers;

/// <summary>One library with the network of a workload, on its batch. All start from the same parameters.</summary>
internal interface IContestant : IDisposable
{
    string Name { get; }

    /// <summary>Makes so many training steps: forward, loss, backward, SGD. Returns the last one's loss. Null for who only infers.</summary>
    Func<int, float>? Train { get; }

    /// <summary>Computes the raw outputs, so many times.</summary>
    void Infer(int times);

    /// <summary>The outputs with the parameters as they are.</summary>
    float[] Outputs();
}
