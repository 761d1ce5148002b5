using System.Collections.Immutable;
using NetGen.Generator.Graph;

namespace NetGen.Generator.Nests;

/// <summary>What a nest computes for one element: an expression.</summary>
internal abstract record Expression
{
    public static Expression operator +(Expression left, Expression right) => new Apply(new(FunctionKind.Add), [left, right]);

    public static Expression operator -(Expression left, Expression right) => new Apply(new(FunctionKind.Subtract), [left, right]);

    public static Expression operator *(Expression left, Expression right) => new Apply(new(FunctionKind.Multiply), [left, right]);

    public static Expression operator /(Expression left, Expression right) => new Apply(new(FunctionKind.Divide), [left, right]);

    /// <summary>The operands.</summary>
    public virtual ImmutableArray<Expression> Operands => [];

    /// <summary>The elements that the expression reads, each as often as it stands there.</summary>
    public IEnumerable<Load> Loads => this is Load load ? [load] : Operands.SelectMany(operand => operand.Loads);

    /// <summary>Every part of the expression, itself included.</summary>
    public IEnumerable<Expression> Parts => Operands.SelectMany(operand => operand.Parts).Prepend(this);

    /// <summary>The same expression where <paramref name="replacement"/> gives another for some of its parts.</summary>
    public Expression Replace(Func<Expression, Expression?> replacement) => replacement(this) ?? WithOperands(operand => operand.Replace(replacement));

    /// <summary>Whether it is known to be 0 from its operands.</summary>
    /// <param name="isZero">Whether a part that is neither a number nor a function is.</param>
    public bool IsZero(Func<Expression, bool> isZero) => this switch
    {
        Constant constant => constant.Number == 0,
        Apply apply => apply.Function.KeepsZero([.. apply.Arguments.Select(argument => argument.IsZero(isZero))]),
        Dropped dropped => dropped.Operand.IsZero(isZero),
        _ => isZero(this),
    };

    protected virtual Expression WithOperands(Func<Expression, Expression> map) => this;

    /// <summary>A function of other values.</summary>
    public static Expression Of(Function function, params Expression[] arguments) => new Apply(function, [.. arguments]);

    /// <summary>A function of one other value.</summary>
    public static Expression Of(FunctionKind function, Expression argument) => new Apply(new(function), [argument]);

    public static implicit operator Expression(float number) => new Constant(number);
}

/// <summary>An element of a tensor: an index for each of its dimensions.</summary>
/// <param name="Tensor">The tensor.</param>
/// <param name="Indices">The place of the element in it.</param>
/// <param name="MayBeOutside">Whether the place may lie outside of the tensor, where there are zeros.</param>
internal sealed record Load(Tensor Tensor, ImmutableArray<Position> Indices, bool MayBeOutside = false) : Expression
{
    /// <summary>
    /// The element of a tensor that belongs to an element at <paramref name="axes"/>: the same one, or where the tensor has fewer rows or
    /// columns, the one that stands for all of them.
    /// </summary>
    public static Load At(Tensor tensor, ImmutableArray<Axis> axes)
    {
        Shape shape = tensor.Shape;
        return new Load(tensor, [.. shape.Select(IndexOf)]);

        Position IndexOf(Dimension extent, int dimension)
        {
            Axis axis = extent.IsBatch ? axes[0]
                : dimension == shape.Rank - 1 ? axes[axes.Length - 1]
                : axes[axes.Length - shape.Rank + dimension];
            return extent == axis.Extent ? axis : 0;
        }
    }
}

/// <summary>A number.</summary>
internal sealed record Constant(float Number) : Expression;

/// <summary>A function of other values.</summary>
internal sealed record Apply(Function Function, ImmutableArray<Expression> Arguments) : Expression
{
    public override ImmutableArray<Expression> Operands => Arguments;

    protected override Expression WithOperands(Func<Expression, Expression> map) => this with { Arguments = [.. Arguments.Select(map)] };
}

/// <summary>A value, or 0 for what training drops: a function of the layer, the sample, and the element's place in it.</summary>
internal sealed record Dropped(Expression Operand, float Rate, float Scale, int Layer, Axis Sample, Position Element) : Expression
{
    public override ImmutableArray<Expression> Operands => [Operand];

    protected override Expression WithOperands(Func<Expression, Expression> map) => this with { Operand = map(Operand) };
}

/// <summary>
/// A value where an integer is the place along an axis, and 0 elsewhere. Summed up along that axis it is a look-up; summed up along others it adds each value to
/// where its integer says.
/// </summary>
internal sealed record Chosen(Load Index, Axis Place, Expression Operand) : Expression
{
    public override ImmutableArray<Expression> Operands => [Index, Operand];

    protected override Expression WithOperands(Func<Expression, Expression> map) => this with { Index = (Load)map(Index), Operand = map(Operand) };
}

/// <summary>The result of one of the nest's reductions, by its number.</summary>
internal sealed record Reduced(int Number) : Expression;

/// <summary>What a reduction that keeps its elements has summed up for this one.</summary>
internal sealed record Kept(int Number) : Expression;
