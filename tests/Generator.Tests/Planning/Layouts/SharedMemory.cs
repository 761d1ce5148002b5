using NetGen.Generator.Planning.Kernels;
using Buffer = NetGen.Generator.Planning.Layouts.Buffer;

namespace NetGen.Generator.Tests.Planning.Layouts;

/// <summary>The memory that several buffers of one program use, one after the other.</summary>
internal static class SharedMemory
{
    /// <summary>No buffer is written while another one in the same place is still needed.</summary>
    public static void AssertSound(ProgramCase program)
    {
        for (int i = 0; i < program.Buffers.Length; i++)
        {
            Buffer left = program.Buffers[i];
            foreach (Buffer right in program.Buffers.Skip(i + 1).Where(right => Overlap(left, right)))
                Assert.True(MayShare(left, right, program.Kernels), $"{left} and {right} overlap while both are alive.");
        }
    }

    private static bool Overlap(Buffer left, Buffer right) =>
        left.Offset < (long)right.Offset + right.Floats && right.Offset < (long)left.Offset + left.Floats;

    private static bool MayShare(Buffer left, Buffer right, IReadOnlyList<Kernel> kernels)
    {
        if (Liveness.Of(left.Tensor, kernels).First > Liveness.Of(right.Tensor, kernels).First)
            (left, right) = (right, left);
        Liveness first = Liveness.Of(left.Tensor, kernels), second = Liveness.Of(right.Tensor, kernels);
        // In place: the kernel reads the last of the one and writes the first of the other, element by element.
        bool inPlace = first.Last == second.First && kernels[first.Last].CanReplace(left.Tensor);
        return !first.Meets(second) || (inPlace && left.Offset == right.Offset && left.Floats == right.Floats);
    }
}
