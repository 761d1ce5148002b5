using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetGen.Documentation.Tests.Markdown;

namespace NetGen.Documentation.Tests.Programs;

/// <summary>
/// A page read as one program, from its top to one of its blocks: what earlier blocks declare is known to later ones, which may use its
/// names again for something else.
/// </summary>
internal sealed class PageProgram
{
    /// <summary>Printed before the last block runs, so that its output can be told from that of the others.</summary>
    public const string Mark = "--- the block ---";

    private const string OfConsoleProjects =
        """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private readonly List<Cell> _cells;

    /// <param name="blocks">The blocks of C# of a page, up to the one in question.</param>
    public PageProgram(IEnumerable<CodeBlock> blocks)
    {
        var preludes = new HashSet<string>();
        _cells = [.. blocks
            .SelectMany(Prelude.CellsOf)
            .Where(cell => !cell.IsPrelude || preludes.Add(cell.File))];
    }

    /// <summary>What is no C#, whatever it means.</summary>
    public IEnumerable<string> Errors => _cells.SelectMany(cell => cell.Errors);

    /// <summary>The program's files.</summary>
    public ImmutableArray<string> Files => [OfConsoleProjects + Imports, Text()];

    /// <summary>A page that says <c>using NetGen;</c> once, or not at all, need not say it at every block.</summary>
    private string Imports => _cells.Exists(cell => cell.Usings.Contains("using NetGen;")) ? "" : "\nglobal using NetGen;";

    private string Text()
    {
        var text = new StringBuilder();
        foreach (string directive in _cells.SelectMany(cell => cell.Usings).Distinct())
            text.Append(directive).Append('\n');
        for (int i = 0; i < _cells.Count; i++)
            AppendStatements(text, i);
        text.Append(CultureInfo.InvariantCulture, $"{new string('}', _cells.Count - 1)}\n");
        for (int i = 0; i < _cells.Count; i++)
            AppendTypes(text, i);
        return text.ToString();
    }

    /// <summary>Each cell is a function within the one before it: there, a name may be declared anew.</summary>
    private void AppendStatements(StringBuilder text, int index)
    {
        Cell cell = _cells[index];
        bool isLast = index == _cells.Count - 1;
        if (index > 0)
            text.Append(CultureInfo.InvariantCulture, $"void Cell{index}()\n{{\n");
        if (isLast)
            text.Append(CultureInfo.InvariantCulture, $"Console.WriteLine(\"{Mark}\");\n");
        text.AppendJoin("", cell.Statements);
        text.Append("#line default\n");
        if (!isLast)
            text.Append(CultureInfo.InvariantCulture, $"Cell{index + 1}();\n");
        else
            AppendPredictions(text, cell);
    }

    /// <summary>A network that is only declared is run as well.</summary>
    private static void AppendPredictions(StringBuilder text, Cell cell)
    {
        foreach (string network in cell.Networks)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"new {network}().Predict([.. new byte[{network}.InputSize]], new float[{network}.OutputSize]);\n");
        }
    }

    /// <summary>Of types with one name, the last is meant.</summary>
    private void AppendTypes(StringBuilder text, int index)
    {
        IEnumerable<CellType> later = _cells.Skip(index + 1).SelectMany(cell => cell.Types).Where(type => !type.IsAddition);
        foreach (CellType type in _cells[index].Types)
        {
            if (type.Name is null || !later.Any(other => other.Name == type.Name))
                text.Append(type.Text);
        }

        text.Append("#line default\n");
    }
}
