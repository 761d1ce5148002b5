namespace NetGen.Tool.Recognising;

/// <summary>What a node must be, to be a layer of NetGen's.</summary>
internal static class Require
{
    public static void That(bool holds, string otherwise)
    {
        if (!holds)
            throw new ModelFileException(otherwise);
    }
}
