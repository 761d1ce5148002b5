/// <summary>
/// Makes the table. The town is invented. What a house is worth follows from the rules in <see cref="Value"/>; what is paid for it differs from
/// that by chance, so nobody can predict it exactly, not even with the rules.
/// </summary>
internal static class Simulation
{
    /// <summary>The standard deviation of the logarithm of what is paid, about 8 %.</summary>
    private const double Haggling = 0.08;

    public static IEnumerable<House> Draw(int count, int seed) => DrawComplete(count, seed).Select(drawn => drawn.House);

    /// <summary>
    /// The mean distance between what is paid and what a house is worth by the rules, if all values were known. What the table lacks makes it
    /// harder.
    /// </summary>
    public static double BestMeanAbsoluteError(int count, int seed) => DrawComplete(count, seed).Average(drawn => Math.Abs(drawn.House.Price - drawn.Value));

    /// <summary>What a house is worth, in thousands. The parts multiply each other: a good condition is worth more in a large house.</summary>
    private static double Value(double area, int built, District district, Condition condition, double garden, double distance)
    {
        double perMetre = district switch { District.OldTown => 4.2, District.Harbour => 3.4, District.Hills => 3.8, _ => 2.6 };
        double state = condition switch { Condition.Poor => 0.72, Condition.Fair => 0.95, _ => 1.1 };
        // New houses are dear, old ones have charm, and those of the sixties neither.
        double age = built < 1920 ? 1.15 : built < 1980 ? 0.88 : 0.95 + (0.004 * (built - 1980));
        // In the hills, the view counts and not the way.
        double way = Math.Exp(-(district == District.Hills ? 0.01 : 0.06) * distance);
        return (perMetre * Math.Pow(area, 0.95) * state * age * way) + (0.12 * Math.Min(garden, 600));
    }

    private static IEnumerable<(House House, double Value)> DrawComplete(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            District district = (District)random.Next(4);
            double area = Math.Round(Math.Clamp(110 * Math.Exp(0.35 * Normal()), 35, 320));
            int rooms = Math.Max(1, (int)Math.Round((area / 28) + (0.7 * Normal())));
            int built = district == District.OldTown ? random.Next(1850, 1990) : random.Next(1900, 2021);
            Condition condition = (Condition)random.Next(3);
            double garden = district == District.OldTown || Chance(0.3) ? 0 : Math.Round(250 * Math.Exp(0.6 * Normal()));
            double distance = Math.Round(district switch
            {
                District.OldTown => 0.2 + random.NextDouble(),
                District.Harbour => 1 + (3 * random.NextDouble()),
                _ => 2 + (10 * random.NextDouble()),
            }, 1);

            double value = Value(area, built, district, condition, garden, distance);
            double price = Math.Round(value * Math.Exp(Haggling * Normal()));
            int? knownYear = Chance(0.08) ? null : built;
            Condition? knownCondition = Chance(0.05) ? null : condition;
            yield return (new House((float)area, rooms, knownYear, district, knownCondition, (float)garden, (float)distance, (float)price), value);
        }

        bool Chance(double probability) => random.NextDouble() < probability;

        // Box and Muller (1958).
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
    }
}
