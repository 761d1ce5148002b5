using System.Globalization;

namespace NetGen.Testing.Reference;

/// <summary>Changes the parameters by one step of an optimiser.</summary>
public delegate void Update(Span<double> parameters, ReadOnlySpan<double> gradients, double learningRate);

/// <summary>An optimiser: its attribute, and what it should compute.</summary>
public abstract record Optimizer
{
    /// <summary>The attribute that declares the optimiser in C#.</summary>
    public string Attribute
    {
        get
        {
            string options = string.Join(", ", Options.Where(option => !option.Value.Equals(option.Default)).Select(option =>
                $"{option.Name} = {(option.Value is float number ? string.Create(CultureInfo.InvariantCulture, $"{number:R}f") : "true")}"));
            return options.Length == 0 ? $"[{Name}]" : $"[{Name}({options})]";
        }
    }

    /// <summary>Whether steps are divided by the size of the gradients, which makes much of the rounding errors in small ones.</summary>
    public virtual bool IsAdaptive => true;

    /// <summary>Whether a gradient that is off by a rounding error makes a step that is hardly off.</summary>
    public virtual bool IsSmooth => true;

    /// <summary>The name of the attribute.</summary>
    protected virtual string Name => GetType().Name;

    /// <summary>The attribute's options, and what each is when it is left out.</summary>
    protected abstract IEnumerable<(string Name, object Value, object Default)> Options { get; }

    /// <summary>An update that remembers whatever the optimiser keeps from step to step.</summary>
    public abstract Update Begin(int parameterCount);

    /// <summary>The number that was declared: 0.1f means a tenth.</summary>
    protected static double Meant(float option) =>
        double.Parse(option.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
