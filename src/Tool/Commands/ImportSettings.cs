using System.ComponentModel;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NetGen.Tool.Commands;

/// <summary>What to import, and where to.</summary>
internal sealed class ImportSettings : ModelSettings
{
    [CommandOption("--class <NAME>", isRequired: true)]
    [Description("The name of the class, and of the files.")]
    public string Class { get; init; } = "";

    [CommandOption("--namespace <NAME>")]
    [Description("The namespace of the class. By default it has none.")]
    public string Namespace { get; init; } = "";

    [CommandOption("--output <FOLDER>")]
    [Description("The folder for the files. By default the current one.")]
    public string Output { get; init; } = ".";

    [CommandOption("--force")]
    [Description("Replaces files that exist already.")]
    public bool Force { get; init; }

    /// <summary>The file of the class.</summary>
    public string ClassPath => Path.Combine(Output, Class + ".cs");

    /// <summary>The file of the parameters.</summary>
    public string ParametersPath => Path.Combine(Output, Class + ".safetensors");

    public override ValidationResult Validate()
    {
        // C#'s keywords all begin with a small letter.
        if (!IsIdentifier(Class) || !char.IsUpper(Class[0]))
            return ValidationResult.Error($"The class is {Class.Quote()}; expected a name of letters and digits that begins with a capital letter.");
        if (Namespace.Length > 0 && !Namespace.Split('.').All(IsIdentifier))
            return ValidationResult.Error($"The namespace is {Namespace.Quote()}; expected names of letters and digits, separated by dots.");
        return base.Validate();
    }

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(letter => char.IsLetterOrDigit(letter) || letter == '_');
}
