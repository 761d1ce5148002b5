using System.Text;
using Spectre.Console;

/// <summary>Draws digits in the terminal with characters, so that the output can also be redirected to a file.</summary>
internal static class Gallery
{
    private const string Shades = " ░▒▓█";

    // Two characters to a pixel, because characters are twice as high as they are wide.
    private const int CharactersPerPixel = 2, PictureWidth = CharactersPerPixel * Digit.Side;

    public static void Show(IEnumerable<(string Caption, float[] Pixels)> digits)
    {
        var grid = new Grid();
        Panel[] panels = [.. digits.Select(digit => new Panel(Draw(digit.Pixels)) { Padding = new Padding(0), Width = PictureWidth + 2 }.Header(digit.Caption))];
        foreach (Panel _ in panels)
            grid.AddColumn();
        AnsiConsole.Write(grid.AddRow(panels));
    }

    private static Text Draw(float[] pixels)
    {
        var picture = new StringBuilder();
        for (int i = 0; i < pixels.Length; i++)
        {
            if (i > 0 && i % Digit.Side == 0)
                picture.Append('\n');
            picture.Append(Shades[(int)MathF.Round(pixels[i] * (Shades.Length - 1))], CharactersPerPixel);
        }

        return new Text(picture.ToString());
    }
}
