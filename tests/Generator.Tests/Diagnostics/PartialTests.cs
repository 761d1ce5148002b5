namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>NETGEN001.</summary>
public class PartialTests
{
    [Theory]
    [InlineData("[Network(2)] [Dense(3)] partial class N;")]
    [InlineData("[Network(2)] [Dense(3)] class {|NETGEN001:N|};")]
    [InlineData("[Network(2)] [Dense(3)] public sealed class {|NETGEN001:@class|} { }")]
    [InlineData("class {|NETGEN001:Outer|} { [Network(2)] [Dense(3)] partial class N; }")]
    [InlineData("class {|NETGEN001:Outer|} { [Network(2)] [Dense(3)] class {|NETGEN001:N|}; }")]
    [InlineData("class {|NETGEN001:A|} { partial struct B { interface {|NETGEN001:C|} { [Network(2)] [Dense(3)] partial class N; } } }")]
    [InlineData("class {|NETGEN001:Outer|} { [Network(2)] [Dense(3)] partial class N; partial class Inner { [Network(2)] [Dense(3)] partial class M; } }")]
    [InlineData("record struct {|NETGEN001:Outer|}(int X) { [Network(2)] [Dense(3)] partial class N; }")]
    public Task Classes_that_are_not_partial(string source) => NetworkAnalyzerTest.Check(source);

    [Fact]
    public Task A_missing_partial_on_one_of_several_declarations_is_the_compilers_to_report() =>
        NetworkAnalyzerTest.Check("[Network(2)] [Dense(3)] partial class N; class {|CS0260:N|} { }");
}
