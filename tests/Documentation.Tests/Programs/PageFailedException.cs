namespace NetGen.Documentation.Tests.Programs;

/// <summary>The code of a page does not do what its reader is promised.</summary>
internal sealed class PageFailedException(string message) : Exception(message);
