using System.Globalization;
using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;
using NetGen.Generator.Layers;

namespace NetGen.Generator.Parsing.Attributes;

/// <summary>
/// The arguments of one attribute by name: parameters of its constructor, and properties. A wrong one is reported where it stands.
/// Nothing here throws on code that is half written: what the compiler could not understand only makes the arguments invalid.
/// </summary>
internal sealed class AttributeArguments
{
    private readonly DeclaredAttribute _attribute;
    private readonly ParseErrors _errors;
    private readonly BlockClasses _blocks;
    private readonly Dictionary<string, TypedConstant> _values = new(StringComparer.Ordinal);

    /// <param name="attribute">The attribute.</param>
    /// <param name="errors">Hears what is wrong.</param>
    /// <param name="blocks">Knows the layers of the class that the attribute is of.</param>
    public AttributeArguments(DeclaredAttribute attribute, ParseErrors errors, BlockClasses blocks)
    {
        _attribute = attribute;
        _errors = errors;
        _blocks = blocks;

        AttributeData data = attribute.Data;
        if (data.AttributeConstructor is { } constructor && constructor.Parameters.Length == data.ConstructorArguments.Length)
        {
            for (int i = 0; i < constructor.Parameters.Length; i++)
                _values[constructor.Parameters[i].Name] = data.ConstructorArguments[i];
        }
        else
        {
            Invalidate();
        }

        foreach (KeyValuePair<string, TypedConstant> property in data.NamedArguments)
            _values[property.Key] = property.Value;
    }

    public bool AreValid { get; private set; } = true;

    /// <summary>The name of the class that the attribute is of.</summary>
    public string TypeName => _attribute.TypeArgument?.Name ?? "";

    /// <summary>The layers of that class; none, and invalid arguments, where it has none or one of them is wrong.</summary>
    public EquatableArray<LayerDeclaration> LayersOfType()
    {
        EquatableArray<LayerDeclaration>? layers = _blocks.LayersOf(_attribute, _errors);
        AreValid &= layers is not null;
        return layers ?? default;
    }

    /// <summary>Reports a size that follows from the argument.</summary>
    public void RefuseSize(string name, string size, long value, SizeRange range) =>
        AddError(Descriptors.SizeOutOfRange, name, size, _attribute.DisplayName, Text(value, "N0"), range.ToString());

    /// <summary>A size that has to be given.</summary>
    public int Size(string name, SizeRange range)
    {
        if (OptionalSize(name, range) is { } size)
            return size;
        Invalidate();
        return 0;
    }

    public int? OptionalSize(string name, SizeRange range)
    {
        if (!TryRead(name, out int size))
            return null;
        if (!range.Contains(size))
        {
            AddRepairableError(
                Descriptors.SizeOutOfRange, name, Text(range.Nearest(size)), name, _attribute.DisplayName, Text(size, "N0"), range.ToString());
        }
        return size;
    }

    public T Choice<T>(string name)
        where T : struct, Enum
    {
        if (!TryRead(name, out int value))
            return default;
        if (!Enum.IsDefined(typeof(T), value))
        {
            string known = string.Join(", ", Enum.GetNames(typeof(T)));
            AddError(Descriptors.UnknownChoice, name, Text(value), typeof(T).Name.ToLowerInvariant(), _attribute.DisplayName, typeof(T).Name, known);
        }
        return (T)Enum.ToObject(typeof(T), value);
    }

    public float Number(string name, NumberRange range, float otherwise) => OptionalNumber(name, range) ?? otherwise;

    public float? OptionalNumber(string name, NumberRange range)
    {
        if (!TryRead(name, out float value))
            return null;
        if (!range.Contains(value))
        {
            string? nearest = range.NearestOrNull(value) is { } number ? Text(number) : null;
            AddRepairableError(
                Descriptors.HyperparameterOutOfRange, name, nearest, name, _attribute.DisplayName, Text(value), range.ToString());
        }
        return value;
    }

    /// <summary>Any number of numbers; none when the argument is left out.</summary>
    public EquatableArray<float> Numbers(string name, NumberRange range)
    {
        if (!_values.TryGetValue(name, out TypedConstant constant) || constant.IsNull)
            return default;
        if (constant.Kind != TypedConstantKind.Array || constant.Values.Any(element => element.Value is not float))
        {
            Invalidate();
            return default;
        }

        float[] numbers = [.. constant.Values.Select(element => (float)element.Value!)];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!range.Contains(numbers[i]))
            {
                AddError(
                    Descriptors.HyperparameterOutOfRange, name, $"{name}[{Text(i)}]", _attribute.DisplayName, Text(numbers[i]), range.ToString());
            }
        }

        return new([.. numbers]);
    }

    public int? OptionalInteger(string name) => TryRead(name, out int value) ? value : null;

    /// <summary>Reports an option that does nothing, where it is given.</summary>
    /// <param name="name">The option.</param>
    /// <param name="reason">Why it does nothing.</param>
    /// <param name="remedy">What would make it do something.</param>
    public void RefuseIdle(string name, string reason, string remedy)
    {
        if (_values.ContainsKey(name))
            AddError(Descriptors.IdleOption, name, name, _attribute.DisplayName, reason, remedy);
    }

    /// <summary>A factor or rate, with which the attribute has no effect when it is 0.</summary>
    public float Effect(string name, NumberRange range)
    {
        float value = Number(name, range, otherwise: 0);
        if (AreValid && value == 0)
            _errors.Add(Descriptors.NoEffect, _attribute.LocationOf(name), _attribute.DisplayName, name);
        return value;
    }

    /// <summary>A name for files: letters, digits and <c>_</c>, in parts with dots between them.</summary>
    public string? OptionalName(string name)
    {
        if (!_values.TryGetValue(name, out TypedConstant constant) || constant.IsNull)
            return null;
        if (constant is not { Kind: TypedConstantKind.Primitive, Value: string text })
        {
            Invalidate();
            return null;
        }

        if (!LayerNames.IsValid(text))
            AddError(Descriptors.LayerName, name, text, "it must consist of letters, digits and '_', in parts separated by dots");
        return text;
    }

    /// <summary>Whether the argument is given, or has a default in the constructor that is called.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>A text that is not empty; null when the argument is left out.</summary>
    public string? OptionalText(string name)
    {
        if (!_values.TryGetValue(name, out TypedConstant constant) || constant.IsNull)
            return null;
        if (constant is { Kind: TypedConstantKind.Primitive, Value: string text })
            return text;
        Invalidate();
        return null;
    }

    /// <summary>Any number of texts; one that is null is empty.</summary>
    public EquatableArray<string> Texts(string name)
    {
        if (!_values.TryGetValue(name, out TypedConstant constant) || constant.IsNull)
            return default;
        if (constant.Kind != TypedConstantKind.Array || constant.Values.Any(element => element.Value is not (string or null)))
        {
            Invalidate();
            return default;
        }

        return new([.. constant.Values.Select(element => (string?)element.Value ?? "")]);
    }

    public bool Flag(string name, bool otherwise) => TryRead(name, out bool value) ? value : otherwise;

    /// <summary>Reports what is wrong with the argument <paramref name="name"/>.</summary>
    public void AddError(DiagnosticDescriptor descriptor, string name, params string[] messageArguments) =>
        AddRepairableError(descriptor, name, repair: null, messageArguments);

    private void AddRepairableError(DiagnosticDescriptor descriptor, string name, string? repair, params string[] messageArguments)
    {
        AreValid = false;
        _errors.AddRepairable(descriptor, _attribute.LocationOf(name), repair, messageArguments);
    }

    /// <summary>False when the argument is left out, or when the compiler could not make a <typeparamref name="T"/> of it.</summary>
    private bool TryRead<T>(string name, out T value)
        where T : struct
    {
        value = default;
        if (!_values.TryGetValue(name, out TypedConstant constant))
            return false;
        // The value of an array cannot even be asked for.
        if (constant.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum && constant.Value is T known)
        {
            value = known;
            return true;
        }
        Invalidate();
        return false;
    }

    private void Invalidate()
    {
        AreValid = false;
        _errors.AddReportedElsewhere();
    }

    private static string Text(IFormattable value, string? format = null) => value.ToString(format, CultureInfo.InvariantCulture);
}
