namespace NetGen.Generator.Graph.Operations;

/// <summary>An optimiser's step for one parameter; its output is the parameter after the step.</summary>
internal abstract class ParameterUpdate(Parameter parameter, Tensor gradient, Tensor[] states, Tensor output)
    : Operation(output, [parameter, gradient, .. states])
{
    public Parameter Parameter { get; } = parameter;

    public Tensor Gradient { get; } = gradient;

    /// <summary>What the optimiser remembers of the parameter, each laid out like it.</summary>
    public IReadOnlyList<Tensor> States { get; } = states;

    /// <summary>What each of them is to the parameter: its name without the parameter's, in camelCase.</summary>
    public IReadOnlyList<string> StateNames =>
        [.. States.Select(state => state.Name.Substring(Parameter.Name.Length)).Select(name => char.ToLowerInvariant(name[0]) + name.Substring(1))];

    /// <summary>What each of them holds before the first step.</summary>
    public virtual float InitialState => 0;

    protected static Tensor State(NetworkGraph graph, Parameter parameter, string name) =>
        graph.AddOptimizerState(parameter.Name + name, parameter.Shape);

    protected static Tensor Updated(NetworkGraph graph, Parameter parameter, Tensor gradient)
    {
        if (!parameter.Shape.Equals(gradient.Shape))
            throw new ArgumentException($"{gradient} does not fit {parameter}.");
        return graph.NewValue("updated" + parameter.Name.PascalCase(), parameter.Shape);
    }
}
