namespace NetGen.Testing.Reference;

/// <summary>Changes the parameters by one step of an optimiser.</summary>
public delegate void Update(Span<double> parameters, ReadOnlySpan<double> gradients, double learningRate);

/// <summary>An optimiser: its attribute, and what it should compute.</summary>
public abstract record Optimizer
{
    /// <summary>The attribute that declares the optimiser in C#.</summary>
    public abstract string Attribute { get; }

    /// <summary>An update that remembers whatever the optimiser keeps from step to step.</summary>
    public abstract Update Begin(int parameterCount);
}
