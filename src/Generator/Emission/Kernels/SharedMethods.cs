namespace NetGen.Generator.Emission.Kernels;

/// <summary>A method that serves all layers: what differs between them, sizes and strides, is given to it.</summary>
internal interface ISharedMethod
{
    /// <summary>Says all that the method's text depends on.</summary>
    string Name { get; }

    void Emit(CodeWriter writer);
}

/// <summary>The methods that the kernels of a network share, each printed once.</summary>
internal sealed class SharedMethods
{
    private readonly SortedDictionary<string, ISharedMethod> _methods = new(StringComparer.Ordinal);

    public void Add(ISharedMethod method) => _methods[method.Name] = method;

    public void Emit(CodeWriter writer)
    {
        foreach (ISharedMethod method in _methods.Values)
        {
            writer.Line();
            method.Emit(writer);
        }
    }
}
