using NetGen.Generator.Diagnostics;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>Self-attention: each step is projected to a query, a key and a value; the heads attend, and a second projection mixes them.</summary>
internal sealed record AttentionDeclaration(int Heads, bool IsCausal, Activation Activation, bool UseBias, WeightOptions Weight) : LayerDeclaration
{
    public override string Kind => "attention";

    public override string? LooksAhead => IsCausal ? null : "attends to all steps of a sample, which 'Causal = true' would avoid";

    public override int Modules => Activation == Activation.Linear ? 1 : 2;

    public override Activation OutputActivation => Activation;

    public override string Detail => Words(Heads == 1 ? "of one head" : $"of {Heads} heads", IsCausal ? "causal" : "", base.Detail);

    public override string? Architecture => Words($"{Kind} {Detail}", UseBias ? "" : "without bias", Source);

    public override Signal Lower(LayerScope scope)
    {
        if (!WindowRule.RequireSequence(scope, "Attention"))
            return scope.Input;
        int features = scope.Input.Shape.Columns;
        if (features % Heads != 0)
            return scope.Refuse(Descriptors.GroupsDoNotDivide, "heads", 0, "heads", "[Attention]", $"{Heads}", $"the {features} features of its input");

        (InitialValues projected, InitialValues mixed) = InitialWeightsOf(features);
        Parameter projection = scope.AddParameter("projection", "in_proj_weight", new Shape(3 * features, features), projected, Weight.Trainable, continuesTensor: false);
        Parameter? projectionBias = Bias(scope, "projectionBias", "in_proj_bias", 3 * features);
        Parameter weight = scope.AddParameter("weight", "out_proj.weight", new Shape(features, features), mixed, Weight.Trainable, continuesTensor: false);
        Parameter? bias = Bias(scope, "bias", "out_proj.bias", features);
        return scope.Apply((input, name) => scope.Activated(name, Activation, sum =>
        {
            Tensor projections = MatMul.AppendWithBias(scope.Graph, name + "Projections", name + "ProjectionsProduct", input, projection, projectionBias);
            Tensor heads = scope.IsOfStream
                ? StreamAttention.Append(scope.Graph, name + "Heads", scope.Stored(projections, name), Heads, scope.DeclaredSteps)
                : ScaledAttention.Append(scope.Graph, name + "Heads", projections, Heads, IsCausal);
            if (scope.IsOfStream)
                scope.Graph.EndAfter(scope.DeclaredSteps);
            return MatMul.AppendWithBias(scope.Graph, sum, sum + "Product", heads, weight, bias);
        }));
    }

    /// <summary>What PyTorch starts with, where nothing else is declared.</summary>
    private (InitialValues Projection, InitialValues Mixing) InitialWeightsOf(int features) => Weight.Initializer == Initializer.ByActivation
        ? (InitialWeights.Of(Initializer.GlorotUniform, 0, Activation.Linear, features, 3 * features),
            new InitialValues(Distribution.Uniform, (float)(1 / Math.Sqrt(features))))
        : (Weight.InitialValues(Activation.Linear, features, 3 * features), Weight.InitialValues(Activation, features, features));

    private Parameter? Bias(LayerScope scope, string role, string name, int columns) =>
        UseBias ? scope.AddParameter(role, name, new Shape(columns), Weight.InitialBiases, Weight.Trainable, continuesTensor: false) : null;
}

internal sealed class AttentionReader() : LayerReader("AttentionAttribute")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments)
    {
        bool useBias = arguments.Flag("UseBias", otherwise: true);
        return new AttentionDeclaration(
            Heads: arguments.Size("heads", SizeRange.HiddenUnits),
            IsCausal: arguments.Flag("Causal", otherwise: false),
            Activation: ActivationOf(arguments),
            UseBias: useBias,
            Weight: WeightOptions.Read(arguments, useBias));
    }
}
