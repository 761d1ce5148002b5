using NetGen.Generator.Differentiation;
using NetGen.Generator.Emission;
using NetGen.Generator.Graph;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;

namespace NetGen.Generator;

/// <summary>One generated file.</summary>
internal sealed record CompiledSource(string HintName, string Text);

/// <summary>The stages in their order; data flows one way through them.</summary>
internal static class NetworkCompiler
{
    public static CompiledSource Compile(NetworkDeclaration declaration)
    {
        NetworkGraph graph = Lowering.Lower(declaration);
        TrainingGraph? training = graph.Loss is null ? null : TrainingGraph.Append(graph, declaration.Optimizer ?? new SgdDeclaration());
        NetworkPlan plan = Planner.Plan(graph, training, declaration.WorkspaceSamples);
        return new CompiledSource(HintName.Of(declaration.Type), NetworkEmitter.Emit(declaration, plan));
    }
}
