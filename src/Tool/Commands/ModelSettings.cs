using System.ComponentModel;
using System.Globalization;
using NetGen.Tool.Merging;
using Spectre.Console;
using Spectre.Console.Cli;

namespace NetGen.Tool.Commands;

/// <summary>A model file, and what is chosen for its import.</summary>
internal class ModelSettings : CommandSettings
{
    [CommandArgument(0, "<FILE>")]
    [Description("The file.")]
    public string File { get; init; } = "";

    [CommandOption("--loss <NAME>")]
    [Description("The loss attribute, such as MeanSquaredError, or none. By default it follows from the model's end.")]
    public string? Loss { get; init; }

    [CommandOption("--shape <EXTENTS>")]
    [Description("The shape of the input where the model leaves it open, with n for the samples: n,3,32,32.")]
    public string? Shape { get; init; }

    [CommandOption("--result <NAME>")]
    [Description("The output to import, if the model has several.")]
    public string? Result { get; init; }

    public ImportChoices Choices => new(Loss, ExtentsOf(Shape), Result);

    public override ValidationResult Validate()
    {
        if (Loss is not null && !LossChoice.Names.Contains(Loss))
            return ValidationResult.Error($"The loss is {Loss.Quote()}; expected one of {string.Join(", ", LossChoice.Names)}.");
        return Shape is not null && ExtentsOf(Shape) is null
            ? ValidationResult.Error($"The shape is {Shape.Quote()}; expected extents of at least 1 and n for the samples, such as n,3,32,32.")
            : ValidationResult.Success();
    }

    private static long?[]? ExtentsOf(string? shape)
    {
        if (shape is null)
            return null;
        string[] parts = shape.Split(',', StringSplitOptions.TrimEntries);
        var extents = new List<long?>();
        foreach (string part in parts)
        {
            if (part == "n")
                extents.Add(null);
            else if (int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int extent) && extent > 0)
                extents.Add(extent);
            else
                return null;
        }

        return [.. extents];
    }
}
