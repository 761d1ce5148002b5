public static class Constant
{
    public const int Twice = 2 * Encoder.OutputSize;
}
