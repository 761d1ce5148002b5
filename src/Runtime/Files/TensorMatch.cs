namespace NetGen;

/// <summary>Which tensors of a file are which of those that are to be read, by their names.</summary>
internal sealed class TensorMatch
{
    // PyTorch counts the batches that running statistics have seen. Nothing reads the number where their momentum is one.
    private const string BatchCount = ".num_batches_tracked", RunningMean = ".running_mean";

    private readonly SafeTensorsHeader _header;

    public TensorMatch(SafeTensorsHeader header, IEnumerable<FileTensor> tensors)
    {
        _header = header;
        var expected = tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
        HashSet<string> batchCounts = [.. expected.Keys.Where(IsRunningMean).Select(name => name[..^RunningMean.Length] + BatchCount)];
        foreach (SafeTensorsEntry entry in header.Entries)
        {
            if (batchCounts.Contains(entry.Name))
                continue;
            if (!expected.Remove(entry.Name, out FileTensor? tensor))
                Skipped.Add(entry);
            else if (entry.HasFloats && entry.HasShape(tensor.Shape))
                Taken.Add(entry.Name, tensor);
            else
                Mismatched.Add((entry, tensor));
        }

        Missing.AddRange(expected.Values);
    }

    private static bool IsRunningMean(string name) => name.EndsWith(RunningMean, StringComparison.Ordinal);

    /// <summary>What is read.</summary>
    public Dictionary<string, FileTensor> Taken { get; } = new(StringComparer.Ordinal);

    /// <summary>What the file has besides.</summary>
    public List<SafeTensorsEntry> Skipped { get; } = [];

    /// <summary>What the file does not have.</summary>
    public List<FileTensor> Missing { get; } = [];

    /// <summary>What the file has in another type or shape.</summary>
    public List<(SafeTensorsEntry Found, FileTensor Expected)> Mismatched { get; } = [];

    /// <summary>Throws unless the file has exactly the tensors that are expected.</summary>
    /// <param name="advice">What else can be done.</param>
    public void RequireAll(string advice)
    {
        if (Mismatched.Count > 0)
        {
            (SafeTensorsEntry found, FileTensor expected) = Mismatched[0];
            throw _header.Failure((found.HasFloats
                ? $"the tensor '{expected.Name}' is {SafeTensorsHeader.Quote(found.ShapeText)}; expected {expected.ShapeText}"
                : $"the tensor '{expected.Name}' is {found.Type}; expected F32, or F64, F16 or BF16, which are converted") + advice);
        }

        if (Skipped.Count > 0)
            throw _header.Failure($"the tensor {SafeTensorsHeader.Quote(Skipped[0].Name)} is not expected{advice}");
        if (Missing.Count > 0)
            throw _header.Failure($"the tensor '{Missing[0].Name}' is missing; expected {Missing[0].ShapeText}{advice}");
    }

    /// <summary>Throws if there is nothing to read.</summary>
    public void RequireAny()
    {
        if (Taken.Count == 0)
            throw _header.Failure($"none of its {_header.Entries.Count} tensors has the name and the shape of an expected tensor");
    }
}
