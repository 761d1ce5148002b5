using System.Reflection;
using NetGen.Testing;
using NetGen.Testing.Compiling;
using NetGen.Testing.Reference;

namespace NetGen.EndToEnd.Tests.Contract;

/// <summary>The generated members are those of the contract, and no others.</summary>
[Trait("Runs", "once")]
public class MemberTests
{
    private static readonly string[] OfInference =
    [
        "Int32 InputSize",
        "Int32 OutputFeatures", "Int32 OutputRows", "Int32 OutputSize",
        "Int32 Parallelism",
        "Int32 ParameterCount",
        "Int32 get_Parallelism()",
        "NetGen.NetworkDescription Description",
        "NetGen.NetworkDescription get_Description()",
        "Void .ctor()",
        "Void .ctor(UInt64)",
        "Void CopyParametersFrom(System.ReadOnlySpan`1[System.Single])",
        "Void CopyParametersTo(System.Span`1[System.Single])",
        "Void Forward(System.ReadOnlySpan`1[System.Single], System.Span`1[System.Single])",
        "Void set_Parallelism(Int32)",
        "Void Predict(System.ReadOnlySpan`1[System.Single], System.Span`1[System.Single])",
    ];

    private static readonly string[] OfTraining =
    [
        "Int32 Classify(System.ReadOnlySpan`1[System.Single])",
        "Single Gradients(System.ReadOnlySpan`1[System.Single], System.ReadOnlySpan`1[System.Int32], System.Span`1[System.Single])",
        "Single Gradients(System.ReadOnlySpan`1[System.Single], System.ReadOnlySpan`1[System.Single], System.Span`1[System.Single])",
        "Single Loss(System.ReadOnlySpan`1[System.Single], System.ReadOnlySpan`1[System.Int32])",
        "Single Loss(System.ReadOnlySpan`1[System.Single], System.ReadOnlySpan`1[System.Single])",
        "Single TrainStep(System.ReadOnlySpan`1[System.Single], System.ReadOnlySpan`1[System.Int32], Single)",
        "Single TrainStep(System.ReadOnlySpan`1[System.Single], System.ReadOnlySpan`1[System.Single], Single)",
        "Void ApplyGradients(System.ReadOnlySpan`1[System.Single], Single)",
        "Void InputGradients(System.ReadOnlySpan`1[System.Single], System.ReadOnlySpan`1[System.Int32], System.Span`1[System.Single])",
        "Void InputGradients(System.ReadOnlySpan`1[System.Single], System.ReadOnlySpan`1[System.Single], System.Span`1[System.Single])",
        "Void ResetOptimizer()",
    ];

    [Fact]
    public void A_network_with_a_loss_can_be_trained()
    {
        var source = new NetworkSource(3, new Layer(5, Activation.Relu), new Layer(2, UseBias: false));
        CompiledNetwork network = NetworkCompilation.Load(source);
        AssertMembers([.. OfInference, .. OfTraining], network);
        Assert.Equal(3, network.InputSize);
        Assert.Equal(2, network.OutputSize);
        Assert.Equal(5 * 3 + 5 + 2 * 5, network.ParameterCount);
    }

    [Fact]
    public void A_network_without_a_loss_is_for_inference_only()
    {
        var source = new NetworkSource(3, new Layer(5, Activation.Relu), new Layer(2, Activation.Sigmoid)) { Loss = null };
        CompiledNetwork network = NetworkCompilation.Load(source);
        AssertMembers(OfInference, network);

        // What it predicts are its outputs, whatever they mean.
        Batch batch = Batch.Of(source, 6, useRows: true, seed: 1);
        network.Parameters = batch.Parameters;
        float[] outputs = new float[12];
        float[] predictions = new float[12];
        network.Forward(batch.Inputs, outputs);
        network.Predict(batch.Inputs, predictions);
        var reference = new ReferenceNetwork(source, batch.Parameters);
        Agreement.Check("outputs", outputs, reference.Forward(batch.InputMatrix).Values, Tolerance.Outputs);
        Assert.Equal(outputs, predictions);
    }

    /// <summary>As code for all networks makes them, where T : new().</summary>
    [Fact]
    public void The_seed_may_be_left_out()
    {
        CompiledNetwork network = NetworkCompilation.Load(new NetworkSource(3, new Layer(5, Activation.Relu), new Layer(2)));
        MethodInfo make = typeof(MemberTests).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!;
        var made = (INetwork)make.MakeGenericMethod(network.Type).Invoke(null, null)!;

        float[] parameters = new float[network.ParameterCount];
        made.CopyParametersTo(parameters);
        Assert.Equal(network.Another(seed: 0).Parameters, parameters);
        Assert.All(network.Type.GetConstructors(), constructor => Assert.All(constructor.GetParameters(), parameter => Assert.False(parameter.IsOptional)));
    }

    [Fact]
    public void Every_network_can_be_used_without_knowing_its_class()
    {
        CompiledNetwork trainable = NetworkCompilation.Load(new NetworkSource(3, new Layer(5, Activation.Relu), new Layer(2)));
        Assert.IsAssignableFrom<ITrainableNetwork<int>>(trainable.Instance);
        Assert.IsAssignableFrom<ITrainableNetwork<float>>(trainable.Instance);

        CompiledNetwork inference = NetworkCompilation.Load(new NetworkSource(3, new Layer(2)) { Loss = null });
        Assert.IsAssignableFrom<INetwork>(inference.Instance);
        Assert.IsNotAssignableFrom<ITrainableNetwork>(inference.Instance);
    }

    private static T Make<T>()
        where T : INetwork, new() => new();

    private static void AssertMembers(string[] expected, CompiledNetwork network)
    {
        MemberInfo[] members = network.Type.GetMembers(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);
        Assert.Equal(expected.Order(StringComparer.Ordinal), members.Select(member => member.ToString()).Order(StringComparer.Ordinal));
    }
}
