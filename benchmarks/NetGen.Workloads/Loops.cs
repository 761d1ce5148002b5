namespace NetGen.Workloads;

/// <summary>
/// A network's loops over inference and over training steps. Each class has its own, around direct calls: an interface or a delegate for
/// every call would cost as much as the smallest network does.
/// </summary>
internal sealed record Loops(float[] Parameters, Action<int> Infer, Func<int, float> Train)
{
    // Small enough for millions of steps on one batch.
    public const float LearningRate = 0.001f;

    public static Loops Of(string network, Samples samples) => network switch
    {
        "2-4-2" => Of(new Net2x4x2(seed: 1), samples),
        "4-16-3" => Of(new Net4x16x3(seed: 1), samples),
        "64-32-10" => Of(new Net64x32x10(seed: 1), samples),
        "784-128-10" => Of(new Net784x128x10(seed: 1), samples),
        "784-512-512-10" => Of(new Net784x512x512x10(seed: 1), samples),
        "1024-1024-1024-1000" => Of(new Net1024x1024x1024x1000(seed: 1), samples),
        "128-50000" => Of(new Net128x50000(seed: 1), samples),
        "128-128-50000" => Of(new Net128x128x50000(seed: 1), samples),
        _ => throw new ArgumentException($"No network {network} is declared.", nameof(network)),
    };

    private static float[] Copy(int count, CopyParameters copy)
    {
        float[] parameters = new float[count];
        copy(parameters);
        return parameters;
    }

    private static Loops Of(Net2x4x2 network, Samples samples) => new(
        Copy(Net2x4x2.ParameterCount, network.CopyParametersTo),
        times =>
        {
            for (int i = 0; i < times; i++)
                network.Forward(samples.Inputs, samples.Outputs);
        },
        times =>
        {
            float loss = 0;
            for (int i = 0; i < times; i++)
                loss = network.TrainStep(samples.Inputs, samples.Labels, LearningRate);
            return loss;
        });

    private static Loops Of(Net4x16x3 network, Samples samples) => new(
        Copy(Net4x16x3.ParameterCount, network.CopyParametersTo),
        times =>
        {
            for (int i = 0; i < times; i++)
                network.Forward(samples.Inputs, samples.Outputs);
        },
        times =>
        {
            float loss = 0;
            for (int i = 0; i < times; i++)
                loss = network.TrainStep(samples.Inputs, samples.Labels, LearningRate);
            return loss;
        });

    private static Loops Of(Net64x32x10 network, Samples samples) => new(
        Copy(Net64x32x10.ParameterCount, network.CopyParametersTo),
        times =>
        {
            for (int i = 0; i < times; i++)
                network.Forward(samples.Inputs, samples.Outputs);
        },
        times =>
        {
            float loss = 0;
            for (int i = 0; i < times; i++)
                loss = network.TrainStep(samples.Inputs, samples.Labels, LearningRate);
            return loss;
        });

    private static Loops Of(Net784x128x10 network, Samples samples) => new(
        Copy(Net784x128x10.ParameterCount, network.CopyParametersTo),
        times =>
        {
            for (int i = 0; i < times; i++)
                network.Forward(samples.Inputs, samples.Outputs);
        },
        times =>
        {
            float loss = 0;
            for (int i = 0; i < times; i++)
                loss = network.TrainStep(samples.Inputs, samples.Labels, LearningRate);
            return loss;
        });

    private static Loops Of(Net784x512x512x10 network, Samples samples) => new(
        Copy(Net784x512x512x10.ParameterCount, network.CopyParametersTo),
        times =>
        {
            for (int i = 0; i < times; i++)
                network.Forward(samples.Inputs, samples.Outputs);
        },
        times =>
        {
            float loss = 0;
            for (int i = 0; i < times; i++)
                loss = network.TrainStep(samples.Inputs, samples.Labels, LearningRate);
            return loss;
        });

    private static Loops Of(Net1024x1024x1024x1000 network, Samples samples) => new(
        Copy(Net1024x1024x1024x1000.ParameterCount, network.CopyParametersTo),
        times =>
        {
            for (int i = 0; i < times; i++)
                network.Forward(samples.Inputs, samples.Outputs);
        },
        times =>
        {
            float loss = 0;
            for (int i = 0; i < times; i++)
                loss = network.TrainStep(samples.Inputs, samples.Labels, LearningRate);
            return loss;
        });

    private static Loops Of(Net128x50000 network, Samples samples) => new(
        Copy(Net128x50000.ParameterCount, network.CopyParametersTo),
        times =>
        {
            for (int i = 0; i < times; i++)
                network.Forward(samples.Inputs, samples.Outputs);
        },
        times =>
        {
            float loss = 0;
            for (int i = 0; i < times; i++)
                loss = network.TrainStep(samples.Inputs, samples.Labels, LearningRate);
            return loss;
        });

    private static Loops Of(Net128x128x50000 network, Samples samples) => new(
        Copy(Net128x128x50000.ParameterCount, network.CopyParametersTo),
        times =>
        {
            for (int i = 0; i < times; i++)
                network.Forward(samples.Inputs, samples.Outputs);
        },
        times =>
        {
            float loss = 0;
            for (int i = 0; i < times; i++)
                loss = network.TrainStep(samples.Inputs, samples.Labels, LearningRate);
            return loss;
        });

    private delegate void CopyParameters(Span<float> parameters);
}
