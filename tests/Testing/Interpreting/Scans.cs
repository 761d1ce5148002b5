extern alias compiler;

using compiler::NetGen.Generator.Graph;
using compiler::NetGen.Generator.Graph.Operations;
using NetGen.Testing.Reference;

namespace NetGen.Testing.Interpreting;

/// <summary>What a scan computes, step by step.</summary>
internal static class Scans
{
    /// <summary>What is known after the last step, and what is kept of all steps, in the order of the scan's results.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="valueOf">The value of what the scan reads.</param>
    public static Matrix[] Run(Scan scan, Func<Tensor, Matrix> valueOf)
    {
        // The adjoint of a linear step reads nothing but the gradient after the last.
        int samples = valueOf(scan.Inputs[0]).Rows / (scan.Reads.IsEmpty ? 1 : scan.Steps);
        Matrix[] states = [.. scan.States.Select(state => state.First is { } first ? valueOf(first) : new Matrix(samples, state.Last.Shape.Columns))];
        Matrix[] kept = [.. scan.Kept.Select(kept => new Matrix(samples * scan.Steps, kept.Step.Shape.Columns))];
        foreach (int step in Enumerable.Range(0, scan.Steps).Select(i => scan.IsBackward ? scan.Steps - 1 - i : i))
        {
            Dictionary<Tensor, Matrix> given = scan.Inputs.Distinct().ToDictionary(input => input, valueOf);
            foreach (ScanRead read in scan.Reads)
                given[read.Step] = StepOf(valueOf(read.Sequence), step, scan.Steps);
            for (int i = 0; i < states.Length; i++)
                given[scan.States[i].Before] = states[i];
            Interpreter values = new Interpreter(given).Run(scan.Operations);
            states = [.. scan.States.Select(state => values[state.After])];
            for (int i = 0; i < kept.Length; i++)
            {
                for (int sample = 0; sample < samples; sample++)
                    values[scan.Kept[i].Step].Row(sample).CopyTo(kept[i].Row(sample * scan.Steps + step));
            }
        }

        return [.. states, .. kept];
    }

    private static Matrix StepOf(Matrix sequence, int step, int steps) =>
        MatrixArithmetic.Build(sequence.Rows / steps, sequence.Columns, (sample, column) => sequence[sample * steps + step, column]);
}
