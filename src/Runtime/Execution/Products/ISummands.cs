namespace NetGen.Execution;

/// <summary>
/// The summands of a product, as three loops in each other, each of at least one round. The operand that is read in vectors has the summands
/// one after the other.
/// </summary>
internal interface ISummands
{
    /// <summary>Whether there is only the innermost loop.</summary>
    static abstract bool AreOneLoop { get; }

    /// <summary>The number of rounds of the outermost loop.</summary>
    nint Outer { get; }

    /// <summary>Floats that one of them goes on by in the operand that is broadcast.</summary>
    nint OuterStep { get; }

    /// <summary>The same of the loop within it.</summary>
    nint Middle { get; }

    /// <inheritdoc cref="OuterStep"/>
    nint MiddleStep { get; }

    /// <summary>The same of the innermost loop.</summary>
    nint Inner { get; }

    /// <inheritdoc cref="OuterStep"/>
    nint InnerStep { get; }
}
