using NetGen.Tool.Checking;
using NetGen.Tool.Merging;
using NetGen.Tool.Reading;
using NetGen.Tool.Recognising;
using NetGen.Tool.Simplifying;
using NetGen.Tool.Writing;

namespace NetGen.Tool;

/// <summary>A model as a network of NetGen's.</summary>
internal sealed class Import
{
    private readonly LossChoice _loss;
    private readonly ClassText _text;
    private readonly string _producer;
    private readonly IReadOnlyList<FileTensor> _tensors;

    private Import(ImportedNetwork network, LossChoice loss, string producer)
    {
        (Network, _loss, _producer) = (network, loss, producer);
        Dictionary<Layer, string> names = LayerNames.Of(network);
        _text = new ClassText(network, names);
        _tensors = ParameterFile.TensorsOf(network, names);
    }

    public ImportedNetwork Network { get; }

    /// <summary>The attributes of the class, one a line.</summary>
    public IEnumerable<string> Attributes => _text.Attributes(_loss);

    public static Import Of(OnnxModel model, ImportChoices choices)
    {
        (OnnxValue input, string output) = ModelEnds.Of(model, choices.Result);
        Graph graph = Simplifier.Simplify(model, input, output, ElementBudget.Of(model));
        (ImportedNetwork network, LossChoice loss) = LossChoice.For(Recogniser.Recognise(graph, choices.Shape), choices.Loss);
        network = LayerMerger.Merge(network);
        SizeLimits.Check(network);
        return new Import(network, loss, model.Producer);
    }

    /// <summary>The C# file.</summary>
    public string ClassFile(string className, string namespaceName, string modelName) => _text.Write(
        className, namespaceName, $"Imported from {modelName}{(_producer.Length > 0 ? $", which {_producer} wrote" : "")}. Load {className}.safetensors for its parameters.", _loss);

    /// <summary>Writes the file of parameters.</summary>
    public void WriteParameters(Stream stream) => ParameterFile.Write(stream, _tensors);
}
