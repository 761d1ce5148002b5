using NetGen.Generator.Differentiation;
using NetGen.Generator.Emission;
using NetGen.Generator.Graph;
using NetGen.Generator.Layers;
using NetGen.Generator.Onnx;
using NetGen.Generator.Parsing;
using NetGen.Generator.Planning;

namespace NetGen.Generator;

/// <summary>The stages in their order; data flows one way through them.</summary>
internal static class NetworkCompiler
{
    /// <returns>The network's C# file.</returns>
    public static string Compile(NetworkDeclaration declaration)
    {
        NetworkGraph graph = Lowering.Lower(declaration);
        TrainingGraph? training = graph.Loss is null ? null : TrainingGraph.Append(graph, declaration.Optimizer ?? new SgdDeclaration());
        NetworkGraph? stream = Lowering.LowerStream(declaration.Input, declaration.Layers, graph, out string? refusal);
        NetworkPlan plan = Planner.Plan(declaration.Type, graph, training, declaration.WorkspaceSamples, declaration.Clipping, stream);
        return NetworkEmitter.Emit(plan with { StreamRefusal = refusal, Onnx = OnnxExport.Of(graph) });
    }
}
