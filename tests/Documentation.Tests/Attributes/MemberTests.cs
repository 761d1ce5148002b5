using System.Reflection;
using NetGen.Documentation.Tests.Markdown;
using NetGen.Testing.Compiling;

namespace NetGen.Documentation.Tests.Attributes;

/// <summary>The tables of generated members have all of them, and no other.</summary>
public class MemberTests
{
    /// <summary>A network with everything that adds members.</summary>
    private const string Network =
        """
        using NetGen;

        [Network(steps: 2, features: 4)]
        [Dense(8), BatchNorm]
        [Dropout(0.5f)]
        [Dense(3)]
        [SoftmaxCrossEntropy]
        internal sealed partial class N;
        """;

    private static readonly Type Generated = NetworkCompilation.Of(Network).Load().GetType("N")!;

    /// <summary>Those that are found on the class.</summary>
    private static IEnumerable<string> Members => Generated
        .GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(member => member is not (ConstructorInfo or MethodInfo { IsSpecialName: true }))
        .Select(member => member.Name)
        .Append("new N")
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>Those that are found through its interfaces alone.</summary>
    private static IEnumerable<string> InterfaceMembers => Generated.GetInterfaces()
        .SelectMany(type => type.GetMembers())
        .Where(member => member is not MethodInfo { IsSpecialName: true })
        .Select(member => member.Name)
        .Except(Members)
        .Order(StringComparer.Ordinal);

    [Fact]
    public void The_page_of_attributes_has_all_members()
    {
        PageTable[] tables = [.. AttributePage.Tables.Where(table => table.Chapter == "What is generated")];

        Assert.Equal(Members, AttributePage.NamesIn(tables[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(InterfaceMembers, AttributePage.NamesIn(tables[1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_readme_has_all_members()
    {
        PageTable table = Page.Read("README.md").Tables.Single(table => table.Rows[0][0] == "member");

        Assert.All(Members.Where(name => name != "new N"), name => Assert.Contains(name, AttributePage.NamesIn(table)));
    }
}
