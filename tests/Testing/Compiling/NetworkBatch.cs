using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace NetGen.Testing.Compiling;

/// <summary>Networks that are compiled together when the first of them is asked for, each in a namespace of its own.</summary>
public sealed class NetworkBatch
{
    private readonly ImmutableArray<NetworkSource> _sources;
    private readonly Lazy<Assembly> _assembly;

    public NetworkBatch(IEnumerable<NetworkSource> sources)
    {
        _sources = [.. sources];
        _assembly = new Lazy<Assembly>(() => NetworkContext.LoadImage(Image()));
    }

    /// <summary>The generated class of one of the networks.</summary>
    public Type TypeOf(int index) => _assembly.Value.GetType($"{Namespace(index)}.{_sources[index].Name}", throwOnError: true)!;

    /// <summary>A new instance of one of the networks.</summary>
    public CompiledNetwork Load(int index, ulong seed = 0) => new(TypeOf(index), seed);

    private byte[] Image()
    {
        string[] files = [.. _sources.Select((source, index) => $"using NetGen;\n\nnamespace {Namespace(index)};\n\n{source.Text}")];
        return ImageFolder.GetOrAdd(files, () => Compile(files));
    }

    private byte[] Compile(string[] files)
    {
        try
        {
            return NetworkCompilation.Of(files).Image;
        }
        catch (CompilationFailedException) when (FailedAlone() is { Length: > 0 } failed)
        {
            throw new CompilationFailedException(failed);
        }
    }

    /// <summary>Names the networks that do not compile by themselves either, to be pasted into a test of their own.</summary>
    private string FailedAlone()
    {
        var message = new StringBuilder();
        foreach (NetworkSource source in _sources)
        {
            try
            {
                NetworkCompilation.Of(source.File);
            }
            catch (CompilationFailedException failure)
            {
                message.Append(CultureInfo.InvariantCulture, $"{source.Text}\n{failure.Message}\n");
            }
        }

        return message.ToString();
    }

    private static string Namespace(int index) => string.Create(CultureInfo.InvariantCulture, $"Network{index + 1}");
}
