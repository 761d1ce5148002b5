using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Parsing;

/// <summary>Every member that the compiler adds to a network, so that the user's own members can be kept apart from them.</summary>
internal static class GeneratedMembers
{
    private const string Inputs = "System.ReadOnlySpan<float>";
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
        Method("Forward", Inputs, Outputs),
        Method("Predict", Inputs, Outputs),
        Method("CopyParametersTo", Outputs),
        Method("CopyParametersFrom", Inputs),
        new("property", "Parallelism"),
        Method("get_Parallelism"),
        Method("set_Parallelism", "int"),
        new("property", "Description"),
        Method("get_Description"),
    ];

    private static readonly ImmutableArray<GeneratedMember> OfTrainableNetworks =
    [
        Method("ApplyGradients", Inputs, Rate),
        Method("ResetOptimizer"),
    ];

    private static readonly ImmutableArray<GeneratedMember> OfNetworksWithBuffers =
    [
        Constant("BufferCount"),
        Method("CopyBuffersTo", Outputs),
        Method("CopyBuffersFrom", Inputs),
    ];

    private static readonly ImmutableArray<GeneratedMember> OfStreams =
    [
        Method("CreateStream"),
        new("class", "SampleStream"),
    ];

    private static readonly ImmutableArray<GeneratedMember> OfTrainableNetworksWithBuffers =
    [
        Method("ApplyGradients", Inputs, Inputs, Rate),
    ];

    private static readonly ImmutableArray<GeneratedMember> OfClassIndices = TakingTargets("System.ReadOnlySpan<int>");

    private static readonly ImmutableArray<GeneratedMember> OfTargetRows = TakingTargets("System.ReadOnlySpan<float>");

    private static readonly ImmutableArray<GeneratedMember> OfClassIndicesWithBuffers = TakingTargetsWithBuffers("System.ReadOnlySpan<int>");

    private static readonly ImmutableArray<GeneratedMember> OfTargetRowsWithBuffers = TakingTargetsWithBuffers("System.ReadOnlySpan<float>");

    private static readonly ImmutableArray<GeneratedMember> OfClassifiers =
    [
        Method("Classify", Inputs),
    ];

    private static readonly ImmutableArray<GeneratedMember> OfRowClassifiers =
    [
        Method("Classify", Inputs, "System.Span<int>"),
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
    public static ImmutableArray<GeneratedMember> Of(
        bool isTrainable, TargetForms targets, bool isClassifier, bool classifiesRows = false, bool drops = false, bool hasBuffers = false, bool streams = false) =>
    [
        .. OfEveryNetwork,
        .. PrivateOfEveryNetwork,
        .. isTrainable ? OfTrainableNetworks : [],
        .. isTrainable ? PrivateOfTrainableNetworks : [],
        .. isTrainable && drops ? PrivateOfDroppingNetworks : [],
        .. targets.HasFlag(TargetForms.ClassIndices) ? OfClassIndices : [],
        .. targets.HasFlag(TargetForms.Rows) ? OfTargetRows : [],
        .. hasBuffers ? OfNetworksWithBuffers : [],
        .. streams ? OfStreams : [],
        .. hasBuffers && isTrainable ? OfTrainableNetworksWithBuffers : [],
        .. hasBuffers && targets.HasFlag(TargetForms.ClassIndices) ? OfClassIndicesWithBuffers : [],
        .. hasBuffers && targets.HasFlag(TargetForms.Rows) ? OfTargetRowsWithBuffers : [],
        .. !isClassifier ? [] : classifiesRows ? OfRowClassifiers : OfClassifiers,
    ];

    private static ImmutableArray<GeneratedMember> TakingTargets(string targets) =>
    [
        Method("Loss", Inputs, targets),
        Method("Gradients", Inputs, targets, Outputs),
        Method("TrainStep", Inputs, targets, Rate),
    ];

    private static ImmutableArray<GeneratedMember> TakingTargetsWithBuffers(string targets) => [Method("Gradients", Inputs, targets, Outputs, Outputs)];

    private static GeneratedMember Field(string name) => new("field", name);

    private static GeneratedMember Constant(string name) => new("constant", name);

    private static GeneratedMember Constructor(params string[] parameters) =>
        new("constructor", WellKnownMemberNames.InstanceConstructorName, new([.. parameters]));

    private static GeneratedMember Method(string name, params string[] parameters) => new("method", name, new([.. parameters]));
}
