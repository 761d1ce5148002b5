namespace NetGen.Execution;

/// <summary>A member of a team has failed, so the others cannot go on. The team's caller gets to see the failure itself.</summary>
internal sealed class BrokenTeamException : Exception;
