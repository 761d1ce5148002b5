using System.Globalization;
using System.Reflection;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Layers;

/// <summary>Networks of class labels that are compiled together, when the first of them is needed, and are told apart by their numbers.</summary>
/// <param name="prefix">What the names of their classes begin with.</param>
/// <param name="count">How many there are.</param>
/// <param name="declarationOf">The declaration of one, given its number and the name of its class.</param>
/// <param name="blocks">The blocks that they have.</param>
internal sealed class NetworkSet(string prefix, int count, Func<int, string, string> declarationOf, string blocks = "")
{
    private readonly Lazy<Assembly> _compiled = new(() => NetworkCompilation.Of("using NetGen;\n\n" + blocks
        + string.Concat(Enumerable.Range(0, count).Select(number => declarationOf(number, NameOf(prefix, number))))).Load());

    /// <summary>Networks with the attributes given, of the input and the layers.</summary>
    public static NetworkSet Of(string prefix, string[] attributes, string blocks = "") => new(
        prefix, attributes.Length,
        (number, name) => $"/// <summary>A network under test.</summary>\n{attributes[number]}\n[SoftmaxCrossEntropy]\npublic sealed partial class {name};\n",
        blocks);

    public int Count => count;

    public TheoryData<int> Numbers => [.. Enumerable.Range(0, count)];

    public CompiledNetwork this[int number, ulong seed = 0] => CompiledNetwork.Of(_compiled.Value, NameOf(prefix, number), seed);

    /// <summary>Compares one with its graph, on batches of several sizes.</summary>
    public void Compare(int number, params ReadOnlySpan<int> batches) =>
        new LayeredNetwork(blocks + declarationOf(number, NameOf(prefix, number)), this[number], takesLabels: true).Compare(number, batches);

    private static string NameOf(string prefix, int number) => prefix + number.ToString(CultureInfo.InvariantCulture);
}
