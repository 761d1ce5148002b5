namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN010.</summary>
public class ClassKindTests
{
    private const string Network = "[Network(2)] [Dense(3)]";

    [Theory]
    [InlineData(Network + "partial class {|NETGEN010:N|}<T>;")]
    [InlineData(Network + "abstract partial class {|NETGEN010:N|};")]
    [InlineData(Network + "static partial class {|NETGEN010:N|} { }")]
    [InlineData(Network + "partial record {|NETGEN010:N|};")]
    [InlineData(Network + "sealed partial record class {|NETGEN010:N|}(int X);")]
    [InlineData(Network + "file partial class {|NETGEN010:N|};")]
    [InlineData("file partial class Outer { " + Network + "partial class {|NETGEN010:N|}; }")]
    [InlineData("partial class Outer<T> { " + Network + "partial class {|NETGEN010:N|}; }")]
    [InlineData("partial class A<T> { partial struct B { " + Network + "partial class {|NETGEN010:N|}; } }")]
    [InlineData(Network + "abstract partial class {|NETGEN010:{|NETGEN010:N|}|}<T>;")]
    [InlineData(Network + "partial class Base; " + Network + "partial class {|NETGEN010:N|} : Base;")]
    [InlineData(Network + "partial class Base; class Middle : Base; " + Network + "partial class {|NETGEN010:N|} : Middle;")]
    public Task Wrong_kinds(string source) => NetworkAnalyzerTest.Check(source);

    [Theory]
    [InlineData(Network + "sealed unsafe partial class N { int* _pointer; }")]
    [InlineData(Network + "public partial class N : IDisposable { public void Dispose() { } }")]
    [InlineData(Network + "partial class N : System.Collections.Generic.List<int>;")]
    [InlineData("static partial class Outer { " + Network + "partial class N; }")]
    [InlineData("abstract partial record Outer { " + Network + "private partial class N; }")]
    public Task Right_kinds(string source) => NetworkAnalyzerTest.Check(source);

    [Fact]
    public Task The_declaration_with_the_attributes_is_marked() => NetworkAnalyzerTest.Check(
        "abstract partial class N;",
        Network + "partial class {|NETGEN010:N|};");
}
