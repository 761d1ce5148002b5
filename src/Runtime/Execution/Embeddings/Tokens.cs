using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen.Execution;

/// <summary>Checks tokens, which are indices into a vocabulary.</summary>
internal static class Tokens
{
    /// <summary>Returns the index of the first token outside of the vocabulary, or -1 if there is none.</summary>
    public static int IndexOfOutside(ReadOnlySpan<int> tokens, int vocabulary)
    {
        // As a number without a sign, a negative token is larger than any other.
        ReadOnlySpan<Vector<uint>> vectors = MemoryMarshal.Cast<int, Vector<uint>>(tokens);
        var limit = new Vector<uint>((uint)vocabulary);
        int start = 0;
        for (; start < vectors.Length && Vector.LessThanAll(vectors[start], limit); start++)
        {
        }

        for (int i = start * Vector<uint>.Count; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)vocabulary)
                return i;
        }

        return -1;
    }

    /// <summary>Returns the error message for a token outside of the vocabulary.</summary>
    /// <param name="token">The token.</param>
    /// <param name="sample">Its sample.</param>
    /// <param name="step">Its position in the sample.</param>
    /// <param name="vocabulary">The number of tokens of the vocabulary.</param>
    public static string Error(int token, int sample, int step, int vocabulary) => string.Create(
        CultureInfo.InvariantCulture, $"Token {step} of sample {sample} is {token}; with a vocabulary of {vocabulary} it must be 0 to {vocabulary - 1}.");
}
