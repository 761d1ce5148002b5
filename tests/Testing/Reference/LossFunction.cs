namespace NetGen.Testing.Reference;

/// <summary>A loss: its attribute, and what it should compute.</summary>
public abstract record LossFunction
{
    /// <summary>The attribute that declares the loss in C#.</summary>
    public abstract string Attribute { get; }

    /// <summary>What a row of targets holds.</summary>
    public virtual RowContent Rows => RowContent.Distribution;

    /// <summary>A label whose samples do not count.</summary>
    public virtual int? IgnoredLabel => null;

    /// <summary>The mean loss of a batch; writes its gradient with respect to the outputs.</summary>
    public abstract double Evaluate(Matrix outputs, Targets targets, Matrix gradient);

    /// <summary>What the loss takes the outputs of one sample to mean.</summary>
    public virtual void Predict(ReadOnlySpan<double> outputs, Span<double> predictions) => outputs.CopyTo(predictions);

    /// <summary>The classes that that many outputs tell apart; 0 where they tell none.</summary>
    public virtual int Classes(int outputs) => outputs;

    /// <summary>Whether targets of that many outputs may be class indices.</summary>
    public virtual bool TakesLabels(int outputs) => true;

    /// <summary>Whether targets of that many outputs may be rows.</summary>
    public virtual bool TakesRows(int outputs) => true;

    /// <summary>Whether the gradient jumps so near to these outputs that rounding decides which side it is taken from.</summary>
    public virtual bool IsNearJump(ReadOnlySpan<double> outputs, int label) => false;
}

/// <summary>What a row of targets may hold.</summary>
public enum RowContent
{
    /// <summary>Probabilities that sum to one.</summary>
    Distribution,

    /// <summary>A probability for each output by itself.</summary>
    Probabilities,

    /// <summary>Any numbers.</summary>
    Numbers,
}
