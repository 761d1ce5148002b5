using NetGen.Generator.Parsing;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Optimizers;

internal sealed class RmsPropEmitter(RmsPropDeclaration rmsProp) : OptimizerEmitter
{
    public override string Description => $"{(rmsProp.Centered ? "centred " : "")}RMSProp with decay {Literals.Number(rmsProp.Decay)}"
        + (rmsProp.Momentum > 0 ? $", momentum {Literals.Number(rmsProp.Momentum)}" : "")
        + (rmsProp.WeightDecay > 0 ? $", weight decay {Literals.Number(rmsProp.WeightDecay)}" : "");

    public override string Formula
    {
        get
        {
            string gradient = GradientFormula(rmsProp.WeightDecay);
            string root = rmsProp.Centered ? "sqrt(square - mean²)" : "sqrt(square)";
            string direction = $"{gradient} / ({root} + {Literals.Number(rmsProp.Epsilon)})";
            return AverageFormula("square", gradient + "²", rmsProp.Decay) + "; "
                + (rmsProp.Centered ? AverageFormula("mean", gradient, rmsProp.Decay) + "; " : "")
                + (rmsProp.Momentum > 0
                    ? $"velocity = {Literals.Number(rmsProp.Momentum)} x velocity + {direction}; parameter -= rate x velocity"
                    : $"parameter -= rate x {direction}");
        }
    }

    public override IReadOnlyList<(string Name, string Value)> Factors => [("_minusRate", "-learningRate")];

    public override void EmitTake(CodeWriter writer, ParameterLayout layout)
    {
        string direction = "direction", variance = "square";
        EmitParameter(writer);
        EmitDecay(writer, rmsProp.WeightDecay);
        EmitStates(writer, layout,
        [
            "squares",
            .. rmsProp.Centered ? ["means"] : Array.Empty<string>(),
            .. rmsProp.Momentum > 0 ? ["velocities"] : Array.Empty<string>(),
        ]);
        EmitSquareAverage(writer, rmsProp.Decay);
        if (rmsProp.Centered)
        {
            EmitAverage(writer, "mean", "means", rmsProp.Decay);
            // Rounding may take more than all of the square away. An infinite square is an infinite variance.
            variance = "V.Max(V.Zero, square - V.Min(V.Create(float.MaxValue), mean * mean))";
        }

        writer.Line($"V direction = gradient / (V.Sqrt({variance}) + V.Create({AddedToRoot(rmsProp.Epsilon)}));");
        if (rmsProp.Momentum > 0)
        {
            direction = "velocity";
            string momentum = Literals.Float(rmsProp.Momentum);
            writer.Line($"V velocity = V.MultiplyAdd(V.Create({momentum}), V.Load(ref target, velocities), direction);");
            writer.Line("velocity.Store(ref target, velocities);");
        }

        writer.Line($"V.MultiplyAdd(V.Create(_minusRate), {direction}, parameter).Store(ref target, offset);");
    }
}
