using System.Text.RegularExpressions;
using NetGen.Generator.Emission.Kernels;
using NetGen.Generator.Planning;
using NetGen.Generator.Planning.Kernels;
using NetGen.Generator.Planning.Schedules;

namespace NetGen.Generator.Emission;

/// <summary>
/// The kernels of all programs, each printed once. Programs share them, and so do layers: kernels that differ in nothing but the names of
/// their operands become one method, so that a deep network of equal layers stays small.
/// </summary>
internal sealed class KernelLibrary
{
    private readonly Dictionary<string, Entry> _byName = [];
    private readonly List<Entry> _entries = [];
    private readonly EpilogueTypes _epilogues = new();

    public KernelLibrary(NetworkPlan plan)
    {
        var byText = new Dictionary<string, Entry>();
        IEnumerable<Kernel> kernels = plan.Programs.SelectMany(program => program.Kernels).SelectMany(WithParts);
        HashSet<string> ofOne =
            [.. plan.Programs.Where(program => program.UnrollsOneSample).SelectMany(program => program.Kernels).Where(OneSample.Unrolls).Select(kernel => kernel.Name)];
        foreach (Kernel kernel in kernels.Where(kernel => !_byName.ContainsKey(kernel.Name)))
        {
            var writer = new CodeWriter(inside: 2);
            KernelEmitter.Emit(writer, kernel, _epilogues, MethodOf);
            if (ofOne.Contains(kernel.Name))
            {
                writer.Line();
                OneSampleEmitter.Emit(writer, kernel);
            }

            string text = Anonymous(writer.ToString(), kernel);
            if (byText.TryGetValue(text, out Entry? entry))
            {
                entry.Twins.Add(kernel.Name);
            }
            else
            {
                entry = new Entry(kernel, writer.ToString());
                byText.Add(text, entry);
                _entries.Add(entry);
            }

            _byName.Add(kernel.Name, entry);
        }
    }

    /// <summary>The method that computes a kernel.</summary>
    public string MethodOf(Kernel kernel) => _byName[kernel.Name].Kernel.Name;

    public void Emit(CodeWriter writer)
    {
        for (int i = 0; i < _entries.Count; i++)
        {
            if (i > 0)
                writer.Line();
            if (_entries[i].Twins.Count > 0)
                writer.Line($"// Also serves as {string.Join(", ", _entries[i].Twins)}, of the same padded shape.");
            writer.Line(_entries[i].Text.TrimEnd());
        }

        _epilogues.Emit(writer);
    }

    // What a kernel calls has a method before it is printed.
    private static IEnumerable<Kernel> WithParts(Kernel kernel) => kernel.Parts.SelectMany(WithParts).Append(kernel);

    /// <summary>The text with the names of the kernel, its operands and their rows replaced by their positions, whatever lines it is broken into.</summary>
    private static string Anonymous(string text, Kernel kernel)
    {
        // The remark tells the shape without its padding, which is what counts.
        text = Regex.Replace(text, "^// .*\n", "", RegexOptions.Multiline);
        text = Regex.Replace(text, $@"\b({kernel.Name}|{OneSampleEmitter.MethodOf(kernel.Name)})(?=<)", "Kernel");
        text = Regex.Replace(text, $@"\b{WindowEmitter.RowsOf(kernel)}\b", "KernelRows");
        IReadOnlyList<string> operands = [.. Operands.Of(kernel), .. Operands.Actual(kernel)];
        string names = string.Join("|", operands.OrderByDescending(name => name.Length));
        text = Regex.Replace(text, $@"\b({names})({LoopRows.RowSuffix}[0-9]*)?\b", match => $"operand{operands.ToList().IndexOf(match.Groups[1].Value)}{match.Groups[2].Value}");
        return Regex.Replace(text, @"\s+", " ");
    }

    private sealed record Entry(Kernel Kernel, string Text)
    {
        public List<string> Twins { get; } = [];
    }
}
