using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>The shape of the input of attention: each step has a row with its queries, its keys and its values, each of them head by head.</summary>
/// <param name="steps">The number of steps per sequence.</param>
/// <param name="heads">The number of heads.</param>
/// <param name="headSize">The number of features per head.</param>
/// <param name="isCausal">Whether a step attends only to itself and earlier steps.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AttentionShape(int steps, int heads, int headSize, bool isCausal)
{
    internal int Steps => steps;

    internal int Heads => heads;

    internal int HeadSize => headSize;

    internal bool IsCausal => isCausal;

    /// <summary>The factor of the scores.</summary>
    internal float Scale => 1 / MathF.Sqrt(headSize);

    /// <summary>The factor of scores that are exponents of 2 instead of e.</summary>
    internal float BinaryScale => Scale / MathF.Log(2);

    /// <summary>The number of features per step.</summary>
    internal int Features => heads * headSize;

    /// <summary>The number of floats from one step's queries, keys and values to the next.</summary>
    internal nint ProjectionFloats => Panels.Pad((nint)3 * Features);

    /// <summary>The number of floats from one step's outputs to the next.</summary>
    internal nint OutputFloats => Panels.Pad(Features);

    /// <summary>The number of floats from one head's normalisers to the next.</summary>
    internal nint NormalizerFloats => Panels.Pad(steps);

    /// <summary>The number of floats from one row of a head that is stored by itself to the next.</summary>
    internal nint HeadFloats => Panels.Pad(headSize);
}
