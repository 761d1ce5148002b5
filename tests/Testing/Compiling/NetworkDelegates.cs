namespace NetGen.Testing.Compiling;

// One delegate type for every signature of the contract: spans cannot be type arguments of Func.

public delegate void MapsRows(ReadOnlySpan<float> inputs, Span<float> outputs);

public delegate int MapsToClass(ReadOnlySpan<float> input);

public delegate void MapsToClasses(ReadOnlySpan<float> input, Span<int> classes);

public delegate float LossOfLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels);

public delegate float LossOfRows(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

public delegate float GradientsOfLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> gradients);

public delegate float GradientsOfRows(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients);

public delegate void InputGradientsOfLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, Span<float> gradients);

public delegate void InputGradientsOfRows(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Span<float> gradients);

public delegate float StepOnLabels(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, float learningRate);

public delegate float StepOnRows(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, float learningRate);

public delegate void AppliesGradients(ReadOnlySpan<float> gradients, float learningRate);

public delegate void CopiesTo(Span<float> destination);

public delegate void CopiesFrom(ReadOnlySpan<float> source);
