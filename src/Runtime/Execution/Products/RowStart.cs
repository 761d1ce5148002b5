namespace NetGen.Execution;

/// <summary>Where a row of a register tile begins.</summary>
/// <param name="Left">The number of floats from the operand's first element to the row's first summand.</param>
/// <param name="Result">The row's number among those of the result.</param>
internal readonly record struct RowStart(int Left, int Result);
