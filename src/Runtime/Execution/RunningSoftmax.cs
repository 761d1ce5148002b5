using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NetGen.Numerics;

namespace NetGen.Execution;

/// <summary>
/// Computes softmax and cross-entropy in blocks of classes, so that the logits are never all in memory at once. Each block is computed twice.
/// The first pass updates each sample's largest logit, its sum of exponentials and the sums over its targets. The second pass replaces the logits
/// with the gradient of the loss. Each member of a team processes its own samples.
/// </summary>
/// <remarks>
/// With the largest logit m of the blocks so far, s = Σ exp(z - m). A block that has a larger one, m', first turns s into s · exp(m - m'):
/// Milakov and Gimelshein, Online normalizer calculation for softmax, 2018.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RunningSoftmax
{
    /// <summary>Prepares for the first block.</summary>
    public static void Begin(ref float sums, Share share)
    {
        for (int sample = (int)share.FirstSample, end = sample + share.OwnSamples; sample < end; sample++)
            SumsOf(ref sums, sample) = new Sums { Largest = float.NegativeInfinity };
    }

    /// <summary>Adds a block of logits to the sums.</summary>
    /// <param name="logits">The rows of the block.</param>
    /// <param name="stride">The number of floats from one of them to the next.</param>
    /// <param name="firstClass">The class of their first logit.</param>
    /// <param name="classes">The number of logits per row, without padding.</param>
    /// <param name="sums">The sums of each sample.</param>
    /// <param name="targets">The targets of all samples and classes.</param>
    /// <param name="share">Which samples are this member's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<V>(ref float logits, nint stride, int firstClass, int classes, ref float sums, Targets targets, Share share)
        where V : struct, IVector<V>
    {
        for (int sample = (int)share.FirstSample, end = sample + share.OwnSamples; sample < end; sample++)
        {
            ref float row = ref Unsafe.Add(ref logits, sample * stride);
            ref Sums known = ref SumsOf(ref sums, sample);
            float shift = Normalize<V>(ref row, classes, ref known);
            if (!targets.Rows.IsEmpty)
                Expect<V>(ref row, targets.Row(sample).Slice(firstClass, classes), shift, ref known);
            else if (targets.Labels[sample] - firstClass is var column && (uint)column < (uint)classes)
                known.LabelLogit = Unsafe.Add(ref row, column);
        }
    }

    /// <summary>Returns the sum of the samples' losses after all blocks have been added.</summary>
    /// <param name="sums">The sums of each sample.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="smoothing">The share of a target that is spread evenly over all classes.</param>
    /// <param name="ignored">The label of samples to ignore, or -1 if there is none.</param>
    /// <param name="validates">Whether to check that rows of targets are distributions.</param>
    /// <exception cref="ArgumentException">A row of targets is not a distribution.</exception>
    public static double Loss(ref float sums, Targets targets, int samples, float smoothing, int ignored, bool validates)
    {
        double loss = 0;
        float evenly = smoothing / targets.Outputs;
        bool isSuspect = false;
        for (int sample = 0; sample < samples; sample++)
        {
            ref Sums known = ref SumsOf(ref sums, sample);
            double normalizer = Math.Log(known.Sum) + known.Largest;
            if (!targets.Rows.IsEmpty)
            {
                isSuspect |= known.SmallestTarget < 0 || !(Math.Abs(known.Targets - 1) <= Targets.SumTolerance);
                loss += TargetSum(known, smoothing) * normalizer - Expected(known, known.ExpectedLogit);
            }
            else if (targets.Labels[sample] == ignored)
            {
                loss += 0 * normalizer; // not a number when the sample is none: it would spoil the weights' gradients
            }
            else
            {
                loss += normalizer - Expected(known, known.LabelLogit);
            }
        }

        if (isSuspect && validates)
            targets.RequireDistributions();
        return loss;

        double Expected(in Sums known, double logit) =>
            smoothing == 0 ? logit : (1 - smoothing) * logit + evenly * known.Logits;
    }

    /// <summary>Replaces a block of logits with the gradient of the loss. The padding becomes 0.</summary>
    /// <param name="logits">The rows of the block.</param>
    /// <param name="stride">The number of floats from one of them to the next.</param>
    /// <param name="firstClass">The class of their first logit.</param>
    /// <param name="classes">The number of logits per row, without padding.</param>
    /// <param name="sums">The sums of each sample.</param>
    /// <param name="targets">The targets of all samples and classes.</param>
    /// <param name="smoothing">The share of a target that is spread evenly over all classes.</param>
    /// <param name="ignored">The label of samples to ignore, or -1 if there is none.</param>
    /// <param name="scale">The factor of each sample's gradient.</param>
    /// <param name="share">Which samples are this member's.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Differentiate<V>(
        ref float logits, nint stride, int firstClass, int classes, ref float sums, Targets targets, float smoothing, int ignored, float scale,
        Share share)
        where V : struct, IVector<V>
    {
        float kept = (1 - smoothing) * scale;
        V evenly = V.Create(smoothing / targets.Outputs * scale);
        for (int sample = (int)share.FirstSample, end = sample + share.OwnSamples; sample < end; sample++)
        {
            ref float row = ref Unsafe.Add(ref logits, sample * stride);
            ref Sums known = ref SumsOf(ref sums, sample);
            bool hasRow = !targets.Rows.IsEmpty;
            int label = hasRow ? 0 : targets.Labels[sample];
            if (!hasRow && label == ignored)
            {
                MemoryMarshal.CreateSpan(ref row, (int)stride).Clear();
                continue;
            }

            V shift = V.Create(known.Largest);
            V factor = V.Create((float)((hasRow ? TargetSum(known, smoothing) : 1) * scale / known.Sum));
            for (nint column = 0; column < stride; column += V.Count)
                (VectorMath.Exp(V.Load(ref row, column) - shift) * factor - evenly).Store(ref row, column);
            MemoryMarshal.CreateSpan(ref Unsafe.Add(ref row, classes), (int)stride - classes).Clear();
            if (hasRow)
                Subtract<V>(ref row, targets.Row(sample).Slice(firstClass, classes), kept);
            else if ((uint)(label - firstClass) < (uint)classes)
                Unsafe.Add(ref row, label - firstClass) -= kept;
        }
    }

    /// <summary>Computes the exponentials of a block. Returns what to subtract from its logits before they are summed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Normalize<V>(ref float row, int classes, ref Sums known)
        where V : struct, IVector<V>
    {
        V largest = V.Create(float.NegativeInfinity);
        nint column = 0;
        for (; column <= classes - V.Count; column += V.Count)
            largest = V.Max(largest, V.Load(ref row, column));
        if (column < classes)
            largest = V.Max(largest, V.IfPositive(Inside<V>(classes, column), V.Load(ref row, column), largest));

        float blockLargest = V.Largest(largest);
        if (blockLargest > known.Largest)
        {
            known.Sum *= Math.Exp((double)known.Largest - blockLargest);
            known.Largest = blockLargest;
        }

        // Before the first finite logit there is nothing to be relative to.
        float origin = float.IsNegativeInfinity(known.Largest) ? 0 : known.Largest;
        V shift = V.Create(origin), sum = V.Zero, distance = V.Zero;
        for (column = 0; column <= classes - V.Count; column += V.Count)
        {
            V difference = V.Load(ref row, column) - shift;
            sum += VectorMath.Exp(difference);
            distance += difference;
        }

        if (column < classes)
        {
            V inside = Inside<V>(classes, column), difference = V.Load(ref row, column) - shift;
            sum += V.IfPositive(inside, VectorMath.Exp(difference), V.Zero);
            distance += V.IfPositive(inside, difference, V.Zero);
        }

        known.Sum += V.Sum(sum);
        known.Logits += V.Sum(distance) + (double)origin * classes;
        return origin;
    }

    /// <summary>Returns a vector that is positive in the lanes of classes and not in the padding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Inside<V>(int classes, nint column)
        where V : struct, IVector<V> =>
        V.Create(classes - column) - V.Indices;

    /// <summary>Computes the sums of a block's targets and of target · logit, and the smallest target.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Expect<V>(ref float row, ReadOnlySpan<float> targets, float origin, ref Sums known)
        where V : struct, IVector<V>
    {
        ref float target = ref MemoryMarshal.GetReference(targets);
        V shift = V.Create(origin), sums = V.Zero, logits = V.Zero, smallest = V.Zero;
        nint column = 0;
        for (; column <= targets.Length - V.Count; column += V.Count)
        {
            V share = V.Load(ref target, column);
            sums += share;
            logits = V.MultiplyAdd(share, V.Load(ref row, column) - shift, logits);
            smallest = V.Min(smallest, share);
        }

        double sum = V.Sum(sums), logit = V.Sum(logits);
        float least = -V.Largest(-smallest);
        for (; column < targets.Length; column++)
        {
            float share = Unsafe.Add(ref target, column);
            sum += share;
            logit += (double)share * (Unsafe.Add(ref row, column) - origin);
            least = Math.Min(least, share);
        }

        known.Targets += sum;
        known.ExpectedLogit += logit + sum * origin;
        known.SmallestTarget = Math.Min(known.SmallestTarget, least);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Subtract<V>(ref float row, ReadOnlySpan<float> targets, float kept)
        where V : struct, IVector<V>
    {
        ref float target = ref MemoryMarshal.GetReference(targets);
        V factor = V.Create(-kept);
        nint column = 0;
        for (; column <= targets.Length - V.Count; column += V.Count)
            V.MultiplyAdd(V.Load(ref target, column), factor, V.Load(ref row, column)).Store(ref row, column);
        for (; column < targets.Length; column++)
            Unsafe.Add(ref row, column) -= Unsafe.Add(ref target, column) * kept;
    }

    /// <summary>Returns the sum of a row of targets after smoothing.</summary>
    private static double TargetSum(in Sums known, float smoothing) => smoothing == 0 ? known.Targets : (1 - smoothing) * known.Targets + smoothing;

    private static ref Sums SumsOf(ref float sums, int sample) =>
        ref Unsafe.As<float, Sums>(ref Unsafe.Add(ref sums, (nint)sample * MemoryLayout.SoftmaxFloats));

    /// <summary>The sums of a sample after some of the blocks, at most <see cref="MemoryLayout.SoftmaxFloats"/> floats.</summary>
    private struct Sums
    {
        /// <summary>The largest logit.</summary>
        public float Largest;

        /// <summary>The logit of the label.</summary>
        public float LabelLogit;

        /// <summary>The sum of exp(logit - largest).</summary>
        public double Sum;

        /// <summary>The sum of the logits.</summary>
        public double Logits;

        /// <summary>The sum of the targets.</summary>
        public double Targets;

        /// <summary>The sum of target · logit.</summary>
        public double ExpectedLogit;

        /// <summary>0, or the smallest target if it is less.</summary>
        public float SmallestTarget;
    }
}
