using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <summary>Every diagnostic. An id is never used again for something else; docs/diagnostics has a page for each.</summary>
internal static class Descriptors
{
    private const string Category = "NetGen";
    private const string HelpPages = "https://github.com/netgen/netgen/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "NETGEN001",
        "A network and the types around it must be partial",
        "'{0}' must be partial so that the code of the network '{1}' can be added: write 'partial {2} {0}'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN001.md");

    public static readonly DiagnosticDescriptor NoLayers = new(
        "NETGEN002",
        "A network or a block needs at least one layer",
        "The {0} '{1}' has no layers: add at least one layer attribute, such as [Dense(10)]",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN002.md");

    public static readonly DiagnosticDescriptor SpreadAttributes = new(
        "NETGEN003",
        "The attributes of a network or a block must stand on one declaration",
        "{0} stands on another declaration of '{1}' than {2}, which leaves the order of the layers open: move it to the "
        + "declaration that has {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN003.md");

    public static readonly DiagnosticDescriptor SizeOutOfRange = new(
        "NETGEN004",
        "A size is out of range",
        "'{0}' of {1} is {2}: it must be {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN004.md");

    public static readonly DiagnosticDescriptor TooManyParameters = new(
        "NETGEN005",
        "A network has too many parameters",
        "With this layer the network '{0}' has {1} parameters: it may have {2}, so declare smaller or fewer layers",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN005.md");

    public static readonly DiagnosticDescriptor UnknownChoice = new(
        "NETGEN006",
        "An activation or initializer does not exist",
        "{0}, the {1} of {2}, is not a member of {3}: use {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN006.md");

    public static readonly DiagnosticDescriptor HyperparameterOutOfRange = new(
        "NETGEN007",
        "A hyperparameter is out of range",
        "'{0}' of {1} is {2}: it must be {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN007.md");

    public static readonly DiagnosticDescriptor NesterovWithoutMomentum = new(
        "NETGEN008",
        "Nesterov needs a momentum without dampening",
        "'Nesterov' of [Sgd] is true while {0}: {1}, or leave 'Nesterov' out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN008.md");

    public static readonly DiagnosticDescriptor SameRoleTwice = new(
        "NETGEN009",
        "A network has at most one loss and one optimiser",
        "{0} is a second {1} beside {2}: keep one of the two",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN009.md");

    public static readonly DiagnosticDescriptor NotANetworkClass = new(
        "NETGEN010",
        "A class of this kind cannot be a network",
        "'{0}' cannot be a network because it {1}: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN010.md");

    public static readonly DiagnosticDescriptor NetworkAttributeMissing = new(
        "NETGEN011",
        "The attribute needs [Network]",
        "{0} has no effect because '{1}' is not a network: add [Network(inputSize)] above it, or remove {0}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN011.md");

    public static readonly DiagnosticDescriptor TrainingWithoutLoss = new(
        "NETGEN012",
        "An attribute of training needs a loss",
        "{0} is for training, and the network '{1}' has no loss to train with: add a loss attribute, such as "
        + "[SoftmaxCrossEntropy], or remove {0}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN012.md");

    public static readonly DiagnosticDescriptor MemberCollides = new(
        "NETGEN013",
        "A member collides with a generated one",
        "'{0}' collides with the generated {1}: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN013.md");

    public static readonly DiagnosticDescriptor InheritedMemberHidden = new(
        "NETGEN014",
        "A generated member would hide an inherited one",
        "The generated {0} would hide '{1}', which '{2}' inherits: rename the inherited member, or hold the base class in a field instead",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN014.md");

    public static readonly DiagnosticDescriptor PrimaryConstructor = new(
        "NETGEN015",
        "A network cannot have a primary constructor",
        "The primary constructor of '{0}' rules out the generated constructor '{0}(ulong seed)': declare an ordinary "
        + "constructor that calls 'this(seed)' instead",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN015.md");

    public static readonly DiagnosticDescriptor NoBaseConstructor = new(
        "NETGEN016",
        "The base class of a network needs a parameterless constructor",
        "The generated constructor of '{0}' cannot call a constructor of its base class '{1}': give '{1}' an accessible "
        + "constructor without parameters",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN016.md");

    public static readonly DiagnosticDescriptor IdleOption = new(
        "NETGEN017",
        "An option has no effect",
        "'{0}' of {1} has no effect because {2}: {3}, or leave '{0}' out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN017.md");

    public static readonly DiagnosticDescriptor LayerName = new(
        "NETGEN018",
        "A layer cannot have that name",
        "'{0}' cannot be the name of a layer: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN018.md");

    public static readonly DiagnosticDescriptor WeightCount = new(
        "NETGEN019",
        "Each output needs a weight of its own",
        "'{0}' of {1} has {2} weights while the network has {3} outputs: give one weight an output",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN019.md");

    public static readonly DiagnosticDescriptor NoClassCounts = new(
        "NETGEN020",
        "The weights leave no class that counts",
        "'ClassWeights' of [SoftmaxCrossEntropy] gives every class{0} the weight 0, so there is no mean to take: give a class a weight "
        + "above 0, or leave 'ClassWeights' out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN020.md");

    public static readonly DiagnosticDescriptor SingleOutput = new(
        "NETGEN021",
        "A single output has no other to be compared with",
        "{0} compares outputs, but '{1}' has only one, so the loss is always 0 and nothing is learned: use [SigmoidCrossEntropy] to tell "
        + "two classes by one output, or give each class an output of its own",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN021.md");

    public static readonly DiagnosticDescriptor OneLimit = new(
        "NETGEN022",
        "Gradients are clipped by one limit",
        "[ClipGradients] has {0}: set either 'MaxNorm' or 'MaxValue'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN022.md");

    public static readonly DiagnosticDescriptor NothingToTrain = new(
        "NETGEN023",
        "A network with a loss needs a layer to train",
        "{0} has nothing to train because no layer of the network '{1}' has parameters that training changes: leave 'Trainable = false' out "
        + "of one, add a layer such as [Dense(10)], or remove {0}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN023.md");

    public static readonly DiagnosticDescriptor OutputsDropped = new(
        "NETGEN024",
        "The last layer cannot be a dropout",
        "[Dropout] is the last layer of the network '{0}' and would drop its outputs: move it before another layer, or remove it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN024.md");

    public static readonly DiagnosticDescriptor ConfinedLogits = new(
        "NETGEN025",
        "The last activation confines the logits",
        "Activation.{0} of the last layer gives only numbers {1}, but {2} takes logits, which may be any number, and applies the {3} "
        + "itself: leave the activation out, and read probabilities from Predict",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN025.md");

    public static readonly DiagnosticDescriptor LinearSequence = new(
        "NETGEN026",
        "Two dense layers without an activation between them are one linear map",
        "{0} with {1} units has no activation before the next {0}, so the two can do no more than one linear layer: give it an "
        + "activation, such as Activation.Relu, or remove it",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN026.md");

    public static readonly DiagnosticDescriptor NoEffect = new(
        "NETGEN027",
        "A layer or penalty has no effect",
        "{0} has no effect because its '{1}' is 0: give a number above 0, or remove {0}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN027.md");

    public static readonly DiagnosticDescriptor DropoutSequence = new(
        "NETGEN028",
        "Two dropouts without a layer between them are one dropout",
        "[Dropout] with the rate {0} comes directly after one with the rate {1}, and together they are one with the rate {2}: keep one "
        + "of the two",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN028.md");

    public static readonly DiagnosticDescriptor OverBudget = new(
        "NETGEN029",
        "A network has more parameters than its budget",
        "The network '{0}' has {1} parameters, {2} more than the {3} of 'MaxParameters': declare smaller or fewer layers, or raise "
        + "'MaxParameters'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN029.md");

    public static readonly DiagnosticDescriptor UnknownLayer = new(
        "NETGEN030",
        "A layer reads one that does not come before it",
        "No layer before this one is called '{0}': use {1}, or give the layer that is meant this 'Name'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN030.md");

    public static readonly DiagnosticDescriptor ShapesDiffer = new(
        "NETGEN031",
        "Values of these shapes cannot be joined",
        "[{0}] cannot join {1} with '{2}', which is {3}: give both the same {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN031.md");

    public static readonly DiagnosticDescriptor ResultUnread = new(
        "NETGEN032",
        "Nothing reads the result of a layer",
        "Nothing reads the result of '{0}': name it in 'From' or in a join such as [Add], or remove the layer",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN032.md");

    public static readonly DiagnosticDescriptor CannotCompile = new(
        "NETGEN033",
        "A network cannot be compiled",
        "The network '{0}' cannot be compiled: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN033.md");

    public static readonly DiagnosticDescriptor NotABlock = new(
        "NETGEN034",
        "A class that is put in as a block has to be one",
        "'{0}' is no block, so it has no layers to put in: add [Block] to the class, or put in one that has it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN034.md");

    public static readonly DiagnosticDescriptor BlockInItself = new(
        "NETGEN035",
        "A block cannot be put into itself",
        "The block '{0}' would be in itself, {1}, and its layers would have no end: remove one of these",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN035.md");

    public static readonly DiagnosticDescriptor NotForBlocks = new(
        "NETGEN036",
        "A block has layers alone",
        "{0} cannot stand on the block '{1}', which has layers alone: move it to the network that the block is put into, or remove it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN036.md");

    /// <summary>
    /// The generator's summary of what the analyzer reports in detail. It is reported as an error, but is a warning by default so that a suppressor
    /// may take it back.
    /// </summary>
    public static readonly DiagnosticDescriptor NothingGenerated = new(
        "NETGEN037",
        "No code is generated for a network",
        "No code is generated for '{0}': {1} ({2})",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN037.md");

    public static readonly DiagnosticDescriptor UnknownSize = new(
        "NETGEN038",
        "A size is made of a constant that is not generated",
        "'{0}' has no value: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN038.md");

    public static readonly DiagnosticDescriptor UnfitProject = new(
        "NETGEN039",
        "Generated code does not compile in the project",
        "The code of '{0}' does not compile in this project because {1}: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN039.md");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } =
    [
        NotPartial,
        NoLayers,
        SpreadAttributes,
        SizeOutOfRange,
        TooManyParameters,
        UnknownChoice,
        HyperparameterOutOfRange,
        NesterovWithoutMomentum,
        SameRoleTwice,
        NotANetworkClass,
        NetworkAttributeMissing,
        TrainingWithoutLoss,
        MemberCollides,
        InheritedMemberHidden,
        PrimaryConstructor,
        NoBaseConstructor,
        IdleOption,
        LayerName,
        WeightCount,
        NoClassCounts,
        SingleOutput,
        OneLimit,
        NothingToTrain,
        OutputsDropped,
        ConfinedLogits,
        LinearSequence,
        NoEffect,
        DropoutSequence,
        OverBudget,
        UnknownLayer,
        ShapesDiffer,
        ResultUnread,
        CannotCompile,
        NotABlock,
        BlockInItself,
        NotForBlocks,
        NothingGenerated,
        UnknownSize,
        UnfitProject,
    ];

    /// <summary>What the generator reports; the analyzer reports all the others, so that each has one reporter.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfGenerator { get; } = [CannotCompile, NothingGenerated];
}
