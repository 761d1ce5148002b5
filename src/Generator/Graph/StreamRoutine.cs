using NetGen.Generator.Parsing;

namespace NetGen.Generator.Graph;

/// <summary>
/// A routine of the runtime that computes an operation of a stream, and knows which step it is at. It is given the operation's inputs and results, numbers,
/// the number of the first step, and how many steps run together.
/// </summary>
/// <param name="Method">The method, generic in the vector width where it computes.</param>
/// <param name="Arguments">What it is given besides, as C#.</param>
/// <param name="Formula">What it computes, for readers.</param>
/// <param name="View">The result that lies in memory which the routine finds, and returns; null where it stores its results.</param>
internal sealed record StreamRoutine(string Method, EquatableArray<string> Arguments, string Formula, Tensor? View = null);
