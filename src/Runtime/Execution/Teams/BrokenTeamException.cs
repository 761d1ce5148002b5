namespace NetGen.Execution;

/// <summary>Thrown if another member of the team has failed. The team's caller receives the original exception.</summary>
internal sealed class BrokenTeamException : Exception;
