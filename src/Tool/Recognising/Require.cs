using NetGen.Tool.Checking;

namespace NetGen.Tool.Recognising;

/// <summary>What a node must be, to be a layer of NetGen's.</summary>
internal static class Require
{
    public static void That(bool holds, string otherwise)
    {
        if (!holds)
            throw new ModelFileException(otherwise);
    }

    /// <summary>A size that something is made of or computed from, and which is therefore checked before the network is.</summary>
    public static void AtMost(long most, long size, string name)
    {
        if (size > most)
            throw new ModelFileException(SizeLimits.Beyond(size, name, most)) { IsOfSize = true };
    }
}
