using System.Collections.Immutable;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>
/// The loops of a nest around its columns, and where in memory the rows begin that they are at. Rows of all samples that lie one behind the
/// other are one loop.
/// </summary>
internal sealed class LoopRows
{
    /// <summary>What the name of a tensor's row ends in; rows of the same tensor are counted behind it.</summary>
    public const string RowSuffix = "Row";

    private readonly NestKernel _kernel;
    private readonly Dictionary<string, string> _names = [];
    private readonly List<(string Name, Load Load)> _pointers = [];

    public LoopRows(NestKernel kernel)
    {
        _kernel = kernel;
        Nest nest = kernel.Nest;
        Column = kernel.Schedule.Column;
        Results = [.. nest.Results.Select(result => new Load(result.Tensor, result.Indices))];
        ImmutableArray<Axis> outer = [.. nest.Axes.Where(axis => axis != Column)];
        ImmutableArray<Axis> summed = [.. nest.Reductions.SelectMany(reduction => reduction.Axes).Where(axis => axis != Column).Distinct()];
        Outer = LoopsOf(outer);
        Summed = LoopsOf(summed);
        if (kernel.Schedule.Form != LoopForm.Rows)
            return;
        foreach (Load load in nest.Loads.Concat(Results))
        {
            string key = KeyOf(load);
            if (_names.ContainsKey(key))
                continue;
            string memory = MemoryOf(load.Tensor);
            if (StartOf(load) == "0")
            {
                _names.Add(key, memory);
                continue;
            }

            int same = _pointers.Count(pointer => pointer.Load.Tensor == load.Tensor);
            string name = memory + RowSuffix + (same == 0 ? "" : Literals.Integer(same + 1));
            _names.Add(key, name);
            _pointers.Add((name, load));
        }
    }

    /// <summary>The axis in the lanes.</summary>
    public Axis Column { get; }

    public int Columns => Column.Extent.Size;

    /// <summary>The places of the results.</summary>
    public ImmutableArray<Load> Results { get; }

    /// <summary>The place of the first result.</summary>
    public Load ResultLoad => Results[0];

    /// <summary>The loops around the columns.</summary>
    public ImmutableArray<RowLoop> Outer { get; }

    /// <summary>The loops within them, where sums are over rows.</summary>
    public ImmutableArray<RowLoop> Summed { get; }

    public bool IsAlongColumns(Load load) => load.Indices[load.Indices.Length - 1].FactorOf(Column) != 0;

    /// <summary>Prints where the rows begin, once the outer loops are open.</summary>
    public void EmitPointers(CodeWriter writer)
    {
        foreach ((string name, Load load) in _pointers)
            writer.Line($"ref float {name} = ref Unsafe.Add(ref {MemoryOf(load.Tensor)}, {StartOf(load)});");
    }

    /// <summary>The memory that an element is read from, or stored to.</summary>
    public string NameOf(Load load) => _names.TryGetValue(KeyOf(load), out string? name) ? name : MemoryOf(load.Tensor);

    /// <summary>How far behind it the element lies.</summary>
    public string ColumnOf(Load load)
    {
        string start = _names.ContainsKey(KeyOf(load)) ? "0" : StartOf(load);
        return !IsAlongColumns(load) ? start : start == "0" ? "column" : $"{start} + column";
    }

    /// <summary>The place of a drop in its sample.</summary>
    public string ElementOf(Dropped dropped)
    {
        string[] terms = [.. dropped.Element.Terms.Where(term => term.Axis != Column).Select(TextOf), "column"];
        return terms.Length == 1 ? "(int)column" : $"(int)({string.Join(" + ", terms)})";
    }

    /// <summary>The sample of a drop, among all of the batch.</summary>
    public string SampleOf(Dropped dropped) => $"first + (int){LoopOf(dropped.Sample).Name}";

    private string MemoryOf(Tensor tensor) => tensor == _kernel.Nest.Result.Tensor ? Operands.ResultOf(_kernel.Result) : tensor.Name;

    /// <summary>How far behind its tensor's beginning the row of an element begins.</summary>
    private string StartOf(Load load)
    {
        int stride = MatrixLayout.Of(load.Tensor).PaddedColumns;
        int last = load.Indices.Length - 1;
        var factors = new Dictionary<string, int>();
        int offset = load.Indices[last].Offset;
        Count(load.Indices[last], 1);
        for (int i = last - 1; i >= 0; i--)
        {
            Count(load.Indices[i], stride);
            offset += load.Indices[i].Offset * stride;
            stride *= load.Tensor.Shape[i].PerSample;
        }

        string[] terms =
        [
            .. factors.Select(pair => pair.Value == 1 ? pair.Key : $"{pair.Key} * {Literals.Integer(pair.Value)}"),
            .. offset == 0 ? Array.Empty<string>() : [Literals.Integer(offset)],
        ];
        return terms.Length == 0 ? "0" : string.Join(" + ", terms);

        void Count(Position index, int scale)
        {
            foreach (Term term in index.Terms.Where(term => term.Axis != Column))
            {
                RowLoop loop = LoopOf(term.Axis);
                // Merged loops count in rows: only the innermost axis tells how far one of them goes.
                if (loop.Axes[loop.Axes.Length - 1] == term.Axis)
                    factors[loop.Name] = (factors.TryGetValue(loop.Name, out int factor) ? factor : 0) + term.Factor * scale;
            }
        }
    }

    private string TextOf(Term term) => term.Factor == 1 ? LoopOf(term.Axis).Name : $"{LoopOf(term.Axis).Name} * {Literals.Integer(term.Factor)}";

    private RowLoop LoopOf(Axis axis) => Outer.Concat(Summed).First(loop => loop.Axes.Contains(axis));

    private string KeyOf(Load load) =>
        $"{load.Tensor.Name}: {string.Join(", ", load.Indices.Select(index => string.Join(" + ", index.Terms.Select(term => $"{NumberOf(term.Axis)} {term.Factor}")) + " + " + index.Offset))}";

    private int NumberOf(Axis axis) => Array.IndexOf([.. _kernel.Nest.Axes, .. _kernel.Nest.Reductions.SelectMany(reduction => reduction.Axes)], axis);

    private ImmutableArray<RowLoop> LoopsOf(ImmutableArray<Axis> axes)
    {
        Nest nest = _kernel.Nest;
        if (axes.IsEmpty)
            return [];
        bool areContiguous = !nest.Dropped.Any() && nest.Loads.Concat(Results).All(load =>
            load.Indices.All(index => axes.All(axis => index.FactorOf(axis) == 0))
            || (load.Indices.Length == axes.Length + 1 && axes.Zip(load.Indices, (axis, index) => index.Is(axis)).All(same => same)));
        if (axes.Length == 1 || !areContiguous)
            return [.. axes.Select(axis => new RowLoop(axis.Name, [axis], axis.Extent.IsBatch ? "samples" : Literals.Integer(axis.Extent.Size)))];
        int rows = axes.Aggregate(1, (product, axis) => product * axis.Extent.PerSample);
        return [new RowLoop("row", axes, axes.Any(axis => axis.Extent.IsBatch) ? $"samples * {Literals.Integer(rows)}" : Literals.Integer(rows))];
    }
}

/// <summary>A loop over rows.</summary>
/// <param name="Name">The variable.</param>
/// <param name="Axes">What it counts.</param>
/// <param name="End">How often it runs.</param>
internal sealed record RowLoop(string Name, ImmutableArray<Axis> Axes, string End)
{
    public string Head => $"for (nint {Name} = 0; {Name} < {End}; {Name}++)";
}
