/// <summary>
/// Houses as numbers: a 1 among zeros for each label, and for the year, which can be missing, a second number, which says whether it is. A
/// missing year itself becomes a usual one.
/// </summary>
internal static class HouseEncoding
{
    public const int Size = 13;

    private const int UsualYear = 1970;

    public static float[] Inputs(House house) =>
    [
        house.Area,
        house.Rooms,
        house.Built ?? UsualYear,
        house.Built is null ? 1 : 0,
        .. OneHot((int)house.District, count: 4),
        .. OneHot((int?)house.Condition, count: 3),
        house.Garden,
        house.Distance,
    ];

    /// <summary>The price in hundreds of thousands, for networks learn best from targets of about 1.</summary>
    public static float[] Target(House house) => [house.Price / 100];

    /// <summary>A price in thousands again.</summary>
    public static float Price(float output) => 100 * output;

    /// <summary>A missing label is all zeros.</summary>
    private static IEnumerable<float> OneHot(int? index, int count) => Enumerable.Range(0, count).Select(i => i == index ? 1f : 0f);
}
