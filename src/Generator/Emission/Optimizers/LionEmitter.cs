using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Optimizers;

internal sealed class LionEmitter(LionDeclaration lion) : OptimizerEmitter
{
    private readonly string _beta1 = Literals.Number(lion.Beta1);
    private readonly string _decay = Literals.Number(lion.WeightDecay);

    private bool Shrinks => lion.WeightDecay > 0;

    public override string Description => $"Lion with betas {_beta1} and {Literals.Number(lion.Beta2)}"
        + (Shrinks ? $", weight decay {_decay}" : "");

    public override string Formula => (Shrinks ? $"parameter -= rate x {_decay} x parameter; " : "")
        + $"parameter -= rate x sign({_beta1} x mean + {Literals.Rest(lion.Beta1)} x gradient); "
        + AverageFormula("mean", "gradient", lion.Beta2);

    public override IReadOnlyList<(string Name, string Value)> Factors => Shrinks
        ? [("_rate", "learningRate"), ("_kept", $"(float)(1 - learningRate * {_decay})")]
        : [("_rate", "learningRate")];

    public override void EmitTake(CodeWriter writer, ParameterLayout layout)
    {
        EmitParameter(writer);
        EmitStates(writer, layout, "means");
        writer.Line("V mean = V.Load(ref target, means);");
        writer.Line("V change = gradient - mean;");
        writer.Line($"V.MultiplyAdd(V.Create({Literals.Rest(lion.Beta2)}f), change, mean).Store(ref target, means);");
        writer.Line($"V direction = V.MultiplyAdd(V.Create({Literals.Rest(lion.Beta1)}f), change, mean);");
        writer.Line("V rate = V.Create(_rate);");
        string kept = Shrinks ? "parameter * V.Create(_kept)" : "parameter";
        writer.Line($"({kept} - V.IfPositive(direction, rate, V.IfPositive(-direction, -rate, V.Zero))).Store(ref target, offset);");
    }
}
