using System.Text.Json;

namespace NetGen.EndToEnd.Tests.Golden;

/// <summary>One network with its numbers, computed by PyTorch in double precision.</summary>
public sealed record GoldenCase(
    string Name,
    int[] Sizes,
    string[] Activations,
    int Steps,
    double[] Inputs,
    double[] Parameters,
    double[] Logits,
    GoldenRun[] Runs)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<GoldenCase> All { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Golden"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(path => JsonSerializer.Deserialize<GoldenCase>(File.ReadAllText(path), Options)!),
    ];
}

/// <summary>Some steps of training with one loss and one optimiser; <see cref="Gradients"/> are those of the first step.</summary>
public sealed record GoldenRun(
    string Loss, string Optimizer, int[]? Labels, float[]? Targets, float[]? ClassWeights, double[] Losses, double[]? Gradients, double[] ParametersAfter);
