using NetGen.Workloads;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace NetGen.Peers;

/// <summary>PyTorch's engine behind TorchSharp, used the way its users do, with tensors disposed of in scopes.</summary>
internal sealed class TorchContestant : IContestant
{
    private readonly Sequential _network;
    private readonly CrossEntropyLoss _loss = nn.CrossEntropyLoss();
    private readonly optim.Optimizer _optimizer;
    private readonly Tensor _inputs;
    private readonly Tensor _labels;

    static TorchContestant() => set_num_threads(1);

    public TorchContestant(Workload workload)
    {
        Shape shape = workload.Shape;
        _network = nn.Sequential(Layers(shape));
        Load(_network, workload.Parameters);
        _optimizer = optim.SGD(_network.parameters(), Workload.LearningRate);
        _inputs = tensor(workload.Samples.Inputs, [shape.Batch, shape.Sizes[0]]);
        _labels = tensor(Array.ConvertAll(workload.Samples.Labels, label => (long)label));
    }

    public string Name => "TorchSharp";

    public Func<int, float> Train => TrainLoop;

    public void Infer(int times)
    {
        using IDisposable mode = inference_mode();
        for (int i = 0; i < times; i++)
        {
            using Tensor outputs = _network.forward(_inputs);
        }
    }

    public float[] Outputs()
    {
        using IDisposable mode = inference_mode();
        using Tensor outputs = _network.forward(_inputs);
        return outputs.data<float>().ToArray();
    }

    public void Dispose()
    {
        _network.Dispose();
        _loss.Dispose();
        _optimizer.Dispose();
        _inputs.Dispose();
        _labels.Dispose();
    }

    private static IEnumerable<(string, nn.Module<Tensor, Tensor>)> Layers(Shape shape)
    {
        int last = shape.Sizes.Length - 2;
        for (int i = 0; i <= last; i++)
        {
            yield return ($"dense{i + 1}", nn.Linear(shape.Sizes[i], shape.Sizes[i + 1]));
            if (i < last)
                yield return ($"relu{i + 1}", nn.ReLU());
        }
    }

    private static void Load(Sequential network, ReadOnlySpan<float> values)
    {
        using IDisposable mode = no_grad();
        foreach (Parameter parameter in network.parameters())
        {
            int count = (int)parameter.numel();
            using Tensor source = tensor(values[..count].ToArray(), parameter.shape);
            parameter.copy_(source);
            values = values[count..];
        }
    }

    private float TrainLoop(int times)
    {
        float last = 0;
        for (int i = 0; i < times; i++)
        {
            using DisposeScope scope = NewDisposeScope();
            _optimizer.zero_grad();
            Tensor loss = _loss.forward(_network.forward(_inputs), _labels);
            loss.backward();
            _optimizer.step();
            last = loss.item<float>();
        }

        return last;
    }
}
