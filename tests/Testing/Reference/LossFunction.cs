namespace NetGen.Testing.Reference;

/// <summary>A loss: its attribute, and what it should compute.</summary>
public abstract record LossFunction
{
    /// <summary>The attribute that declares the loss in C#.</summary>
    public abstract string Attribute { get; }

    /// <summary>The mean loss of a batch; writes its gradient with respect to the outputs.</summary>
    public abstract double Evaluate(Matrix outputs, Targets targets, Matrix gradient);

    /// <summary>What the loss takes the outputs of one sample to mean.</summary>
    public abstract void Predict(ReadOnlySpan<double> outputs, Span<double> predictions);
}
