namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN013 and NETGEN014.</summary>
public class MemberTests
{
    [Theory]
    [InlineData("public const int {|NETGEN013:InputSize|} = 2;")]
    [InlineData("int {|NETGEN013:OutputSize|};")]
    [InlineData("static int {|NETGEN013:ParameterCount|} => 2;")]
    [InlineData("event Action {|NETGEN013:InputSize|};")]
    [InlineData("class {|NETGEN013:InputSize|};")]
    [InlineData("enum {|NETGEN013:Forward|};")]
    [InlineData("int {|NETGEN013:Forward|} { get; set; }")]
    [InlineData("int {|NETGEN013:Loss|};")]
    [InlineData("void {|NETGEN013:InputSize|}() { }")]
    [InlineData("void {|NETGEN013:Forward|}(ReadOnlySpan<float> x, Span<float> y) { }")]
    [InlineData("static int {|NETGEN013:Forward|}(scoped ReadOnlySpan<System.Single> x, params Span<float> y) => 0;")]
    [InlineData("void {|NETGEN013:Predict|}(ReadOnlySpan<float> x, Span<float> y) { }")]
    [InlineData("int {|NETGEN013:Classify|}(ReadOnlySpan<float> x) => 0;")]
    [InlineData("float {|NETGEN013:Loss|}(ReadOnlySpan<float> x, ReadOnlySpan<int> y) => 0;")]
    [InlineData("float {|NETGEN013:Loss|}(ReadOnlySpan<float> x, ReadOnlySpan<float> y) => 0;")]
    [InlineData("void {|NETGEN013:Gradients|}(ReadOnlySpan<float> x, ReadOnlySpan<int> y, Span<float> z) { }")]
    [InlineData("void {|NETGEN013:TrainStep|}(ReadOnlySpan<float> x, ReadOnlySpan<int> y, float z = 0) { }")]
    [InlineData("void {|NETGEN013:InputGradients|}(ReadOnlySpan<float> x, ReadOnlySpan<int> y, Span<float> z) { }")]
    [InlineData("void {|NETGEN013:ApplyGradients|}(ReadOnlySpan<float> x, float z) { }")]
    [InlineData("void {|NETGEN013:CopyParametersTo|}(Span<float> x) { }")]
    [InlineData("void {|NETGEN013:CopyParametersFrom|}(ReadOnlySpan<float> x) { }")]
    [InlineData("public {|NETGEN013:N|}(ulong x) { }")]
    [InlineData("float[] {|NETGEN013:_parameters|};")]
    [InlineData("void {|NETGEN013:_gradients|}() { }")]
    [InlineData("bool {|NETGEN013:_step|}() => true;")]
    [InlineData("bool {|NETGEN013:ResetOptimizer|}() => true;")]
    [InlineData("int {|NETGEN013:InputSize|}; void {|NETGEN013:Forward|}(ReadOnlySpan<float> x, Span<float> y) { } {|NETGEN013:N|}(ulong x) { }")]
    public Task Collisions(string members) => NetworkAnalyzerTest.Check(Trainable(members));

    [Theory]
    [InlineData("int inputSize; int Input;")]
    [InlineData("int Describe; void CopyOptimizerTo(Span<float> state, out long steps) => steps = 0;")]
    [InlineData("void Forward() { }")]
    [InlineData("void Update(float seconds) { } void Import() { } void Export(string path) { }")]
    [InlineData("void Forward(Span<float> x, Span<float> y) { }")]
    [InlineData("void Forward(ReadOnlySpan<double> x, Span<double> y) { }")]
    [InlineData("void Forward(in ReadOnlySpan<float> x, Span<float> y) { }")]
    [InlineData("void Forward(ReadOnlySpan<float> x, ref Span<float> y) { }")]
    [InlineData("void Forward<T>(ReadOnlySpan<float> x, Span<float> y) { }")]
    [InlineData("float[] Forward(float[] x) => x;")]
    [InlineData("float TrainStep(ReadOnlySpan<float> x, ReadOnlySpan<int> y) => 0;")]
    [InlineData("float Loss(ReadOnlySpan<float> x, ReadOnlySpan<byte> y) => 0;")]
    [InlineData("public N(int x) : this(\"\") { } N(string x) { } N(long x) { } N(ulong x, int y) { } N(ref ulong x) { } static N() { }")]
    [InlineData("void IForward.Forward(ReadOnlySpan<float> x, Span<float> y) { }")]
    [InlineData("int this[int x] => 0; public static N operator +(N x, N y) => x; ~N() { }")]
    public Task Neighbours(string members) => NetworkAnalyzerTest.Check(
        Trainable(members).Replace("partial class N ", "partial class N : IForward ", StringComparison.Ordinal),
        "interface IForward { void Forward(ReadOnlySpan<float> x, Span<float> y) { } }");

    [Theory]
    [InlineData("int {|NETGEN013:InputGradients|};")]
    [InlineData("float {|NETGEN013:TrainStep|}<T>(ReadOnlySpan<float> x, ref T y, float z) => 0;")]
    [InlineData("float {|NETGEN013:Gradients|}<T>(ReadOnlySpan<float> x, ref T y, Span<float> z) => 0;")]
    [InlineData("float {|NETGEN013:_outputs|};")]
    [InlineData("float Loss(ReadOnlySpan<float> x, ReadOnlySpan<int> y) => 0;")]
    [InlineData("float TrainStep(ReadOnlySpan<float> x, ReadOnlySpan<int> y, float z) => 0;")]
    [InlineData("float TrainStep<T>(ReadOnlySpan<float> x, T y, float z) => 0; float Gradients<T>(ReadOnlySpan<float> x, ref float y, Span<float> z) => 0;")]
    public Task Members_that_take_a_loss_of_the_caller_are_kept_apart(string members) =>
        NetworkAnalyzerTest.Check($$"""[Network(2)] [Dense(3)] [CustomLoss] partial class N { {{members}} }""");

    [Theory]
    [InlineData("float Loss(ReadOnlySpan<float> x, ReadOnlySpan<int> y) => 0;")]
    [InlineData("void TrainStep(ReadOnlySpan<float> x, ReadOnlySpan<int> y, float z) { }")]
    [InlineData("int Loss; int Gradients; int ApplyGradients; int TrainStep; int Classify;")]
    public Task What_a_network_without_a_loss_lacks_is_free(string members) =>
        NetworkAnalyzerTest.Check($$"""[Network(2)] [Dense(3)] partial class N { {{members}} }""");

    [Theory]
    [InlineData("InputSize")]
    [InlineData("Forward")]
    [InlineData("Loss")]
    public Task The_class_itself_collides(string name) =>
        NetworkAnalyzerTest.Check(Trainable("").Replace("class N", $"class {{|NETGEN013:{name}|}}", StringComparison.Ordinal));

    [Fact]
    public Task Members_in_other_files_collide() => NetworkAnalyzerTest.Check(
        Trainable(""),
        "partial class N { int {|NETGEN013:InputSize|} => 0; }");

    [Theory]
    [InlineData("public int InputSize;")]
    [InlineData("protected internal static int Forward { get; set; }")]
    [InlineData("internal void OutputSize() { }")]
    [InlineData("private protected void Forward(ReadOnlySpan<float> x, Span<float> y) { }")]
    [InlineData("public virtual int Classify(ReadOnlySpan<float> x) => 0;")]
    [InlineData("public class Predict;")]
    [InlineData("public int Loss;")]
    public Task Inherited_members_would_be_hidden(string members) => NetworkAnalyzerTest.Check(
        Trainable("").Replace("class N", "class {|NETGEN014:N|} : Middle", StringComparison.Ordinal),
        $$"""class Base { {{members}} } class Middle : Base;""");

    [Theory]
    [InlineData("private int InputSize;")]
    [InlineData("public void Forward(Span<float> x, Span<float> y) { }")]
    [InlineData("public Base(ulong seed) { } protected Base() { }")]
    [InlineData("public int Size;")]
    public Task Inherited_members_that_are_not_hidden(string members) => NetworkAnalyzerTest.Check(
        Trainable("").Replace("class N", "class N : Base", StringComparison.Ordinal),
        $$"""class Base { {{members}} }""");

    private static string Trainable(string members) =>
        $$"""[Network(2)] [Dense(3)] [SoftmaxCrossEntropy] [Sgd] partial class N { {{members}} }""";
}
