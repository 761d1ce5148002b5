namespace NetGen.Generator.Parsing.Attributes;

/// <summary>Knows one attribute of the namespace NetGen: its name, its role, and what its arguments mean.</summary>
internal abstract class AttributeReader(string className, AttributeRole role)
{
    /// <summary>The name of the attribute's class, with the number of its type parameters behind it where it has some: <c>BlockAttribute`1</c>.</summary>
    public string ClassName { get; } = className;

    public AttributeRole Role { get; } = role;

    /// <summary>Whether the attribute does nothing without a loss.</summary>
    public virtual bool NeedsLoss => Role is AttributeRole.Optimizer or AttributeRole.Penalty or AttributeRole.Clipping;

    /// <summary>The declaration, or null when an argument is wrong.</summary>
    public AttributeDeclaration? Read(AttributeArguments arguments)
    {
        AttributeDeclaration declaration = ReadArguments(arguments);
        return arguments.AreValid ? declaration : null;
    }

    /// <summary>Reads every argument, even behind a wrong one, so that the user hears of all of them.</summary>
    protected abstract AttributeDeclaration ReadArguments(AttributeArguments arguments);
}
