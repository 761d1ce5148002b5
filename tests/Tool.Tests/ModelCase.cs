namespace NetGen.Tool.Tests;

/// <summary>A model to import.</summary>
/// <param name="Name">The test's name.</param>
/// <param name="Bytes">The model.</param>
/// <param name="InputShape">The extents of its input.</param>
/// <param name="LastOperator">The operator that gives its output.</param>
/// <param name="Vocabulary">The number of different tokens; 0 for inputs of floats.</param>
internal sealed record ModelCase(string Name, byte[] Bytes, long?[] InputShape, string LastOperator, int Vocabulary)
{
    public static ModelCase Of(string name, Func<ModelBuilder, string> build, int operatorSet = 17)
    {
        var builder = new ModelBuilder(operatorSet);
        byte[] bytes = builder.Build(build(builder));
        return new ModelCase(name, bytes, builder.InputShape, builder.LastOperator, builder.Vocabulary);
    }
}
