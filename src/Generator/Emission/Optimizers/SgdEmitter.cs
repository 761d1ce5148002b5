using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Optimizers;

internal sealed class SgdEmitter(SgdDeclaration sgd) : OptimizerEmitter
{
    private bool IsDampened => sgd is { Momentum: > 0, Dampening: > 0 };

    public override string Description => "SGD"
        + (sgd.Momentum > 0 ? $" with {(sgd.Nesterov ? "Nesterov " : "")}momentum {Literals.Number(sgd.Momentum)}" : "")
        + (IsDampened ? $", dampening {Literals.Number(sgd.Dampening)}" : "")
        + (sgd.WeightDecay > 0 ? $", weight decay {Literals.Number(sgd.WeightDecay)}" : "");

    public override string Formula
    {
        get
        {
            string gradient = GradientFormula(sgd.WeightDecay);
            if (sgd.Momentum == 0)
                return $"parameter -= rate x {gradient}";
            string momentum = Literals.Number(sgd.Momentum);
            string share = IsDampened ? Literals.Rest(sgd.Dampening) + " x " : "";
            string look = sgd.Nesterov ? $"({gradient} + {momentum} x velocity)" : "velocity";
            return $"velocity = {momentum} x velocity + {share}{gradient}; parameter -= rate x {look}";
        }
    }

    // The first gradient is the velocity, undampened.
    public override IReadOnlyList<(string Name, string Value)> Factors => IsDampened
        ? [("_minusRate", "-learningRate"), ("_share", $"step == 1 ? 1 : {Literals.Rest(sgd.Dampening)}f")]
        : [("_minusRate", "-learningRate")];

    public override void EmitTake(CodeWriter writer, ParameterLayout layout)
    {
        string direction = "gradient";
        EmitParameter(writer);
        EmitDecay(writer, sgd.WeightDecay);
        if (sgd.Momentum > 0)
        {
            direction = "velocity";
            string momentum = Literals.Float(sgd.Momentum);
            EmitStates(writer, layout, "velocities");
            string entering = IsDampened ? "V.Create(_share) * gradient" : "gradient";
            writer.Line($"V velocity = V.MultiplyAdd(V.Create({momentum}), V.Load(ref target, velocities), {entering});");
            writer.Line("velocity.Store(ref target, velocities);");
            if (sgd.Nesterov)
                writer.Line($"velocity = V.MultiplyAdd(V.Create({momentum}), velocity, gradient);");
        }

        writer.Line($"V.MultiplyAdd(V.Create(_minusRate), {direction}, parameter).Store(ref target, offset);");
    }
}
