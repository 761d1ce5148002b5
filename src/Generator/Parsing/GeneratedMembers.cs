using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>Every member that the compiler adds to a network, so that the user's own members can be kept apart from them.</summary>
internal static class GeneratedMembers
{
    private const string Integers = "System.ReadOnlySpan<int>";
    private const string Floats = "System.ReadOnlySpan<float>";
    private const string Outputs = "System.Span<float>";
    private const string Rate = "float";

    private static readonly ImmutableArray<GeneratedMember> OfEveryNetwork =
    [
        Constant("InputSize"),
        Constant("OutputSize"),
        Constant("OutputRows"),
        Constant("OutputFeatures"),
        Constant("ParameterCount"),
        Constructor(),
        Constructor("ulong"),
        Method("CopyParametersTo", Outputs),
        Method("CopyParametersFrom", Floats),
        new("property", "Parallelism"),
        Method("get_Parallelism"),
        Method("set_Parallelism", "int"),
        new("property", "Description"),
        Method("get_Description"),
    ];

    private static readonly ImmutableArray<GeneratedMember> OfTrainableNetworks =
    [
        Method("ApplyGradients", Floats, Rate),
        Method("ResetOptimizer"),
    ];

    private static readonly ImmutableArray<GeneratedMember> OfNetworksWithBuffers =
    [
        Constant("BufferCount"),
        Method("CopyBuffersTo", Outputs),
        Method("CopyBuffersFrom", Floats),
    ];

    private static readonly ImmutableArray<GeneratedMember> OfStreams =
    [
        Method("CreateStream"),
        new("class", "SampleStream"),
    ];

    private static readonly ImmutableArray<GeneratedMember> OfTrainableNetworksWithBuffers =
    [
        Method("ApplyGradients", Floats, Floats, Rate),
    ];

    // Private members are out of sight, but not out of the way: the class has one space of names.
    private static readonly ImmutableArray<GeneratedMember> PrivateOfEveryNetwork =
    [
        Field("_parameters"),
        Field("_parallelism"),
    ];

    private static readonly ImmutableArray<GeneratedMember> PrivateOfTrainableNetworks =
    [
        Field("_gradients"),
        Field("_step"),
    ];

    private static readonly ImmutableArray<GeneratedMember> PrivateOfDroppingNetworks =
    [
        Field("_seed"),
    ];

    /// <param name="isTrainable">Whether the network has a loss.</param>
    /// <param name="targets">What the loss takes as the truth.</param>
    /// <param name="isClassifier">Whether the loss makes it tell classes.</param>
    /// <param name="classifiesRows">Whether it does so for each of several rows.</param>
    /// <param name="drops">Whether it has a dropout.</param>
    /// <param name="hasBuffers">Whether it has running statistics.</param>
    /// <param name="streams">Whether it runs step by step.</param>
    /// <param name="takesTokens">Whether samples are tokens.</param>
    public static ImmutableArray<GeneratedMember> Of(
        bool isTrainable, TargetForms targets, bool isClassifier, bool classifiesRows = false, bool drops = false, bool hasBuffers = false,
        bool streams = false, bool takesTokens = false)
    {
        string inputs = takesTokens ? Integers : Floats;
        return
        [
            .. OfEveryNetwork,
            Method("Forward", inputs, Outputs),
            Method("Predict", inputs, Outputs),
            .. PrivateOfEveryNetwork,
            .. isTrainable ? OfTrainableNetworks : [],
            .. isTrainable ? PrivateOfTrainableNetworks : [],
            .. isTrainable && drops ? PrivateOfDroppingNetworks : [],
            .. targets.HasFlag(TargetForms.ClassIndices) ? TakingTargets(inputs, Integers, hasBuffers, takesTokens) : [],
            .. targets.HasFlag(TargetForms.Rows) ? TakingTargets(inputs, Floats, hasBuffers, takesTokens) : [],
            .. isTrainable && targets == TargetForms.None ? [.. TakingLosses(inputs, hasBuffers, takesTokens)] : Array.Empty<GeneratedMember>(),
            .. hasBuffers ? OfNetworksWithBuffers : [],
            .. streams ? OfStreams : [],
            .. hasBuffers && isTrainable ? OfTrainableNetworksWithBuffers : [],
            .. isClassifier ? [classifiesRows ? Method("Classify", inputs, "System.Span<int>") : Method("Classify", inputs)] : Array.Empty<GeneratedMember>(),
        ];
    }

    private static ImmutableArray<GeneratedMember> TakingTargets(string inputs, string targets, bool hasBuffers, bool takesTokens) =>
    [
        Method("Loss", inputs, targets),
        Method("Gradients", inputs, targets, Outputs),
        .. hasBuffers ? [Method("Gradients", inputs, targets, Outputs, Outputs)] : Array.Empty<GeneratedMember>(),
        .. takesTokens ? Array.Empty<GeneratedMember>() : [Method("InputGradients", inputs, targets, Outputs)],
        Method("TrainStep", inputs, targets, Rate),
    ];

    private static IEnumerable<GeneratedMember> TakingLosses(string inputs, bool hasBuffers, bool takesTokens)
    {
        yield return Field("_outputs");
        yield return Generic("Gradients", inputs, GeneratedMember.OfCaller, Outputs);
        if (hasBuffers)
            yield return Generic("Gradients", inputs, GeneratedMember.OfCaller, Outputs, Outputs);
        if (!takesTokens)
            yield return Generic("InputGradients", inputs, GeneratedMember.OfCaller, Outputs);
        yield return Generic("TrainStep", inputs, GeneratedMember.OfCaller, Rate);
    }

    private static GeneratedMember Generic(string name, params string[] parameters) => new("method", name, new([.. parameters]), Arity: 1);

    private static GeneratedMember Field(string name) => new("field", name);

    private static GeneratedMember Constant(string name) => new("constant", name);

    private static GeneratedMember Constructor(params string[] parameters) =>
        new("constructor", WellKnownMemberNames.InstanceConstructorName, new([.. parameters]));

    private static GeneratedMember Method(string name, params string[] parameters) => new("method", name, new([.. parameters]));
}
