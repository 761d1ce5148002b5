/// <summary>
/// Makes the table. The ship and its people are invented; only the kind of the rules is that of the Titanic. Who survives is drawn with the
/// probability that <see cref="Survival"/> says, so nobody can predict all of it, not even with the rules.
/// </summary>
internal static class Simulation
{
    public static IEnumerable<Passenger> Draw(int count, int seed) => DrawComplete(count, seed).Select(drawn => drawn.Passenger);

    /// <summary>
    /// The share that the rules would get right, if all values were known: for each passenger, the larger of the probabilities of the two
    /// classes. What the table lacks makes it harder.
    /// </summary>
    public static double BestAccuracy(int count, int seed) => DrawComplete(count, seed).Average(drawn => Math.Max(drawn.Survival, 1 - drawn.Survival));

    /// <summary>
    /// The probability to survive: women and children first, and in first class the old too. Below deck, those find the way who have others to
    /// ask; but large families don't leave without each other.
    /// </summary>
    private static double Survival(TicketClass ticket, Sex sex, float age, int relatives)
    {
        if (relatives >= 4)
            return 0.06;
        bool isBelowDeck = ticket == TicketClass.Third;
        if (sex == Sex.Female || age < 13)
            return !isBelowDeck ? 0.95 : relatives > 0 ? 0.80 : 0.25;
        return ticket == TicketClass.First ? (age < 50 ? 0.20 : 0.75) : 0.07;
    }

    private static IEnumerable<(Passenger Passenger, double Survival)> DrawComplete(int count, int seed)
    {
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            TicketClass ticket = Pick([0.25, 0.20, 0.55], TicketClass.First, TicketClass.Second, TicketClass.Third);
            Sex sex = Pick([0.38, 0.62], Sex.Female, Sex.Male);
            bool isChild = Chance(0.12);
            float age = isChild ? random.Next(0, 13) : (float)Math.Round(Math.Clamp((ticket == TicketClass.First ? 40 : 28) + (11 * Normal()), 13, 80));
            int relatives = Pick(isChild ? [0.05, 0.25, 0.25, 0.15, 0.15, 0.15] : [0.62, 0.18, 0.10, 0.03, 0.04, 0.03], 0, 1, 2, 3, 4, 5);
            float usualFare = ticket switch { TicketClass.First => 60, TicketClass.Second => 18, _ => 9 };
            float fare = (float)Math.Round(usualFare * Math.Exp(0.4 * Normal()), 2);
            Port port = Pick([0.2, 0.1, 0.7], Port.Cherbourg, Port.Queenstown, Port.Southampton);

            double survival = Survival(ticket, sex, age, relatives);
            bool survived = Chance(survival);
            // Below deck, fewer people were asked for their age.
            float? knownAge = Chance(ticket == TicketClass.Third ? 0.25 : 0.08) ? null : age;
            float? knownFare = Chance(0.02) ? null : fare;
            Port? knownPort = Chance(0.01) ? null : port;
            yield return (new Passenger(ticket, sex, knownAge, relatives, knownFare, knownPort, survived), survival);
        }

        bool Chance(double probability) => random.NextDouble() < probability;

        T Pick<T>(double[] shares, params ReadOnlySpan<T> items)
        {
            double drawn = random.NextDouble();
            int index = 0;
            for (double sum = shares[0]; drawn >= sum && index < items.Length - 1; sum += shares[index])
                index++;
            return items[index];
        }

        // Box and Muller (1958).
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(Math.Tau * random.NextDouble());
    }
}
