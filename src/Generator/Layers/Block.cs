using System.Globalization;
using NetGen.Generator.Parsing;
using NetGen.Generator.Parsing.Attributes;

namespace NetGen.Generator.Layers;

/// <summary>The layers of a block, in their order, once or several times behind each other.</summary>
/// <param name="Block">The name of the block's class.</param>
/// <param name="Layers">Its layers.</param>
/// <param name="Repeat">How many times they follow each other; null where it is not given, and parameters have no number in files.</param>
/// <param name="Trainable">Whether training may change them.</param>
internal sealed record BlockDeclaration(string Block, EquatableArray<LayerDeclaration> Layers, int? Repeat, bool Trainable) : LayerDeclaration
{
    public override string Kind => "block";

    public override int Modules => 1;

    public override Activation OutputActivation => Layers[Layers.Count - 1].OutputActivation;

    public override long LayerCount => Repetitions * Layers.Sum(layer => layer.LayerCount);

    public override bool ReadsTokens => Layers.Count > 0 && Layers[0].ReadsTokens;

    public override bool Drops => Layers.Any(layer => layer.Drops);

    public override bool HasBuffers => Layers.Any(layer => layer.HasBuffers);

    public override string Detail => Times + Block;

    public override string? Architecture =>
        Words($"{Kind} {Times}({string.Join(" > ", Layers.Select(layer => layer.Architecture).OfType<string>())})", Source);

    private int Repetitions => Repeat ?? 1;

    private string Times => Repetitions == 1 ? "" : Repetitions.ToString(CultureInfo.InvariantCulture) + " x ";

    public override Signal Lower(LayerScope scope)
    {
        Signal value = scope.Input;
        for (int i = 0; i < Repetitions; i++)
            value = scope.Nest(Layers, value, Repeat is null ? null : i, isLast: i == Repetitions - 1, Trainable);
        return value;
    }
}

internal sealed class BlockReader() : LayerReader("BlockAttribute`1")
{
    protected override LayerDeclaration ReadLayer(AttributeArguments arguments)
    {
        var block = new BlockDeclaration(
            arguments.TypeName,
            arguments.LayersOfType(),
            Repeat: arguments.OptionalSize("Repeat", SizeRange.Repetitions),
            Trainable: arguments.Flag("Trainable", otherwise: true));
        if (arguments.AreValid && block.LayerCount > SizeRange.Layers.Maximum)
            arguments.RefuseSize("Repeat", "layers", block.LayerCount, SizeRange.Layers);
        return block;
    }
}
