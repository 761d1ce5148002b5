using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Planning.Kernels;

/// <summary>One method of the generated code: an operation, or several fused ones.</summary>
/// <param name="Name">The method's name, in PascalCase: what the kernel computes. Two kernels of one name are the same kernel.</param>
internal abstract record Kernel(string Name)
{
    public abstract ImmutableArray<Tensor> Reads { get; }

    /// <summary>The intermediate results that it writes.</summary>
    public abstract ImmutableArray<Tensor> Writes { get; }

    /// <summary>Whether the result may take the place of an operand: whether each element is read before it is written.</summary>
    public virtual bool CanReplace(Tensor operand) => false;

    /// <summary>Whether the kernel has nothing to do with the samples: it runs once, before them, and returns a term of the loss.</summary>
    public virtual bool RunsOnce => false;

    /// <summary>Where the result goes, for kernels that compute a parameter's gradient or an intermediate result.</summary>
    public virtual Sink? Sink => null;

    /// <summary>The parameters' gradients that it finds.</summary>
    public virtual IEnumerable<GradientSink> GradientSinks => Sink is GradientSink sink ? [sink] : [];

    /// <summary>Whether it makes the optimiser's step, so that parameters change.</summary>
    public bool Descends => GradientSinks.Any(sink => sink.Descends);

    /// <summary>The kernels that it calls.</summary>
    public virtual ImmutableArray<Kernel> Parts => [];

    /// <summary>Multiply-adds of its products.</summary>
    public virtual long MultiplyAddsPerSample => 0;

    /// <summary>What the members of a team divide among themselves.</summary>
    public virtual Division Division => Division.None;

    protected static ImmutableArray<Tensor> Present(params Tensor?[] tensors) => [.. tensors.OfType<Tensor>()];
}
