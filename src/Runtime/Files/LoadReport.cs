using System.Collections.Immutable;

namespace NetGen;

/// <summary>Reports which tensors were loaded from a file.</summary>
public sealed class LoadReport
{
    internal LoadReport(TensorMatch match)
    {
        Taken = [.. match.Taken.Keys];
        Skipped = [.. match.Skipped.Select(entry => entry.Name)];
        Missing = [.. match.Missing.Select(tensor => tensor.Name)];
        Mismatched =
        [
            .. match.Mismatched.Select(pair => new TensorMismatch(
                pair.Expected.Name, $"{pair.Found.Type} {pair.Found.ShapeText}", $"F32 {pair.Expected.ShapeText}")),
        ];
    }

    /// <summary>The tensors that were loaded, in the order of the file.</summary>
    public ImmutableArray<string> Taken { get; }

    /// <summary>The tensors of the file that the network does not have.</summary>
    public ImmutableArray<string> Skipped { get; }

    /// <summary>The tensors of the network that the file does not have. They are unchanged.</summary>
    public ImmutableArray<string> Missing { get; }

    /// <summary>The tensors that have a different type or shape in the file. Those of the network are unchanged.</summary>
    public ImmutableArray<TensorMismatch> Mismatched { get; }

    /// <summary>Whether every parameter of the network was loaded.</summary>
    public bool IsComplete => Missing.IsEmpty && Mismatched.IsEmpty;

    /// <summary>Gets the report as one line.</summary>
    public override string ToString() =>
        $"taken: {List(Taken)}; skipped: {List(Skipped)}; missing: {List(Missing)}; mismatched: {List(Mismatched)}";

    private static string List<T>(ImmutableArray<T> items) => items.IsEmpty ? "none" : string.Join(", ", items);
}
