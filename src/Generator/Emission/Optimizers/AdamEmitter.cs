using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Optimizers;

internal sealed class AdamEmitter(AdamDeclaration adam) : OptimizerEmitter
{
    private readonly string _beta1 = Literals.Number(adam.Beta1);
    private readonly string _beta2 = Literals.Number(adam.Beta2);
    private readonly string _decay = Literals.Number(adam.WeightDecay);

    private bool Shrinks => adam is { DecouplesDecay: true, WeightDecay: > 0 };

    private float DecayOfGradient => adam.DecouplesDecay ? 0 : adam.WeightDecay;

    public override string Description => $"{(adam.DecouplesDecay ? "AdamW" : "Adam")} with betas {_beta1} and {_beta2}"
        + (adam.WeightDecay > 0 ? $", weight decay {_decay}" : "");

    public override string Formula
    {
        get
        {
            string gradient = GradientFormula(DecayOfGradient);
            return (Shrinks ? $"parameter -= rate x {_decay} x parameter; " : "")
                + AverageFormula("mean", gradient, adam.Beta1) + "; "
                + AverageFormula("square", gradient + "²", adam.Beta2) + "; "
                + $"parameter -= rate x mean / (1 - {_beta1}^step) / (sqrt(square / (1 - {_beta2}^step)) + {Literals.Number(adam.Epsilon)})";
        }
    }

    // Both averages start at 0: the factors make up for it.
    public override IReadOnlyList<(string Name, string Value)> Factors =>
    [
        ("_minusRate", $"(float)(-learningRate / (1 - Math.Pow({_beta1}, step)))"),
        ("_rootScale", $"(float)(1 / Math.Sqrt(1 - Math.Pow({_beta2}, step)))"),
        .. Shrinks ? [("_kept", $"(float)(1 - learningRate * {_decay})")] : Array.Empty<(string, string)>(),
    ];

    public override void EmitTake(CodeWriter writer, ParameterLayout layout)
    {
        EmitParameter(writer);
        EmitDecay(writer, DecayOfGradient);
        EmitStates(writer, layout, "means", "squares");
        EmitAverage(writer, "mean", "means", adam.Beta1, fades: true);
        EmitSquareAverage(writer, adam.Beta2, fades: true);
        writer.Line($"V root = V.MultiplyAdd(V.Sqrt(square), V.Create(_rootScale), V.Create({AddedToRoot(adam.Epsilon)}));");
        string kept = Shrinks ? "parameter * V.Create(_kept)" : "parameter";
        writer.Line($"V.MultiplyAdd(V.Create(_minusRate), mean / root, {kept}).Store(ref target, offset);");
    }
}
