using System.Text;

namespace NetGen.Generator.Emission;

/// <summary>The one text writer: lines, indented by the blocks that are open, and broken where they would be too long to read.</summary>
/// <param name="inside">How far what is written will be indented once more.</param>
internal sealed class CodeWriter(int inside = 0)
{
    private const int MostColumns = 160;

    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Writes each line of <paramref name="lines"/> at the current indentation.</summary>
    public void Line(string lines = "")
    {
        foreach (string line in lines.Split('\n'))
        {
            foreach (string part in LongLine.Break(line.TrimEnd(), MostColumns - 4 * (inside + _indentation)))
            {
                if (part.Length > 0)
                    _text.Append(' ', 4 * _indentation).Append(part);
                _text.Append('\n');
            }
        }
    }

    /// <summary>Writes <paramref name="header"/> and a block: what is written until the result is disposed lies inside.</summary>
    public Scope Block(string? header = null)
    {
        if (header is not null)
            Line(header);
        Line("{");
        _indentation++;
        return new Scope(this);
    }

    /// <summary>Indents what is written until the result is disposed.</summary>
    public Scope Indent()
    {
        _indentation++;
        return new Scope(this, closes: false);
    }

    public override string ToString() => _text.ToString();

    /// <param name="writer">The writer.</param>
    /// <param name="closes">Whether a brace ends it.</param>
    /// <param name="depth">Blocks that end together.</param>
    internal readonly struct Scope(CodeWriter writer, bool closes = true, int depth = 1) : IDisposable
    {
        /// <summary>This block and the one around it, to be closed together.</summary>
        public Scope Inside(Scope outer) => new(writer, closes: true, depth + outer.Depth);

        private int Depth => depth;

        public void Dispose()
        {
            for (int i = 0; i < depth; i++)
            {
                writer._indentation--;
                if (closes)
                    writer.Line("}");
            }
        }
    }
}
