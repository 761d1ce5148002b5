namespace NetGen;

/// <summary>What a network computes that is saved as an ONNX file.</summary>
public enum OnnxOutput
{
    /// <summary>What <see cref="INetwork{TInput}.Forward"/> computes: the raw outputs.</summary>
    Outputs,

    /// <summary>
    /// What <see cref="INetwork{TInput}.Predict"/> computes: what the outputs mean for the loss, such as the probabilities of a softmax. If the loss doesn't
    /// turn outputs into anything else, these are the outputs.
    /// </summary>
    Predictions,
}
