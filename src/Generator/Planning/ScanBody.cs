using System.Collections.Immutable;
using System.Globalization;
using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;

namespace NetGen.Generator.Planning;

/// <summary>
/// Covers the steps of a scan with kernels: products, and between them functions of elements, as many in one kernel as can be. What does not change from
/// step to step is made once before them.
/// </summary>
internal sealed class ScanBody
{
    private readonly Scan _scan;
    private readonly ScanKept[] _kept;
    private readonly List<Line> _lines;
    private readonly ImmutableHashSet<Tensor> _steps;
    private readonly List<Kernel> _before = [];
    private readonly List<Kernel> _body = [];

    /// <param name="scan">The scan.</param>
    /// <param name="isRead">Whether the program goes on with one of its results.</param>
    public ScanBody(Scan scan, Func<Tensor, bool> isRead)
    {
        _scan = scan;
        _kept = [.. scan.Kept.Where(kept => isRead(kept.Sequence))];
        _steps = [.. scan.Reads.Select(read => read.Step)];
        _lines = [.. LinesOf(scan.Slice([.. scan.States.Select(state => state.After), .. _kept.Select(kept => kept.Step)]))];
    }

    public IEnumerable<Kernel> Kernels(string name)
    {
        List<List<Line>> groups = Grouped();
        ImmutableArray<ScanState> states = Placed(groups);
        var last = new List<MapStore>();
        ImmutableArray<ScanRead> kept = [.. _kept.Select(kept => new ScanRead(kept.Sequence, StepOf(kept)))];
        ImmutableHashSet<Tensor> ofSequences = _steps.Union(kept.Select(step => step.Step));
        var stores = groups.ConvertAll(_ => new List<MapStore>());
        foreach ((Tensor value, Tensor target) in Targets(groups, states, kept))
        {
            // It is stored where it is computed, or by the next kernel that can.
            int producer = groups.FindIndex(group => group.Exists(line => line.Result == value));
            int next = groups.FindIndex(Math.Max(producer, 0), group => !group[0].IsProduct && group[0].Columns == value.Shape.Columns);
            (next < 0 ? last : stores[next]).Add(new MapStore(value, target));
        }

        for (int i = 0; i < groups.Count; i++)
        {
            if (groups[i][0].IsProduct)
                _body.Add(Product(groups[i][0]));
            else if (stores[i].Count > 0)
                _body.Add(Map(stores[i], groups[i]));
        }

        foreach (IGrouping<int, MapStore> rest in last.GroupBy(store => store.Value.Shape.Columns))
            _body.Add(Map([.. rest], []));
        ImmutableArray<ScanRead> reads = [.. _scan.Reads.Where(read => _body.Any(kernel => kernel.Reads.Contains(read.Step)))];
        return [.. _before, new ScanKernel(name, _scan, [.. _body], states, reads, kept)];

        MapKernel Map(List<MapStore> stores, List<Line> lines)
        {
            int others = _body.Count(kernel => kernel is MapKernel);
            string number = others == 0 ? "" : (others + 1).ToString(CultureInfo.InvariantCulture);
            return new(name + "Step" + number, [.. lines.Select(line => line.Nest)], [.. stores], _scan.Steps, ofSequences);
        }
    }

    private IEnumerable<Line> LinesOf(IReadOnlyList<Operation> operations)
    {
        var joined = new HashSet<Operation>();
        foreach (Operation operation in operations.Where(operation => !joined.Contains(operation)))
        {
            if (operation.Nests is not [var nest] || operation.Results.Length > 1)
                throw new UnsupportedNetworkException($"{operation.GetType().Name} would have to run in each step of a scan to compute {operation.Output}");
            if (nest.IsMap)
            {
                yield return new Line(nest, IsProduct: false);
                continue;
            }

            // A bias is what the sum begins with.
            Operation[] readers = [.. operations.Where(reader => reader.Inputs.Contains(operation.Output))];
            if (readers is [Add { Right.Shape: { HasBatch: false, Rank: 1 } } bias] && !_kept.Any(kept => kept.Step == operation.Output)
                && Joining.Join(nest, bias.Nests[0]) is { } sum)
            {
                joined.Add(bias);
                nest = sum;
            }

            // Register tiles read rows that lie one behind the other.
            foreach (Tensor step in nest.Reads.Where(_steps.Contains))
            {
                var copy = new Tensor(step.Name + "Copy", step.Shape, TensorRole.Value);
                yield return new Line(Nest.Map(copy, axes => Load.At(step, axes)), IsProduct: false);
                nest = nest with
                {
                    Reductions = [.. nest.Reductions.Select(sum => sum with { Body = sum.Body.Replace(part => part is Load load && load.Tensor == step ? load with { Tensor = copy } : null) })],
                };
            }

            yield return new Line(nest, IsProduct: true);
        }
    }

    /// <summary>The lines in kernels: a product alone, and as many functions of elements together as can run between products.</summary>
    private List<List<Line>> Grouped()
    {
        var groups = new List<List<Line>>();
        List<Line> rest = [.. _lines];
        HashSet<Tensor> missing = [.. rest.Select(line => line.Result)];
        while (rest.Count > 0)
        {
            foreach (Line product in rest.FindAll(line => line.IsProduct && CanRun(line)))
                Add([product], product);
            List<Line> maps = [];
            while (rest.Find(line => !line.IsProduct && CanRun(line) && (maps.Count == 0 || maps[0].Columns == line.Columns)) is { } next)
            {
                maps.Add(next);
                rest.Remove(next);
                missing.Remove(next.Result);
            }

            if (maps.Count > 0)
                groups.Add(maps);
        }

        return groups;

        bool CanRun(Line line) => !line.Nest.Reads.Any(missing.Contains);

        void Add(List<Line> group, Line line)
        {
            groups.Add(group);
            rest.Remove(line);
            missing.Remove(line.Result);
        }
    }

    /// <summary>The states as the kernels leave them: in the place of those before, once nothing reads these any more; where it would too early, by a copy.</summary>
    private ImmutableArray<ScanState> Placed(List<List<Line>> groups)
    {
        var states = ImmutableArray.CreateBuilder<ScanState>();
        var copies = new List<Line>();
        foreach (ScanState state in _scan.States)
        {
            int producer = groups.FindIndex(group => group.Exists(line => line.Result == state.After));
            if (producer >= 0 && !groups.Skip(groups[producer][0].IsProduct ? producer : producer + 1).Any(group => group.Exists(line => line.Nest.Reads.Contains(state.Before))))
            {
                states.Add(state);
                continue;
            }

            var copy = new Tensor(state.After.Name + "Copy", state.After.Shape, TensorRole.Value);
            copies.Add(new Line(Nest.Map(copy, axes => Load.At(state.After, axes)), IsProduct: false));
            states.Add(state with { After = copy });
        }

        groups.AddRange(copies.GroupBy(copy => copy.Columns).Select(group => group.ToList()));
        return states.ToImmutable();
    }

    /// <summary>What has to be stored of the functions' values, and of what is kept besides; and where.</summary>
    private IEnumerable<(Tensor Value, Tensor Target)> Targets(List<List<Line>> groups, ImmutableArray<ScanState> states, ImmutableArray<ScanRead> kept)
    {
        for (int i = 0; i < groups.Count; i++)
        {
            foreach (Line line in groups[i].Where(line => !line.IsProduct))
            {
                bool isState = states.Any(state => state.After == line.Result);
                if (isState || groups.Skip(i + 1).Any(group => group.Exists(reader => reader.Nest.Reads.Contains(line.Result))))
                    yield return (line.Result, line.Result);
            }
        }

        for (int i = 0; i < _kept.Length; i++)
            yield return (_kept[i].Step, kept[i].Step);
    }

    private ContractionKernel Product(Line line)
    {
        string name = line.Result.Name.PascalCase();
        ContractionKernel kernel = Contraction.Of(line.Nest)?.Kernel(name, new StoreSink(line.Result))
            ?? throw new UnsupportedNetworkException($"{line.Result} would have to be summed up in each step of a scan");
        if (kernel.Transposed is not { } transposed)
            return kernel;
        if (!_before.Any(other => other.Writes.Contains(transposed.Copy)))
            _before.Add(new TransposeKernel(transposed.Copy.Name.PascalCase() + "Copy", transposed.Source, transposed.SourceLayout, transposed.Copy));
        return kernel with { Transposed = null };
    }

    private static Tensor StepOf(ScanKept kept)
    {
        string name = kept.Sequence.Name;
        return new(name.EndsWith("Steps", StringComparison.Ordinal) ? name.Substring(0, name.Length - 1) : name + "Step", kept.Step.Shape, TensorRole.Value);
    }

    /// <summary>What computes one value of a step.</summary>
    private sealed record Line(Nest Nest, bool IsProduct)
    {
        public Tensor Result => Nest.Result.Tensor;

        public int Columns => Result.Shape.Columns;
    }
}
