using System.CodeDom.Compiler;
using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Emission;

/// <summary>What is generated says so; what the user wrote beside it does not.</summary>
public class GeneratedMarkTests
{
    private static readonly INamedTypeSymbol Network = GeneratorRun.Of("""
        [Network(2)] [Dense(4, Activation.Relu)] [Dropout(0.5f)] [Dense(3)] [SoftmaxCrossEntropy] [Adam]
        public partial class N
        {
            public int Mine => 1;
        }
        """).Output.GetTypeByMetadataName("N")!;

    public static TheoryData<string> Members => [.. Generated.Select(member => member.ToDisplayString()).Distinct()];

    private static IEnumerable<ISymbol> Generated => Network.GetMembers().Where(member =>
        member is { IsImplicitlyDeclared: false, Name: not "Mine" } and not IMethodSymbol { MethodKind: MethodKind.PropertyGet or MethodKind.PropertySet });

    [Theory]
    [MemberData(nameof(Members))]
    public void Every_generated_member_is_marked(string name) => Assert.All(Generated.Where(member => member.ToDisplayString() == name), member =>
        Assert.Equal(
            member is IFieldSymbol ? [nameof(GeneratedCodeAttribute)] : [nameof(GeneratedCodeAttribute), nameof(ExcludeFromCodeCoverageAttribute)],
            member.GetAttributes().Select(attribute => attribute.AttributeClass!.Name)));

    [Fact]
    public void The_users_class_and_members_are_not_marked()
    {
        Assert.DoesNotContain(Network.GetAttributes(), attribute => attribute.AttributeClass!.Name is nameof(GeneratedCodeAttribute) or nameof(ExcludeFromCodeCoverageAttribute));
        Assert.Empty(Network.GetMembers("Mine").Single().GetAttributes());
    }

    [Fact]
    public void Every_type_of_the_file_is_marked()
    {
        INamespaceSymbol own = new[] { "NetGen", "Generated", "N_" }.Aggregate(
            Network.ContainingNamespace, (space, name) => space.GetNamespaceMembers().Single(inner => inner.Name == name));
        INamedTypeSymbol[] types = [.. own.GetTypeMembers()];

        Assert.Contains(types, type => type.Name == "Kernels");
        Assert.All(types, type => Assert.Contains(type.GetAttributes(), attribute => attribute.AttributeClass!.Name == nameof(GeneratedCodeAttribute)));
        Assert.All(types.Where(type => type.TypeKind != TypeKind.Interface), type =>
            Assert.Contains(type.GetAttributes(), attribute => attribute.AttributeClass!.Name == nameof(ExcludeFromCodeCoverageAttribute)));
    }
}
