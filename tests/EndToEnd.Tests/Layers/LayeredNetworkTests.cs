using System.Globalization;
using System.Reflection;
using NetGen.Testing.Compiling;

namespace NetGen.EndToEnd.Tests.Layers;

/// <summary>Random networks of layers agree with their own graphs.</summary>
public class LayeredNetworkTests
{
    private const int Count = 60;

    private static readonly Lazy<Assembly> Compiled = new(() =>
        NetworkCompilation.Of("using NetGen;\n\n" + string.Concat(Enumerable.Range(0, Count).Select(seed => RandomLayers.Draw(seed, Name(seed)).Declaration))).Load());

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Count)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_layers_agree_with_their_graph(int seed)
    {
        (string declaration, bool takesLabels) = RandomLayers.Draw(seed, Name(seed));
        CompiledNetwork network = CompiledNetwork.Of(Compiled.Value, Name(seed));
        new LayeredNetwork(declaration, network, takesLabels).Compare(seed, 1, 2, 3, 7, 20, 41);
    }

    private static string Name(int seed) => "Layers" + seed.ToString(CultureInfo.InvariantCulture);
}
