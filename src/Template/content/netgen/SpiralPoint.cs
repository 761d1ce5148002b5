/// <summary>A point near one of the two arms of a spiral. Replace it with your own data.</summary>
internal sealed record SpiralPoint(float X, float Y, int Arm)
{
    public static IEnumerable<SpiralPoint> Draw(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            int arm = i % 2;
            double turns = 0.2 + 1.3 * random.NextDouble(), angle = 2 * Math.PI * (turns + 0.5 * arm);
            double radius = turns / 1.5 + 0.3 * (random.NextDouble() - 0.5);
            yield return new SpiralPoint((float)(radius * Math.Cos(angle)), (float)(radius * Math.Sin(angle)), arm);
        }
    }
}
