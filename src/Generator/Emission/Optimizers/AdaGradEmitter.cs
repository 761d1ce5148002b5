using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Optimizers;

internal sealed class AdaGradEmitter(AdaGradDeclaration adaGrad) : OptimizerEmitter
{
    private readonly string _rateDecay = Literals.Number(adaGrad.LearningRateDecay);

    private bool Slows => adaGrad.LearningRateDecay > 0;

    public override string Description => "AdaGrad"
        + (Slows ? $", learning rate decay {_rateDecay}" : "")
        + (adaGrad.WeightDecay > 0 ? $", weight decay {Literals.Number(adaGrad.WeightDecay)}" : "");

    public override string Formula
    {
        get
        {
            string gradient = GradientFormula(adaGrad.WeightDecay);
            string rate = Slows ? $"rate / (1 + (step - 1) x {_rateDecay})" : "rate";
            return $"sum = sum + {gradient}²; parameter -= {rate} x {gradient} / (sqrt(sum) + {Literals.Number(adaGrad.Epsilon)})";
        }
    }

    public override IReadOnlyList<(string Name, string Value)> Factors =>
        [("_minusRate", Slows ? $"(float)(-learningRate / (1 + (step - 1) * {_rateDecay}))" : "-learningRate")];

    public override void EmitTake(CodeWriter writer, ParameterLayout layout)
    {
        EmitParameter(writer);
        EmitDecay(writer, adaGrad.WeightDecay);
        EmitStates(writer, layout, "sums");
        writer.Line("V sum = V.MultiplyAdd(gradient, gradient, V.Load(ref target, sums));");
        writer.Line("sum.Store(ref target, sums);");
        writer.Line($"V root = V.Sqrt(sum) + V.Create({AddedToRoot(adaGrad.Epsilon)});");
        writer.Line("V.MultiplyAdd(V.Create(_minusRate), gradient / root, parameter).Store(ref target, offset);");
    }
}
