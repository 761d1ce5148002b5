using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Planning.Layouts;

namespace NetGen.Generator.Emission.Optimizers;

/// <summary>
/// Prints an optimiser: its step for a vector of a parameter, and the factors that the steps of all parameters share, which are computed
/// once, in double precision.
/// </summary>
internal abstract class OptimizerEmitter
{
    private const float SmallestNormal = 1.17549435e-38f;

    /// <summary>The optimiser and its hyperparameters, for the remarks on the class.</summary>
    public abstract string Description { get; }

    /// <summary>The step as formulas.</summary>
    public abstract string Formula { get; }

    /// <summary>
    /// The factors, and the expressions that make them: in <c>learningRate</c>, and in <c>step</c>, which counts from 1.
    /// </summary>
    public abstract IReadOnlyList<(string Name, string Value)> Factors { get; }

    public static OptimizerEmitter Of(ParameterUpdate update) => update switch
    {
        SgdUpdate sgd => new SgdEmitter(sgd.Options),
        RmsPropUpdate rmsProp => new RmsPropEmitter(rmsProp.Options),
        AdamUpdate adam => new AdamEmitter(adam.Options),
        AdaGradUpdate adaGrad => new AdaGradEmitter(adaGrad.Options),
        LionUpdate lion => new LionEmitter(lion.Options),
        _ => throw new NotSupportedException($"{update.GetType().Name} cannot be printed."),
    };

    /// <summary>
    /// Prints the step of the vector at <c>offset</c> behind <c>target</c>, given its <c>gradient</c>. What the optimiser remembers of it
    /// lies as far behind it as the <paramref name="layout"/> is long, or a multiple of that.
    /// </summary>
    public abstract void EmitTake(CodeWriter writer, ParameterLayout layout);

    /// <summary>Prints the names of the states' places.</summary>
    protected static void EmitStates(CodeWriter writer, ParameterLayout layout, params string[] names)
    {
        for (int i = 0; i < names.Length; i++)
            writer.Line($"nint {names[i]} = offset + {Literals.Integer((i + 1L) * layout.Floats)};");
    }

    protected static void EmitParameter(CodeWriter writer) => writer.Line("V parameter = V.Load(ref target, offset);");

    /// <summary>Prints the weight decay that is part of the gradient.</summary>
    protected static void EmitDecay(CodeWriter writer, float weightDecay)
    {
        if (weightDecay > 0)
            writer.Line($"gradient = V.MultiplyAdd(V.Create({Literals.Float(weightDecay)}), parameter, gradient);");
    }

    /// <summary>
    /// Prints a running average, of which each step keeps a share. What is kept is a difference where the other share is the smaller one: a
    /// float has that without loss, but not always what is left of 1. The average of finite numbers is finite.
    /// </summary>
    protected static void EmitAverage(CodeWriter writer, string average, string state, float kept, bool fades = false) =>
        EmitAverage(writer, average, state, fades, kept >= 0.5f
            ? $"V.MultiplyAdd(V.Create({Literals.Rest(kept)}f), gradient, V.MultiplyAdd(V.Create(-{Literals.Rest(kept)}f), {average}, {average}))"
            : $"V.MultiplyAdd(V.Create({Literals.Float(kept)}), {average}, V.Create({Literals.Rest(kept)}f) * gradient)");

    /// <summary>
    /// Prints the same of the squares of gradients. It stays infinite once it is, and no step follows from a number that is divided by its
    /// root: the difference is that of the largest number then.
    /// </summary>
    protected static void EmitSquareAverage(CodeWriter writer, float kept, bool fades = false) =>
        EmitAverage(writer, "square", "squares", fades, $"V.MultiplyAdd(V.Create({Literals.Rest(kept)}f) * gradient, gradient, " + (kept >= 0.5f
            ? $"V.MultiplyAdd(V.Create(-{Literals.Rest(kept)}f), V.Min(V.Create(float.MaxValue), square), square))"
            : kept > 0 ? $"V.Create({Literals.Float(kept)}) * square)" : "V.Zero)"));

    /// <remarks>
    /// One that fades to 0 does so once it is below the normal numbers: the average of gradients that are all 0, as a unit's that is never
    /// active, would stay there, and the machine is slow with such numbers. Register tiles have no room for it.
    /// </remarks>
    private static void EmitAverage(CodeWriter writer, string average, string state, bool fades, string next)
    {
        writer.Line($"V {average} = V.Load(ref target, {state});");
        writer.Line($"{average} = {next};");
        if (fades)
            writer.Line($"{average} = V.IfPositive(V.Create({Literals.Float(SmallestNormal)}) - V.Abs({average}), V.Zero, {average});");
        writer.Line($"{average}.Store(ref target, {state});");
    }

    protected static string AverageFormula(string average, string value, float kept) =>
        $"{average} = {Literals.Number(kept)} x {average} + {Literals.Rest(kept)} x {value}";

    protected static string GradientFormula(float weightDecay) =>
        weightDecay > 0 ? $"(gradient + {Literals.Number(weightDecay)} x parameter)" : "gradient";

    /// <summary>
    /// What is added to a root before something is divided by it. The smallest normal number stands for 0: it changes no root but that of
    /// 0, and makes 0 / 0, which is all that happens in the padding, 0.
    /// </summary>
    protected static string AddedToRoot(float epsilon) => Literals.Float(Math.Max(epsilon, SmallestNormal));
}
