namespace NetGen.Generator.Emission.Kernels;

/// <summary>The epilogues of a network's products, each printed once.</summary>
internal sealed class EpilogueTypes
{
    private readonly SortedDictionary<string, Epilogue> _epilogues = new(StringComparer.Ordinal);

    public void Add(Epilogue epilogue) => _epilogues[epilogue.TypeName] = epilogue;

    public void Emit(CodeWriter writer)
    {
        foreach (Epilogue epilogue in _epilogues.Values)
        {
            writer.Line();
            EpilogueEmitter.Emit(writer, epilogue);
        }
    }
}
