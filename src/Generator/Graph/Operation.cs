using System.Collections.Immutable;
using NetGen.Generator.Nests;
using NetGen.Generator.Onnx;

namespace NetGen.Generator.Graph;

/// <summary>
/// A typed operation on tensors. One file an operation: its shape rule (in the <c>Append</c> that adds it to a graph), its cost, its adjoint,
/// and the loop nests that compute it.
/// </summary>
internal abstract class Operation(ImmutableArray<Tensor> results, params Tensor[] inputs)
{
    protected Operation(Tensor output, params Tensor[] inputs)
        : this([output], inputs)
    {
    }

    public ImmutableArray<Tensor> Inputs { get; } = [.. inputs];

    public ImmutableArray<Tensor> Results { get; private protected set; } = results;

    /// <summary>The results without those that only training reads.</summary>
    public virtual IEnumerable<Tensor> Values => Results;

    /// <summary>The first of the results; for most operations the only one.</summary>
    public Tensor Output => Results[0];

    /// <summary>Multiply-adds for one sample; 0 for what costs no more than touching its tensors.</summary>
    public virtual long MultiplyAddsPerSample => 0;

    /// <summary>What it computes with besides tensors, and what their shapes do not tell, as a text; for <see cref="Meaning"/>.</summary>
    public virtual string Constants => "";

    /// <summary>
    /// The loop nests that compute the results, in the order in which they run; none for what Planning has a kernel for, or the runtime a routine alone.
    /// </summary>
    public virtual ImmutableArray<Nest> Nests => [];

    /// <summary>Whether the results depend on all samples of a batch together, so that no part of it can run before the rest.</summary>
    public virtual bool ReducesBatch => false;

    /// <summary>The routine of the runtime that computes the results where nests do not say it, or where no loops run them well.</summary>
    public virtual Routine? Routine => null;

    /// <summary>The same for an operation of a stream.</summary>
    public virtual StreamRoutine? StreamRoutine => null;

    /// <summary>
    /// Appends another way to compute <paramref name="result"/>, which is the output with each column scaled and shifted, where it costs less to scale what
    /// the output is made of.
    /// </summary>
    public virtual void FoldScale(NetworkGraph graph, Tensor result, Tensor scale, Tensor shift)
    {
    }

    /// <summary>What it reads in ONNX: its inputs, unless an operator does what other operations make of them before.</summary>
    public virtual IEnumerable<Tensor> ExportInputs => Inputs;

    /// <summary>Adds what this operation is in ONNX, where a network that infers consists of it.</summary>
    public virtual void Export(OnnxExport onnx) =>
        throw new NotSupportedException($"{GetType().Name} has no form in ONNX.");

    /// <summary>Adds what this operation contributes to its inputs' gradients, given its outputs'.</summary>
    public virtual void Differentiate(Adjoints adjoints) =>
        throw new NotSupportedException($"{GetType().Name} has no adjoint.");

    /// <summary>
    /// The same operation on other tensors: what a step of a <see cref="Operations.Scan"/> does with parameters, on whole sequences.
    /// </summary>
    public virtual Operation On(IReadOnlyList<Tensor> inputs, Tensor output) =>
        throw new NotSupportedException($"{GetType().Name} cannot have parameters in a scan.");

    public override string ToString() => $"{string.Join(", ", Results)} = {GetType().Name}({string.Join(", ", Inputs)})";
}
