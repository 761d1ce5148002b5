namespace NetGen.Tool;

/// <summary>What a user chooses for an import.</summary>
/// <param name="Loss">The name of the loss; null for the one that the model's end means.</param>
/// <param name="Shape">The shape of the input, null for the number of samples; null if it is the model's.</param>
/// <param name="Result">The output to import; null for the only one.</param>
internal sealed record ImportChoices(string? Loss = null, IReadOnlyList<long?>? Shape = null, string? Result = null);
