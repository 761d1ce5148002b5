namespace NetGen.Tool.Tests.Models;

/// <summary>All models that are imported and compared, by name.</summary>
internal static class AllModels
{
    public static IReadOnlyDictionary<string, ModelCase> Cases { get; } = new IEnumerable<ModelCase>[]
    {
        DenseModels.All, ConvolutionModels.All, PoolModels.All, NormalizationModels.All, ActivationModels.All, JoinModels.All, WholeModels.All, RecurrentModels.All, AttentionModels.All,
    }.SelectMany(models => models).ToDictionary(model => model.Name, StringComparer.Ordinal);
}
