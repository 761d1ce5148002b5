using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>A program that a team can run.</summary>
/// <typeparam name="TInput">The type of the inputs: floats, or integers such as tokens.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITeamTask<TInput>
    where TInput : unmanaged
{
    /// <summary>Runs a member's share.</summary>
    /// <returns>The loss, if the program computes one. Only the result of the first member is used.</returns>
    float Run(ReadOnlySpan<TInput> inputs, Span<float> outputs, Targets targets, Member member);
}
