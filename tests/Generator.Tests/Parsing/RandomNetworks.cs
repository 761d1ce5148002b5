using CsCheck;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>Projects that C# itself mostly accepts, about half of them with something that makes no sense as a network.</summary>
internal static class RandomNetworks
{
    private static readonly Gen<string> Networks = Mostly(
        ["[Network(2)]", "[Network(64)]", "[Network(3, WorkspaceSamples = 4)]", "[Network(2, MaxParameters = 100_000)]", "[Network(7)] [Obsolete]"],
        ["[Network(0)]", "[Network(2, MaxParameters = 3)]", "[Network(2, WorkspaceSamples = -1)]", "[Network(65_536)]", ""]);

    private static readonly Gen<string> Layers = Mostly(
        ["[Dense(1)]", "[Dense(3, Activation.Relu)]", "[Dense(activation: Activation.Silu, units: 17)]", "[Dense(4, UseBias = false)]", "[Dense(2, InitialBias = 1)]", "[Dense(5, Trainable = false)]", "[Dropout(0.3f)] [Dense(20)]"],
        ["[Dense(0)]", "[Dense(3, (Activation)99)]", "[Dense(4_096)]", "[Dense(3, InitialValue = 1)]", "[Dropout(0.5f)]", "[Dropout(0)]", "[Dropout(-1)]"]);

    private static readonly Gen<string> Trainings = Mostly(
        ["", "[SoftmaxCrossEntropy]", "[SoftmaxCrossEntropy] [Sgd]", "[Sgd(Momentum = 0.9f, WeightDecay = 0.1f)] [SoftmaxCrossEntropy]",
         "[SoftmaxCrossEntropy] [L1(0.1f)]", "[SoftmaxCrossEntropy] [L2(0.1f)] [Adam] [ClipGradients(MaxNorm = 1)]"],
        ["[L2(0.1f)]", "[L1(0)] [SoftmaxCrossEntropy, MeanSquaredError]", "[KlDivergence] [Sgd] [Adam]", "[SoftmaxCrossEntropy(IgnoreIndex = 1, ValidateTargets = true)]", "[SoftmaxCrossEntropy] [ClipGradients]", "[Sgd]", "[SoftmaxCrossEntropy] [Sgd(Nesterov = true)]", "[SoftmaxCrossEntropy] [Sgd(WeightDecay = float.NaN)]", "[SoftmaxCrossEntropy] [Sgd(Nesterov = true, Momentum = 0.9f, Dampening = 0.1f)]"]);

    private static readonly Gen<string> Kinds = Mostly(
        [
            "partial class N", "public sealed partial class N", "internal unsafe partial class N", "partial class @N",
            "partial class N : Base", "partial class N : IDisposable",
        ],
        [
            "class N", "abstract partial class N", "static partial class N", "file partial class N", "partial record N",
            "partial class N<T>", "partial class N(int x)", "partial class N : Closed", "partial class N : Hiding", "partial class N : Model",
        ]);

    private static readonly Gen<string> Members = Mostly(
        ["", "void Forward() { }", "public N(int x) : this() { }", "public N(string x) : this(1) { }", "class Span; class Math; class System;"],
        [
            "public N() { }", "public N(ulong seed) { }", "public int InputSize => 1;", "class Loss;", "void Forward(ReadOnlySpan<float> x, Span<float> y) { }",
            "int Classify(ReadOnlySpan<float> x) => 0;", "void Update(float seconds) { }", "float[] _parameters = [];",
        ]);

    private static readonly Gen<string> Containers = Mostly(
        [
            "#", "namespace A.B { # }", "partial class Outer { # }", "namespace A { partial record struct Outer(int X) { # } }",
            "partial interface Outer { # }", "# partial class N { int _more; }",
        ],
        ["class Outer { # }", "partial class Outer<T> { # }", "file partial class Outer { # }", "# [Dense(3)] partial class N;"]);

    private const string Others = """
        class Base { protected Base(int x = 0) { } private int InputSize; public int Size; }
        class Closed { public Closed(int x) { } }
        class Hiding { public int OutputSize; public void Forward(ReadOnlySpan<float> x, Span<float> y) { } }
        [Network(2)] [Dense(2)] partial class Model;
        """;

    public static Gen<string[]> Projects { get; } = Gen.Select(
        Gen.Select(Networks, Layers.Array[0, 3], Trainings),
        Gen.Select(Kinds, Members, Containers),
        (attributes, type) =>
        {
            (string network, string[] layers, string training) = attributes;
            (string kind, string member, string container) = type;
            string declaration = $"{network} {string.Join(' ', layers)} {training} {kind} {{ {member} public void Dispose() {{ }} }}";
            return new[] { container.Replace("#", declaration, StringComparison.Ordinal), Others };
        });

    private static Gen<string> Mostly(string[] right, string[] wrong) => Gen.Int[0, 9].SelectMany(dice => OneOf(dice > 0 ? right : wrong));

    private static Gen<string> OneOf(string[] choices) => Gen.Int[0, choices.Length - 1].Select(choice => choices[choice]);
}
