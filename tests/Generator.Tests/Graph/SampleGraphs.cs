using NetGen.Generator.Graph;
using NetGen.Generator.Graph.Operations;

namespace NetGen.Generator.Tests.Graph;

/// <summary>Graphs that are no stack of dense layers, built by hand because no attribute declares them.</summary>
internal static class SampleGraphs
{
    /// <summary>logits = V (h + relu(W h + b)) + c, where h = tanh(U x): h is used twice.</summary>
    public static NetworkGraph SkipConnection(int inputs = 3, int width = 4, int classes = 2)
    {
        var graph = new NetworkGraph(inputs);
        Tensor hidden = graph.Dense("entry", graph.Input, width, Activation.Tanh);
        Tensor around = graph.Dense("second", hidden, width, Activation.Relu, useBias: true);
        Tensor joined = Add.Append(graph, "joined", hidden, around);
        return graph.Classify(graph.Dense("third", joined, classes, useBias: true));
    }

    /// <summary>Two heads on one trunk; the logits are the sum of both.</summary>
    public static NetworkGraph TwoHeads()
    {
        var graph = new NetworkGraph(4);
        Tensor trunk = graph.Dense("trunk", graph.Input, 5, Activation.Silu, useBias: true);
        Tensor wide = graph.Dense("wide", graph.Dense("middle", trunk, 6, Activation.Gelu), 3);
        Tensor narrow = graph.Dense("narrow", trunk, 3, Activation.Sigmoid);
        return graph.Classify(Add.Append(graph, "bothHeads", wide, narrow));
    }

    /// <summary>A trunk with a head that the loss sees, and one that it doesn't.</summary>
    public static NetworkGraph UnusedHead()
    {
        var graph = new NetworkGraph(3);
        Tensor trunk = graph.Dense("trunk", graph.Input, 4, Activation.Tanh);
        graph.Dense("unused", trunk, 2, Activation.Tanh, useBias: true);
        return graph.Classify(graph.Dense("used", trunk, 3));
    }

    /// <summary>One weight and one bias for two layers.</summary>
    public static NetworkGraph SharedParameters(int width = 4)
    {
        var graph = new NetworkGraph(width);
        Tensor weight = graph.AddParameter("weight", new Shape(width, width), new InitialValues(Distribution.Uniform, 0.5f));
        Tensor bias = graph.AddParameter("bias", new Shape(width), InitialValues.Constant(0));
        Tensor value = graph.Input;
        foreach (string layer in (string[])["early", "late"])
        {
            value = MatMul.Append(graph, layer + "Product", value, weight, transposeRight: true);
            value = Add.Append(graph, layer + "Sum", value, bias);
            value = Activate.Append(graph, layer, Activation.Softplus, value);
        }

        return graph.Classify(graph.Dense("last", value, 3));
    }

    /// <summary>A branch of the input without parameters, added to one that has some.</summary>
    public static NetworkGraph InputOnlyBranch(int width = 4)
    {
        var graph = new NetworkGraph(width);
        Tensor fixedBranch = Activate.Append(graph, "steady", Activation.Sigmoid, graph.Input);
        Tensor trained = graph.Dense("trained", graph.Input, width, Activation.Tanh);
        return graph.Classify(graph.Dense("last", Add.Append(graph, "joined", fixedBranch, trained), 2));
    }

    /// <summary>A value added to itself, and then to both sums: four uses, two of them in one operation.</summary>
    public static NetworkGraph ManyUses()
    {
        var graph = new NetworkGraph(2);
        Tensor hidden = graph.Dense("hidden", graph.Input, 3, Activation.Tanh);
        Tensor twice = Add.Append(graph, "twice", hidden, hidden);
        Tensor thrice = Add.Append(graph, "thrice", twice, hidden);
        return graph.Classify(Add.Append(graph, "fourTimes", thrice, hidden));
    }

    /// <summary>A weight that is itself the product of two parameters, either of them transposed.</summary>
    public static NetworkGraph ComposedWeight(bool transposeLeft, bool transposeRight, int width = 4)
    {
        var graph = new NetworkGraph(width);
        Tensor left = graph.AddParameter("left", transposeLeft ? new Shape(2, width) : new Shape(width, 2), new InitialValues(Distribution.Uniform, 1));
        Tensor right = graph.AddParameter("right", transposeRight ? new Shape(3, 2) : new Shape(2, 3), new InitialValues(Distribution.Uniform, 1));
        Tensor weight = MatMul.Append(graph, "weight", left, right, transposeLeft, transposeRight);
        return graph.Classify(MatMul.Append(graph, "image", graph.Input, weight));
    }

    /// <summary>A weight that is the square of a parameter: both operands of one product.</summary>
    public static NetworkGraph SquaredWeight()
    {
        var graph = new NetworkGraph(3);
        Tensor root = graph.AddParameter("root", new Shape(3, 3), new InitialValues(Distribution.Uniform, 1));
        return graph.Classify(MatMul.Append(graph, "image", graph.Input, MatMul.Append(graph, "square", root, root)));
    }

    private static Tensor Dense(
        this NetworkGraph graph, string name, Tensor input, int units, Activation activation = Activation.Linear, bool useBias = false)
    {
        Tensor weight = graph.AddParameter(name + "Weight", new Shape(units, input.Shape.Columns), new InitialValues(Distribution.Uniform, 0.5f));
        Tensor value = MatMul.Append(graph, name + "Product", input, weight, transposeRight: true);
        if (useBias)
            value = Add.Append(graph, name + "Sum", value, graph.AddParameter(name + "Bias", new Shape(units), InitialValues.Constant(0)));
        return activation == Activation.Linear ? value : Activate.Append(graph, name, activation, value);
    }

    private static NetworkGraph Classify(this NetworkGraph graph, Tensor logits)
    {
        graph.Output = logits;
        graph.Prediction = Softmax.Append(graph, "probabilities", logits);
        graph.Loss = SoftmaxCrossEntropy.Append(graph, "loss", logits, graph.AddTarget(logits.Shape));
        return graph;
    }
}
