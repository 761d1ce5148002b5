namespace NetGen.Execution;

/// <summary>Where the rows of a product's left operand begin.</summary>
internal interface IRows
{
    /// <summary>The beginning of a row of the operand at <paramref name="left"/>.</summary>
    ref float First(ref float left, nint row);

    /// <summary>The same for the row behind the one at <paramref name="previous"/>.</summary>
    ref float Next(ref float previous, ref float left, nint row);
}
