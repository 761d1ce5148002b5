using System.ComponentModel;

namespace NetGen.Execution;

/// <summary>What attention works on: rows of queries, keys and values, one a step, each of them one head beside the other.</summary>
/// <param name="steps">Steps of a sequence.</param>
/// <param name="heads">Heads.</param>
/// <param name="headSize">Features of a head.</param>
/// <param name="isCausal">Whether no step sees a later one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct AttentionShape(int steps, int heads, int headSize, bool isCausal)
{
    internal int Steps => steps;

    internal int Heads => heads;

    internal int HeadSize => headSize;

    internal bool IsCausal => isCausal;

    /// <summary>What scores are multiplied by.</summary>
    internal float Scale => 1 / MathF.Sqrt(headSize);

    /// <summary>The same of scores that are exponents of 2, not of e.</summary>
    internal float BinaryScale => Scale / MathF.Log(2);

    /// <summary>Features of a step.</summary>
    internal int Features => heads * headSize;

    /// <summary>Floats from one step's queries, keys and values to the next.</summary>
    internal nint ProjectionFloats => Panels.Pad((nint)3 * Features);

    /// <summary>Floats from one step's outputs to the next.</summary>
    internal nint OutputFloats => Panels.Pad(Features);

    /// <summary>Floats from one head's normalisers to the next.</summary>
    internal nint NormalizerFloats => Panels.Pad(steps);

    /// <summary>Floats from one row of a head that is stored by itself to the next.</summary>
    internal nint HeadFloats => Panels.Pad(headSize);
}
