using NetGen.Generator.Parsing;

namespace NetGen.Generator.Tests.Parsing;

public class TypeIdentityTests
{
    private const string Network = "[Network(2)] [Dense(3)] partial class N;";

    [Fact]
    public void The_global_namespace_has_no_name()
    {
        Assert.Equal(new TypeIdentity(null, default, "N"), UserCode.Parse(Network)!.Type);
    }

    [Theory]
    [InlineData("namespace A.B.C { # }")]
    [InlineData("namespace A { namespace B.C { # } }")]
    [InlineData("namespace A.B.C; #")]
    public void A_namespace_is_named_in_full(string source)
    {
        Assert.Equal(new TypeIdentity("A.B.C", default, "N"), UserCode.Parse(source.Replace("#", Network))!.Type);
    }

    [Theory]
    [InlineData("class")]
    [InlineData("struct")]
    [InlineData("interface")]
    [InlineData("record")]
    [InlineData("record struct")]
    public void A_containing_type_keeps_its_keyword(string keyword)
    {
        Assert.Equal(
            new TypeIdentity(null, new([new(keyword, "Outer")]), "N"),
            UserCode.Parse($"partial {keyword} Outer {{ {Network} }}")!.Type);
    }

    [Theory]
    [InlineData("static partial class Outer", "class")]
    [InlineData("abstract partial class Outer", "class")]
    [InlineData("partial record class Outer", "record")]
    [InlineData("readonly partial struct Outer", "struct")]
    [InlineData("ref partial struct Outer", "struct")]
    [InlineData("readonly partial record struct Outer(int X)", "record struct")]
    public void The_modifiers_of_a_containing_type_are_not_repeated(string outer, string keyword)
    {
        Assert.Equal(
            new TypeIdentity(null, new([new(keyword, "Outer")]), "N"),
            UserCode.Parse($"{outer} {{ {Network} }}")!.Type);
    }

    [Fact]
    public void Containing_types_are_listed_from_the_outside()
    {
        Assert.Equal(
            new TypeIdentity("Space", new([new("class", "A"), new("record struct", "B"), new("interface", "C")]), "N"),
            UserCode.Parse($"namespace Space; partial class A {{ partial record struct B {{ partial interface C {{ {Network} }} }} }}")!.Type);
    }

    [Theory]
    [InlineData("@class", "@class")]
    [InlineData("@event", "@event")]
    [InlineData("@record", "@record")]
    [InlineData("@file", "@file")]
    [InlineData("@required", "@required")]
    [InlineData("@Plain", "Plain")]
    [InlineData("@network", "@network")]
    [InlineData("Gr\\u00f6\\u00dfe", "Größe")]
    [InlineData("_net1", "_net1")]
    public void Names_are_escaped_where_the_compiler_would_mind(string written, string name)
    {
        TypeIdentity identity = UserCode.Parse(
            $"namespace {written} {{ partial class {written} {{ {Network.Replace("N;", $"{written}2;")} }} }}")!.Type;

        Assert.Equal(name, identity.Namespace);
        Assert.Equal(new ContainingType("class", name), Assert.Single(identity.ContainingTypes));
        Assert.Equal(name.TrimStart('@') + "2", identity.Name);
    }

    [Fact]
    public void A_network_may_have_a_keyword_for_a_name()
    {
        Assert.Equal("@class", UserCode.Parse("[Network(2)] [Dense(3)] partial class @class;")!.Type.Name);
    }

    [Fact]
    public void Top_level_statements_may_stand_beside_a_network()
    {
        Assert.Equal("Program", UserCode.Parse("Console.WriteLine(); [Network(2)] [Dense(3)] partial class Program;")!.Type.Name);
    }
}
