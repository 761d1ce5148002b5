namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN015 and NETGEN016.</summary>
public class ConstructorTests
{
    [Theory]
    [InlineData("partial class {|NETGEN015:N|}(int x) { int X => x; }")]
    [InlineData("partial class {|NETGEN015:N|}(ulong seed) { ulong Seed => seed; }")]
    [InlineData("partial class {|NETGEN015:N|}();")]
    [InlineData("partial class {|NETGEN016:{|NETGEN015:N|}|}() : Base(1); class Base(int x) { int X => x; }")]
    [InlineData("partial class N; partial class {|NETGEN015:N|}(int x) { int X => x; }")]
    public Task Primary_constructors(string source) => NetworkAnalyzerTest.Check($"[Network(2)] [Dense(3)] {source}");

    [Theory]
    [InlineData("public Base(int x) { }")]
    [InlineData("private Base() { } public Base(int x) { }")]
    [InlineData("public Base(int x, string y = \"\") { }")]
    [InlineData("[Obsolete(\"No.\", true)] public Base() { } public Base(int x) { }")]
    public Task Base_classes_without_a_constructor_to_call(string members) => NetworkAnalyzerTest.Check($$"""
        [Network(2)] [Dense(3)] partial class {|NETGEN016:N|} : Base { N(int x) : base(x) { } }
        class Base { {{members}} }
        """);

    [Theory]
    [InlineData("")]
    [InlineData("protected Base() { }")]
    [InlineData("[Obsolete(\"No.\")] protected Base() { }")]
    [InlineData("public Base(int x = 0) { }")]
    [InlineData("private protected Base(params int[] x) { }")]
    [InlineData("private Base(int x) { } internal Base() { }")]
    public Task Base_classes_with_a_constructor_to_call(string members) =>
        NetworkAnalyzerTest.Check($$"""[Network(2)] [Dense(3)] partial class N : Base; class Base { {{members}} }""");
}
