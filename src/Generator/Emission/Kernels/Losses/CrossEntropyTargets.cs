using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Kernels.Losses;

/// <summary>
/// What a softmax loss makes of its targets: each class's -log p is multiplied by weight · (kept · target + share), where kept is 1 - ε and
/// share ε / K for a label smoothing of ε.
/// </summary>
internal sealed class CrossEntropyTargets
{
    private readonly SoftmaxCrossEntropyDeclaration _options;

    public CrossEntropyTargets(LossOperation loss)
    {
        IsDivergence = loss is KlDivergence;
        _options = loss switch
        {
            SoftmaxCrossEntropy entropy => entropy.Options,
            KlDivergence divergence => new SoftmaxCrossEntropyDeclaration(ValidateTargets: divergence.Options.ValidateTargets),
            _ => throw new NotSupportedException($"{loss.GetType().Name} has no softmax."),
        };
        Classes = loss.Outputs.Shape.Columns;
        TakesRows = loss.TakesRows;
        TakesClassIndices = loss.TakesClassIndices;
    }

    public int Classes { get; }

    /// <summary>Floats from one row of logits to the next.</summary>
    public int Stride => MatrixLayout.Pad(Classes);

    /// <summary>Whether the targets' entropy is taken off.</summary>
    public bool IsDivergence { get; }

    public bool TakesRows { get; }

    public bool TakesClassIndices { get; }

    /// <summary>Whether to refuse a row of targets that is not a distribution.</summary>
    public bool Validates => TakesRows && _options.ValidateTargets;

    public float Smoothing => _options.LabelSmoothing;

    public bool Smooths => _options.LabelSmoothing > 0;

    public bool Weighs => _options.ClassWeights.Count > 0;

    /// <summary>Whether the sum of what the classes are multiplied by is another number than the sum of the targets.</summary>
    public bool ChangesSum => Smooths || Weighs;

    public int? IgnoreIndex => _options.IgnoreIndex;

    public float Gamma => _options.FocalGamma;

    public float Kept => 1 - _options.LabelSmoothing;

    public float Share => _options.LabelSmoothing / Classes;

    /// <summary>What the shares of all classes add up to.</summary>
    public float SumOfShares => Smooths ? Share * (Weighs ? _options.ClassWeights.Sum() : Classes) : 0;

    public float WeightOf(int label) => Weighs ? _options.ClassWeights[label] : 1;

    /// <summary>What a class is multiplied by, as an expression in the target and the class's index.</summary>
    public string Coefficient(string target, string column)
    {
        string smoothed = Smooths ? $"({Literals.Float(Kept)} * {target} + {Literals.Float(Share)})" : target;
        return Weighs ? $"{WeightTable.ClassWeights}[(int){column}] * {smoothed}" : smoothed;
    }
}
