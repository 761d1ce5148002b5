namespace NetGen.Testing.Compiling;

/// <summary>A test's source, or what was generated from it, does not compile without warnings.</summary>
public sealed class CompilationFailedException(string message) : Exception(message);
