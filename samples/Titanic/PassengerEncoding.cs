/// <summary>
/// Passengers as numbers: a 1 among zeros for each label, and for each number that can be missing a second one, which says whether it is. A
/// missing number itself becomes a usual one.
/// </summary>
internal static class PassengerEncoding
{
    public const int Size = 12;

    private const float UsualAge = 30, UsualFare = 15;

    public static float[] Inputs(Passenger passenger) =>
    [
        .. OneHot((int)passenger.Class, count: 3),
        passenger.Sex == Sex.Female ? 1 : 0,
        passenger.Age ?? UsualAge,
        passenger.Age is null ? 1 : 0,
        passenger.Relatives,
        // Fares differ by factors.
        MathF.Log(1 + (passenger.Fare ?? UsualFare)),
        passenger.Fare is null ? 1 : 0,
        .. OneHot((int?)passenger.Embarked, count: 3),
    ];

    public static int Label(Passenger passenger) => passenger.Survived ? 1 : 0;

    /// <summary>A missing label is all zeros.</summary>
    private static IEnumerable<float> OneHot(int? index, int count) => Enumerable.Range(0, count).Select(i => i == index ? 1f : 0f);
}
