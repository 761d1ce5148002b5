using NetGen;

/// <summary>Short clips of a clean guitar, and of the amplifier that plays each of them.</summary>
internal static class Clips
{
    /// <summary>The samples of a clip, 43 milliseconds.</summary>
    public const int Steps = 2_048;

    /// <summary>
    /// Cuts a sound into clips. The amplifier is switched on for each of them, because the network starts each clip with silence before it, too.
    /// </summary>
    public static Dataset<float> Of(float[] clean) => Dataset.From(clean.Chunk(Steps).Where(clip => clip.Length == Steps), clip => clip, clip => Amplifier.Play(clip));
}
