using CsCheck;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>
/// Networks as they pass through an editor: tokens dropped, doubled, swapped, or replaced by something that makes sense elsewhere.
/// </summary>
internal static class MutatedCode
{
    private static readonly string[][] Sources = [.. new[]
    {
        """
        namespace Demo;
        [Network(64, WorkspaceSamples = 32)]
        [Dense(32, Activation.Relu)]
        [Dense(units: 16, activation: Activation.Tanh, UseBias = false)]
        [SoftmaxCrossEntropy]
        [Sgd(Momentum = 0.9f, Nesterov = true, WeightDecay = 1e-4f)]
        public sealed partial class N { public N(int count) { } public int Count => 1; }
        """,
        """
        namespace A.B
        {
            partial record struct Outer(int X)
            {
                [Network(2), Dense(3)]
                partial class N : Base, IDisposable
                {
                    public void Dispose() { }
                    public void Forward(ReadOnlySpan<float> x) { }
                }
            }
            class Base { protected Base(int x = 0) { } private int InputSize; }
        }
        """,
        """
        using D = NetGen.DenseAttribute;
        [Network(4)] [D(5)] [D(6)] partial class N { void Run() { } }
        partial class N { static int Two = 2; event Action Done; class Inner { } }
        [Network(4)] [Dense(5)] [SoftmaxCrossEntropy] partial class M { }
        """,
    }.Select(TokensOf)];

    private static readonly string[] Words =
    [
        "(Activation)99", "(int)Activation.Relu", "null", "default", "\"text\"", "-1", "0", "1e30f", "float.NaN", "int.MaxValue + 1",
        "new[] { 1, 2 }", "typeof(int)", "Missing", "Missing.Missing", "N", "units", "units:", "Momentum =", "Nesterov = true,",
        "[Network(3)]", "[Dense(7)]", "[Dense]", "[SoftmaxCrossEntropy]", "[Sgd]", "[Sgd(Momentum = 2)]", "[Obsolete]", "[", "]",
        "abstract", "static", "file", "partial", "record", "struct", "interface", "class", "readonly", "unsafe", "ref", "@class", "<T>",
        "(int x)", "{", "}", ";", ": N", ": Missing", "const int InputSize = 1;", "int Loss;", "void Forward() { }", "N(ulong x) { }",
        "void Forward(ReadOnlySpan<float> x, Span<float> y) { }", "#pragma warning disable\n", "/*", "//", "\n#if X\n", "\n#endif\n",
    ];

    private static readonly Gen<Action<List<string>>> Mutation = Gen.Select(
        Gen.Int[0, 4], Gen.Int[0, 999], Gen.Int[0, 999], OneOf(Words),
        (kind, at, other, word) => (Action<List<string>>)(tokens => Mutate(tokens, kind, at, other, word)));

    public static Gen<string> Files { get; } = Gen.Select(OneOf(Sources), Mutation.Array[1, 4], (source, mutations) =>
    {
        var tokens = new List<string>(source);
        foreach (Action<List<string>> mutate in mutations)
            mutate(tokens);
        return string.Join(' ', tokens);
    }).Where(CompilerBindsAttributes);

    /// <summary>The compiler itself falls over some code, such as attributes in a <c>record struct struct</c>, whoever asks it.</summary>
    private static bool CompilerBindsAttributes(string file)
    {
        try
        {
            return UserCode.Of(file).Types().All(type => !type.GetAttributes().IsDefault);
        }
        catch (NullReferenceException)
        {
            return false;
        }
    }

    private static Gen<T> OneOf<T>(T[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);

    private static void Mutate(List<string> tokens, int kind, int at, int other, string word)
    {
        at %= tokens.Count;
        other %= tokens.Count;
        switch (kind)
        {
            case 0 when tokens.Count > 1:
                tokens.RemoveAt(at);
                break;
            case 1:
                tokens.Insert(at, tokens[other]);
                break;
            case 2:
                (tokens[at], tokens[other]) = (tokens[other], tokens[at]);
                break;
            case 3:
                tokens[at] = word;
                break;
            default:
                tokens.Insert(at, word);
                break;
        }
    }

    private static string[] TokensOf(string source) =>
        [.. SyntaxFactory.ParseTokens(source).Select(token => token.Text).Where(text => text.Length > 0)];
}
