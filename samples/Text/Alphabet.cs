/// <summary>Numbers the characters: the end of a paragraph is 0, and the printable characters of ASCII follow in their order.</summary>
internal static class Alphabet
{
    public const char EndOfParagraph = '\n';
    public const int Size = LastCharacter - FirstCharacter + 2;

    private const char FirstCharacter = ' ', LastCharacter = '~';

    /// <exception cref="FormatException">The text has a character without a number.</exception>
    public static int[] TokensOf(string text) => [.. text.Select(TokenOf)];

    public static char CharacterOf(int token) => token == 0 ? EndOfParagraph : (char)(FirstCharacter + token - 1);

    private static int TokenOf(char character) => character switch
    {
        EndOfParagraph => 0,
        >= FirstCharacter and <= LastCharacter => character - FirstCharacter + 1,
        _ => throw new FormatException($"The character U+{(int)character:X4} is not in ASCII; expected printable ASCII characters."),
    };
}
