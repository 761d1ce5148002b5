using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>A program that a team can run.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITeamTask
{
    /// <summary>Runs a member's share.</summary>
    /// <returns>The loss, if the program finds one; that of the first member counts.</returns>
    float Run(ReadOnlySpan<float> inputs, Span<float> outputs, Targets targets, Member member);
}
