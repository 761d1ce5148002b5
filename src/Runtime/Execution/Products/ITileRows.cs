namespace NetGen.Execution;

/// <summary>Where the rows of a register tile begin, in the operand that is broadcast and in the result.</summary>
internal interface ITileRows
{
    /// <summary>The first summand of a row of the operand at <paramref name="left"/>.</summary>
    ref float First(ref float left, nint row);

    /// <summary>The same of the row behind the one at <paramref name="previous"/>.</summary>
    ref float Next(ref float previous, ref float left, nint row);

    /// <summary>The number of floats from the first row of the result to a row.</summary>
    nint Result(nint row);
}
