using Microsoft.CodeAnalysis;
using NetGen.Generator.Diagnostics;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>The page that a diagnostic links to.</summary>
internal sealed class HelpPage(string id)
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "HelpPages");

    public DiagnosticDescriptor Descriptor { get; } = Descriptors.All.Single(descriptor => descriptor.Id == id);

    public string[] Lines { get; } = File.ReadAllLines(Path.Combine(Folder, $"{id}.md"));

    public IEnumerable<string> Headings => Lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal));

    /// <summary>The first C# code under a heading.</summary>
    public string CodeUnder(string heading) => string.Join('\n', Lines
        .SkipWhile(line => line != heading)
        .SkipWhile(line => line != "```csharp")
        .Skip(1)
        .TakeWhile(line => line != "```"));
}
