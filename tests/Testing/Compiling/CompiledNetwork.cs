using System.Globalization;
using System.Reflection;

namespace NetGen.Testing.Compiling;

/// <summary>
/// An instance of a generated class, seen through the public contract. The delegates are bound to the generated methods
/// themselves, so that calling one allocates only what the method does; where samples consist of tokens, they are given as whole numbers.
/// </summary>
public sealed class CompiledNetwork
{
    private const BindingFlags Members = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public CompiledNetwork(Type type, ulong seed = 0)
    {
        Type = type;
        Instance = Activator.CreateInstance(type, Members, binder: null, [seed], CultureInfo.InvariantCulture)!;
    }

    public Type Type { get; }

    public object Instance { get; }

    public int InputSize => Constant("InputSize");

    public int OutputSize => Constant("OutputSize");

    public int ParameterCount => Constant("ParameterCount");

    // A lambda that captures a local would allocate it at each call.
    public MapsRows Forward => field ??= Instance is INetwork<int>
        ? (inputs, outputs) => ((INetwork<int>)Instance).Forward(TokensOf(inputs), outputs)
        : Bind<MapsRows>("Forward");

    public MapsRows Predict => field ??= Instance is INetwork<int>
        ? (inputs, outputs) => ((INetwork<int>)Instance).Predict(TokensOf(inputs), outputs)
        : Bind<MapsRows>("Predict");

    public MapsToClass Classify => field ??= Bind<MapsToClass>("Classify");

    public MapsToClasses ClassifyRows => field ??= Bind<MapsToClasses>("Classify");

    public LossOfLabels LossOfLabels => field ??= Instance is ITrainableNetwork<int, int>
        ? (inputs, labels) => ((ITrainableNetwork<int, int>)Instance).Loss(TokensOf(inputs), labels)
        : Bind<LossOfLabels>("Loss");

    public LossOfRows LossOfRows => field ??= Instance is ITrainableNetwork<int, float>
        ? (inputs, targets) => ((ITrainableNetwork<int, float>)Instance).Loss(TokensOf(inputs), targets)
        : Bind<LossOfRows>("Loss");

    public GradientsOfLabels GradientsOfLabels => field ??= Instance is ITrainableNetwork<int, int>
        ? (inputs, labels, gradients) => ((ITrainableNetwork<int, int>)Instance).Gradients(TokensOf(inputs), labels, gradients)
        : Bind<GradientsOfLabels>("Gradients");

    public GradientsOfRows GradientsOfRows => field ??= Instance is ITrainableNetwork<int, float>
        ? (inputs, targets, gradients) => ((ITrainableNetwork<int, float>)Instance).Gradients(TokensOf(inputs), targets, gradients)
        : Bind<GradientsOfRows>("Gradients");

    public InputGradientsOfLabels InputGradientsOfLabels => field ??= Bind<InputGradientsOfLabels>("InputGradients");

    public InputGradientsOfRows InputGradientsOfRows => field ??= Bind<InputGradientsOfRows>("InputGradients");

    public StepOnLabels StepOnLabels => field ??= Instance is ITrainableNetwork<int, int>
        ? (inputs, labels, learningRate) => ((ITrainableNetwork<int, int>)Instance).TrainStep(TokensOf(inputs), labels, learningRate)
        : Bind<StepOnLabels>("TrainStep");

    public StepOnRows StepOnRows => field ??= Instance is ITrainableNetwork<int, float>
        ? (inputs, targets, learningRate) => ((ITrainableNetwork<int, float>)Instance).TrainStep(TokensOf(inputs), targets, learningRate)
        : Bind<StepOnRows>("TrainStep");

    public AppliesGradients ApplyGradients => field ??= Bind<AppliesGradients>("ApplyGradients");

    public Action ResetOptimizer => field ??= Bind<Action>("ResetOptimizer");

    public CopiesTo CopyParametersTo => field ??= Bind<CopiesTo>("CopyParametersTo");

    public CopiesFrom CopyParametersFrom => field ??= Bind<CopiesFrom>("CopyParametersFrom");

    /// <summary>All parameters, in canonical order.</summary>
    public float[] Parameters
    {
        get
        {
            float[] parameters = new float[ParameterCount];
            CopyParametersTo(parameters);
            return parameters;
        }
        set => CopyParametersFrom(value);
    }

    /// <summary>Values of the running statistics; 0 where there are none.</summary>
    public int BufferCount => Has("BufferCount") ? Constant("BufferCount") : 0;

    /// <summary>The running statistics, in the order of their layers.</summary>
    public float[] Buffers
    {
        get
        {
            float[] buffers = new float[BufferCount];
            ((INetwork)Instance).CopyBuffersTo(buffers);
            return buffers;
        }
        set => ((INetwork)Instance).CopyBuffersFrom(value);
    }

    /// <summary>An instance of the class with a name, nested ones as <c>Outer+Inner</c>.</summary>
    public static CompiledNetwork Of(Assembly assembly, string typeName, ulong seed = 0) =>
        new(assembly.GetType(typeName, throwOnError: true)!, seed);

    /// <summary>Another instance of the same class.</summary>
    public CompiledNetwork Another(ulong seed = 0) => new(Type, seed);

    /// <summary>Whether the class has a public member of that name.</summary>
    public bool Has(string member) => Type.GetMember(member, Members).Length > 0;

    public float Loss(ReadOnlySpan<float> inputs, Targets targets) => targets switch
    {
        ClassLabels labels => LossOfLabels(inputs, labels.Labels.Span),
        TargetRows rows => LossOfRows(inputs, rows.Values.Span),
        _ => throw new ArgumentOutOfRangeException(nameof(targets)),
    };

    public float Gradients(ReadOnlySpan<float> inputs, Targets targets, Span<float> gradients) => targets switch
    {
        ClassLabels labels => GradientsOfLabels(inputs, labels.Labels.Span, gradients),
        TargetRows rows => GradientsOfRows(inputs, rows.Values.Span, gradients),
        _ => throw new ArgumentOutOfRangeException(nameof(targets)),
    };

    public void InputGradients(ReadOnlySpan<float> inputs, Targets targets, Span<float> gradients)
    {
        if (targets is ClassLabels labels)
            InputGradientsOfLabels(inputs, labels.Labels.Span, gradients);
        else
            InputGradientsOfRows(inputs, ((TargetRows)targets).Values.Span, gradients);
    }

    public float TrainStep(ReadOnlySpan<float> inputs, Targets targets, float learningRate) => targets switch
    {
        ClassLabels labels => StepOnLabels(inputs, labels.Labels.Span, learningRate),
        TargetRows rows => StepOnRows(inputs, rows.Values.Span, learningRate),
        _ => throw new ArgumentOutOfRangeException(nameof(targets)),
    };

    private static int[] TokensOf(ReadOnlySpan<float> numbers) => Array.ConvertAll(numbers.ToArray(), number => (int)number);

    private int Constant(string name)
    {
        FieldInfo constant = Type.GetField(name, Members) ?? throw new MissingFieldException(Type.Name, name);
        if (!constant.IsLiteral)
            throw new InvalidOperationException($"{Type.Name}.{name} is not a constant.");
        return (int)constant.GetRawConstantValue()!;
    }

    private TDelegate Bind<TDelegate>(string name)
        where TDelegate : Delegate
    {
        MethodInfo signature = typeof(TDelegate).GetMethod("Invoke")!;
        Type[] parameters = [.. signature.GetParameters().Select(parameter => parameter.ParameterType)];
        MethodInfo method = Type.GetMethod(name, Members, parameters)
            ?? throw new MissingMethodException($"{Type.Name} has no public {name}({string.Join(", ", parameters.AsEnumerable())}).");
        return method.CreateDelegate<TDelegate>(Instance);
    }
}
