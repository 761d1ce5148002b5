using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>Walks everything that a value refers to.</summary>
internal static class ObjectGraph
{
    private const BindingFlags OwnFields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>
    /// Fails when the value leads to anything of the compiler's: a symbol, a node, a location or a semantic model keeps a whole
    /// compilation in memory, and compares by reference, so that nothing is ever found unchanged.
    /// </summary>
    public static void AssertIsPlainData(string step, object? value)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        Visit(value, step);

        void Visit(object? node, string path)
        {
            if (node is null || node is string || node.GetType().IsPrimitive || node.GetType().IsEnum)
                return;
            Assert.False(IsOfTheCompiler(node), $"{path} is a {node.GetType()}.");
            if (!node.GetType().IsValueType && !seen.Add(node))
                return;

            if (node is IEnumerable items && !IsDefaultArray(node))
            {
                foreach (object? item in items)
                    Visit(item, path + "[]");
            }

            for (Type? type = node.GetType(); type is not null; type = type.BaseType)
            {
                foreach (FieldInfo field in type.GetFields(OwnFields))
                {
                    // Pointers lead nowhere.
                    if (!field.FieldType.IsPointer)
                        Visit(field.GetValue(node), $"{path}.{field.Name}");
                }
            }
        }
    }

    /// <summary>An immutable array that was never set throws when it is read.</summary>
    private static bool IsDefaultArray(object node) =>
        node.GetType().GetProperty(nameof(ImmutableArray<int>.IsDefault))?.GetValue(node) is true;

    private static bool IsOfTheCompiler(object node) =>
        node is ISymbol or SyntaxNode or SyntaxTree or SyntaxReference or Compilation or SemanticModel or Location or AttributeData;
}
