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
        "The attributes of a network or a block must be on one declaration",
        "{0} is on a different declaration of '{1}' than {2}, so the order of the layers is not defined: move it to the "
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
        "With this layer the network '{0}' has {1} parameters, but the maximum is {2}: declare smaller or fewer layers",
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
        "{0} is a second {1} in addition to {2}: keep one of the two",
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
        "A training attribute needs a loss",
        "{0} is for training, but the network '{1}' has no loss: add a loss attribute, such as "
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
        "The primary constructor of '{0}' prevents the generated constructor '{0}(ulong seed)': declare an ordinary "
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
        "Each output needs its own weight",
        "'{0}' of {1} has {2} weights, but the network has {3} outputs: specify one weight for each output",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN019.md");

    public static readonly DiagnosticDescriptor NoClassCounts = new(
        "NETGEN020",
        "All classes that count have the weight 0",
        "'ClassWeights' of [SoftmaxCrossEntropy] gives every class{0} the weight 0, so the mean loss is not defined: give a class a weight "
        + "above 0, or leave 'ClassWeights' out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN020.md");

    public static readonly DiagnosticDescriptor SingleOutput = new(
        "NETGEN021",
        "The loss needs more than one output",
        "{0} compares outputs, but '{1}' has only one, so the loss is always 0 and the network learns nothing: use "
        + "[SigmoidCrossEntropy] for two classes with one output, or use one output for each class",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN021.md");

    public static readonly DiagnosticDescriptor OneLimit = new(
        "NETGEN022",
        "[ClipGradients] needs exactly one limit",
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
        "{0} is the last layer of the network '{1}' and would drop its outputs: move it before another layer, or remove it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN024.md");

    public static readonly DiagnosticDescriptor ConfinedLogits = new(
        "NETGEN025",
        "The last activation restricts the logits",
        "Activation.{0} of the last layer only gives numbers {1}, but {2} takes logits, which can be any number, and applies the {3} "
        + "itself: leave the activation out, and call Predict to get probabilities",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN025.md");

    public static readonly DiagnosticDescriptor LinearSequence = new(
        "NETGEN026",
        "Two dense layers without an activation between them are equivalent to one",
        "{0} with {1} units has no activation before the next {0}, so the two are equivalent to one linear layer: add an "
        + "activation, such as Activation.Relu, or remove the layer",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN026.md");

    public static readonly DiagnosticDescriptor NoEffect = new(
        "NETGEN027",
        "A layer or penalty has no effect",
        "{0} has no effect because its '{1}' is 0: use a number above 0, or remove {0}",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN027.md");

    public static readonly DiagnosticDescriptor DropoutSequence = new(
        "NETGEN028",
        "Two dropouts without a layer between them are equivalent to one",
        "{0} with the rate {1} comes directly after one with the rate {2}, and together they are equivalent to one with the rate {3}: "
        + "keep one of the two",
        Category, DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN028.md");

    public static readonly DiagnosticDescriptor OverBudget = new(
        "NETGEN029",
        "A network has more parameters than its budget",
        "The network '{0}' has {1} parameters, {2} more than the {3} of 'MaxParameters': declare smaller or fewer layers, or raise "
        + "'MaxParameters'",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN029.md");

    public static readonly DiagnosticDescriptor UnknownLayer = new(
        "NETGEN030",
        "A layer can only read an earlier layer",
        "No earlier layer is called '{0}': use {1}, or set the 'Name' of the layer that you mean",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN030.md");

    public static readonly DiagnosticDescriptor ShapesDiffer = new(
        "NETGEN031",
        "Values of these shapes cannot be joined",
        "[{0}] cannot join {1} with '{2}', which is {3}: give both the same {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN031.md");

    public static readonly DiagnosticDescriptor ResultUnread = new(
        "NETGEN032",
        "The result of a layer is not used",
        "The result of '{0}' is not used: name it in 'From' or in a join such as [Add], or remove the layer",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN032.md");

    public static readonly DiagnosticDescriptor CannotCompile = new(
        "NETGEN033",
        "A network cannot be compiled",
        "The network '{0}' cannot be compiled: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN033.md");

    public static readonly DiagnosticDescriptor NotABlock = new(
        "NETGEN034",
        "A class that is used as a block must have [Block]",
        "'{0}' is not a block: add [Block] to the class, or use a class that has it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN034.md");

    public static readonly DiagnosticDescriptor BlockInItself = new(
        "NETGEN035",
        "A block cannot contain itself",
        "The block '{0}' contains itself, {1}, so it would have an infinite number of layers: remove one of these blocks",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN035.md");

    public static readonly DiagnosticDescriptor NotForBlocks = new(
        "NETGEN036",
        "A block can only have layers",
        "{0} is not allowed on the block '{1}', which can only have layers: move it to the network that uses the block, or remove it",
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
        "A size uses a constant that is not generated",
        "'{0}' has no value: {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN038.md");

    public static readonly DiagnosticDescriptor UnfitProject = new(
        "NETGEN039",
        "Generated code does not compile in the project",
        "The code of '{0}' does not compile in this project because {1}: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN039.md");

    public static readonly DiagnosticDescriptor NoImage = new(
        "NETGEN040",
        "A layer needs an image or a sequence as its input",
        "{0} needs {1}, but its input is {2}: {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN040.md");

    public static readonly DiagnosticDescriptor WindowTooLarge = new(
        "NETGEN041",
        "A window is larger than its input",
        "The window of {0} covers {1}, but its input has only {2}, including the padding: use a smaller window or more padding",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN041.md");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        "NETGEN042",
        "Groups must divide the channels",
        "'{0}' of {1} is {2}, which does not divide {3}: use a number that does",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN042.md");

    public static readonly DiagnosticDescriptor PaddingTooLarge = new(
        "NETGEN043",
        "The padding of a layer is too large",
        "'{0}' of {1} is {2}, but it must be {3}: use a smaller one",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN043.md");

    public static readonly DiagnosticDescriptor WrongElements = new(
        "NETGEN044",
        "Embeddings read tokens, and other layers numbers",
        "'{0}' {1}: {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpPages + "NETGEN044.md");

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
        NoImage,
        WindowTooLarge,
        GroupsDoNotDivide,
        PaddingTooLarge,
        WrongElements,
    ];

    /// <summary>What the generator reports; the analyzer reports all the others, so that each has one reporter.</summary>
    public static ImmutableArray<DiagnosticDescriptor> OfGenerator { get; } = [CannotCompile, NothingGenerated];
}
