using NetGen.Generator.Emission.Expressions;
using NetGen.Generator.Graph;
using NetGen.Generator.Nests;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Layouts;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission.Kernels;

/// <summary>Prints a nest as loops over rows, with the columns of a row in the lanes.</summary>
internal sealed class LoopEmitter
{
    private readonly CodeWriter _writer;
    private readonly NestKernel _kernel;
    private readonly Nest _nest;
    private readonly LoopRows _rows;
    private readonly LaneLoops _lanes;
    private readonly LoopExpression _expression;

    private LoopEmitter(CodeWriter writer, NestKernel kernel)
    {
        _writer = writer;
        _kernel = kernel;
        _nest = kernel.Nest;
        _rows = new LoopRows(kernel);
        _lanes = new LaneLoops(writer, _rows.Columns, kernel.Schedule);
        _expression = new LoopExpression("V", _rows, _nest);
    }

    public static void Emit(CodeWriter writer, NestKernel kernel)
    {
        string parameters = string.Join(", ",
        [
            Operands.Declared(kernel),
            .. ArgumentsOf(kernel).Select(argument => $"{argument.Type} {argument.Name}"),
            .. kernel.Result is GradientSink ? ["TSink sink"] : Array.Empty<string>(),
        ]);
        using (KernelEmitter.Method(writer, kernel, parameters))
            new LoopEmitter(writer, kernel).Emit();
    }

    /// <summary>What a kernel is given of the samples, and what a program passes: the same, or what follows from it.</summary>
    public static IEnumerable<(string Type, string Name, string Passed)> ArgumentsOf(NestKernel kernel)
    {
        if (kernel.Division == Division.Samples)
            yield return ("Share", "share", "share");
        else if (ReadsSamples(kernel.Nest))
            yield return ("int", "samples", "samples");
        if (!kernel.Nest.Dropped.Any())
            yield break;
        yield return ("int", "first", "first");
        foreach (int layer in DroppedLayers(kernel.Nest))
            yield return ("ulong", KeyOf(kernel.Nest, layer), $"DropoutRandom.Key(dropoutKey, {Literals.Integer(layer)})");
    }

    /// <summary>
    /// The key by which a kernel drops the values of a layer. It is called by its place in the kernel, so that kernels of equal layers differ in nothing.
    /// </summary>
    public static string KeyOf(Nest nest, int layer) => "key" + Literals.Integer(DroppedLayers(nest).IndexOf(layer) + 1);

    private static List<int> DroppedLayers(Nest nest) => [.. nest.Dropped.Select(dropped => dropped.Layer).Distinct()];

    private static bool ReadsSamples(Nest nest) =>
        nest.Axes.Concat(nest.Reductions.SelectMany(reduction => reduction.Axes)).Any(axis => axis.Extent.IsBatch);

    private void Emit()
    {
        EmitShare();
        if (_kernel.Schedule.Form == LoopForm.Flat)
        {
            EmitFlat();
            return;
        }

        CodeWriter.Scope? scope = null;
        foreach (RowLoop loop in _rows.Outer)
        {
            CodeWriter.Scope inner = _writer.Block(loop.Head);
            scope = scope is { } outer ? inner.Inside(outer) : inner;
            EmitJoinedPadding(loop);
        }

        if (_kernel.Schedule.Form == LoopForm.Rows)
            EmitRow();
        else
        {
            _lanes.Emit(masks: false, (width, _) => SumOfRows(width));
            if (_kernel.Schedule.IsExact && _kernel.Result is StoreSink)
                EmitPadding(_rows.ResultLoad);
        }

        scope?.Dispose();
    }

    private void EmitShare()
    {
        if (_kernel.Division == Division.Samples)
        {
            KernelEmitter.EmitOwnSamples(_writer,
            [
                .. _nest.Reads.Concat(_nest.Writes).Distinct()
                    .Where(tensor => tensor.Shape.HasBatch)
                    .Select(tensor => (tensor.Name, (int)MatrixLayout.FloatsOf(tensor))),
            ]);
        }

        if (_nest.Dropped.Any())
            _writer.Line("first += (int)share.FirstSample;");
    }

    private void EmitFlat()
    {
        Tensor result = _nest.Result.Tensor;
        string end = Literals.Integer(MatrixLayout.FloatsOf(result));
        if (result.Shape.HasBatch)
        {
            _writer.Line($"nint floats = (nint)samples * {end};");
            end = "floats";
        }

        _writer.Line($"for (nint i = 0; i < {end}; i += V.Count)");
        using (_writer.Indent())
            SinkEmitter.Emit(_writer, _kernel.Result, Stored(new FlatExpression(), _nest.Result.Value), "i");
    }

    private void EmitRow()
    {
        _rows.EmitPointers(_writer);
        _lanes.Declare();
        foreach (Reduction reduction in _nest.Reductions)
            EmitReduction(reduction);
        for (int i = 0; i < _nest.Results.Length; i++)
        {
            if (_rows.IsAlongColumns(_rows.Results[i]))
                EmitResult(_nest.Results[i], _rows.Results[i]);
            else
                EmitResultOfRow(_nest.Results[i], _rows.Results[i]);
        }
    }

    /// <summary>A sum, or the largest element, along a row.</summary>
    private void EmitReduction(Reduction reduction)
    {
        if (reduction.Axes.IsEmpty)
        {
            _writer.Line($"float {reduction.Name} = {Scalar.Of(reduction.Body)};");
            return;
        }

        bool sums = reduction.Combination == Combination.Sum;
        string lanes = reduction.Name + "Lanes", rest = reduction.Name + "Rest";
        string Start(string width) => sums ? $"{width}.Zero" : $"{width}.Create(float.NegativeInfinity)";
        _writer.Line($"V {lanes} = {Start("V")};");
        if (_kernel.Schedule.IsExact)
            _writer.Line($"V1 {rest} = {Start("V1")};");
        bool isZero = LoopSchedule.IsZeroInPadding(_nest, reduction.Body, _rows.Column);
        _lanes.Emit(masks: !sums || !isZero, (width, inside) =>
        {
            string total = width == "V" ? lanes : rest;
            LoopExpression expression = ExpressionOf(width);
            if (reduction.Keeps)
            {
                return
                [
                    $"{width} kept = {LaneLoops.Masked(inside, expression.Of(reduction.Body))};",
                    $"kept.Store(ref {_rows.NameOf(_rows.ResultLoad)}, {_rows.ColumnOf(_rows.ResultLoad)});",
                    $"{total} += kept;",
                ];
            }

            if (!sums)
                return [$"{total} = {width}.Max({total}, {LaneLoops.Masked(inside, expression.Of(reduction.Body), otherwise: total)});"];
            return [inside is null ? expression.Added(reduction.Body, total) : $"{total} += {LaneLoops.Masked(inside, expression.Of(reduction.Body))};"];
        });
        if (reduction.Keeps)
            EmitPadding(_rows.ResultLoad);
        string function = sums ? "Sum" : "Largest";
        string found = !_kernel.Schedule.IsExact ? $"V.{function}({lanes})"
            : sums ? $"V.Sum({lanes}) + V1.Sum({rest})"
            : $"MathF.Max(V.Largest({lanes}), V1.Largest({rest}))";
        _writer.Line($"float {reduction.Name} = {found};");
    }

    private void EmitResult(Result result, Load place)
    {
        bool masks = !LoopSchedule.IsZeroInPadding(_nest, result.Value, _rows.Column);
        _lanes.Emit(masks, (width, inside) =>
        {
            LoopExpression expression = ExpressionOf(width);
            string value = inside is null ? Stored(expression, result.Value) : LaneLoops.Masked(inside, expression.Of(result.Value));
            return [SinkEmitter.Of(_kernel.Result is GradientSink, value, _rows.NameOf(place), _rows.ColumnOf(place))];
        });
        if (masks || _kernel.Schedule.IsExact)
            EmitPadding(place);
    }

    /// <summary>What there is one of in each row.</summary>
    private void EmitResultOfRow(Result result, Load place)
    {
        string row = _rows.NameOf(place);
        _writer.Line($"MemoryMarshal.CreateSpan(ref {row}, {MatrixLayout.Of(result.Tensor).PaddedColumns}).Clear();");
        _writer.Line($"{row} = {Scalar.Of(result.Value)};");
    }

    /// <summary>Makes what lies behind the last column 0, once the loops have come to it.</summary>
    private void EmitPadding(Load place)
    {
        Position last = place.Indices[place.Indices.Length - 1];
        int end = last.Offset + _rows.Columns, padded = MatrixLayout.Of(place.Tensor).PaddedColumns;
        if (last.Terms.Length > 1 || end != place.Tensor.Shape.Columns || end == padded)
            return;
        _lanes.EmitClear(_rows.NameOf(place), _rows.ColumnOf(place), padded - last.Offset);
    }

    /// <summary>The same where several rows of the nest are one of the result: before they are stored.</summary>
    private void EmitJoinedPadding(RowLoop loop)
    {
        Load place = _rows.ResultLoad;
        int columns = place.Tensor.Shape.Columns, padded = MatrixLayout.Of(place.Tensor).PaddedColumns;
        if (place.Indices[place.Indices.Length - 1].Terms.Length == 1 || loop != _rows.Outer[0] || columns == padded)
            return;
        string start = $"{loop.Name} * {padded} + {columns}";
        _writer.Line($"MemoryMarshal.CreateSpan(ref Unsafe.Add(ref {place.Tensor.Name}, {start}), {padded - columns}).Clear();");
    }

    /// <summary>Sums over rows, for the columns that the loop is at.</summary>
    private string[] SumOfRows(string width)
    {
        LoopExpression expression = ExpressionOf(width);
        Reduction sum = _nest.Reductions[0];
        string indentation = "";
        var lines = new List<string> { $"{width} {sum.Name} = {width}.Zero;" };
        foreach (RowLoop loop in _rows.Summed)
        {
            lines.Add(indentation + loop.Head);
            indentation += "    ";
        }

        return
        [
            .. lines,
            indentation + expression.Added(sum.Body, sum.Name),
            SinkEmitter.Of(
                _kernel.Result is GradientSink, Stored(expression, _nest.Result.Value), _rows.NameOf(_rows.ResultLoad), _rows.ColumnOf(_rows.ResultLoad)),
        ];
    }

    /// <summary>A value as an argument, or as what is stored.</summary>
    private string Stored(VectorExpression expression, Expression value) =>
        _kernel.Result is GradientSink ? expression.Of(value) : expression.Operand(value);

    private LoopExpression ExpressionOf(string width) => width == "V" ? _expression : new LoopExpression(width, _rows, _nest);

    private ScalarExpression Scalar => new(number => _nest.Reductions[number].Name);
}
