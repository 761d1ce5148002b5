namespace NetGen;

/// <summary>The parameters of a network while they are loaded; the network has them when all of the file has been read and checked.</summary>
internal sealed class ParameterLoading
{
    private readonly INetwork _network;
    private readonly SafeTensorsHeader _header;
    private readonly LoadOptions _options;
    private readonly float[] _values;

    public ParameterLoading(INetwork network, SafeTensorsHeader header, LoadOptions options)
    {
        _network = network;
        _header = header;
        _options = options;
        if (!options.AllowsPartial)
            FileMetadata.RequireNoOtherKind(header, NetworkFile.Kind);

        _values = new float[NetworkValues.CountOf(network.Description)];
        network.CopyValuesTo(_values);
        Match = new TensorMatch(header, FileTensor.Of(network.Description, _values));
        if (options.AllowsPartial)
            Match.RequireAny();
        else
            Match.RequireAll(LoadOptions.PartialAdvice);
    }

    /// <summary>Which tensors are to be read.</summary>
    public TensorMatch Match { get; }

    /// <summary>Checks what was read, and gives it to the network.</summary>
    public LoadReport Complete()
    {
        FileMetadata.Check(_header, _network.Description, Match.Taken.Values, _options);
        _network.CopyValuesFrom(_values);
        return new LoadReport(Match);
    }
}
