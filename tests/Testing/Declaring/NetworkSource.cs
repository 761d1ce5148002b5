using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NetGen.Testing.Reference;

namespace NetGen.Testing;

/// <summary>A network as a test declares it: the C# to compile, and all that the reference network needs to compute the same.</summary>
public sealed record NetworkSource(int InputSize, params ImmutableArray<Layer> Layers)
{
    public string Name { get; init; } = "TestNetwork";

    public int? WorkspaceSamples { get; init; }

    public LossFunction? Loss { get; init; } = new SoftmaxCrossEntropy();

    public Optimizer? Optimizer { get; init; }

    /// <summary>The factor of the penalty on the sizes of the weights.</summary>
    public float L1 { get; init; }

    /// <summary>The factor of the penalty on their squares.</summary>
    public float L2 { get; init; }

    public float? MaxNorm { get; init; }

    public float? MaxValue { get; init; }

    /// <summary>Whether Gradients and TrainStep see another network than Loss does.</summary>
    public bool Drops => Layers.Any(layer => layer.Dropout > 0);

    public int OutputSize => Layers[^1].Units;

    public int ParameterCount => ParameterTensor.Of(this).Sum(tensor => tensor.Length);

    /// <summary>The class with its attributes, without a namespace.</summary>
    public string Text
    {
        get
        {
            string workspace = WorkspaceSamples is int samples
                ? string.Create(CultureInfo.InvariantCulture, $", WorkspaceSamples = {samples}")
                : "";

            var text = new StringBuilder();
            text.Append("/// <summary>A network under test.</summary>\n");
            text.Append(CultureInfo.InvariantCulture, $"[Network({InputSize}{workspace})]\n");
            foreach (Layer layer in Layers)
                text.Append(layer.Attribute).Append('\n');
            if (Loss is not null)
                text.Append(Loss.Attribute).Append('\n');
            if (Optimizer is not null)
                text.Append(Optimizer.Attribute).Append('\n');
            Append("L1(", L1);
            Append("L2(", L2);
            Append("ClipGradients(MaxNorm = ", MaxNorm ?? 0);
            Append("ClipGradients(MaxValue = ", MaxValue ?? 0);
            text.Append(CultureInfo.InvariantCulture, $"public sealed partial class {Name};\n");
            return text.ToString();

            void Append(string attribute, float option)
            {
                if (option != 0)
                    text.Append(CultureInfo.InvariantCulture, $"[{attribute}{option:R}f)]\n");
            }
        }
    }

    /// <summary>A whole file with only this network.</summary>
    public string File => "using NetGen;\n\n" + Text;

    public bool Equals(NetworkSource? other) => other is not null && File == other.File;

    public override int GetHashCode() => File.GetHashCode(StringComparison.Ordinal);

    // What a failed random test prints: the declaration to paste into a test of its own.
    public override string ToString() => Text;
}
