using NetGen;

/// <summary>The file that stores what a network has learned, including the momentum of its optimiser, until the next start of the program.</summary>
internal sealed class StateFile(string path)
{
    /// <summary>The file beside it for other programs.</summary>
    public string OnnxPath => Path.ChangeExtension(path, ".onnx");

    /// <summary>Loads the state. If there is no file, or if it is damaged, the network is unchanged. A damaged file is set aside.</summary>
    /// <returns>Whether the state was loaded.</returns>
    public bool TryLoad(ITrainableNetwork network, out string report)
    {
        if (!File.Exists(path))
        {
            report = "starts without a saved state";
            return false;
        }

        try
        {
            network.LoadState(path);
            network.CopyOptimizerTo(new float[network.Description.OptimizerStateCount], out long steps);
            report = $"continues with {Path.GetFileName(path)} after {steps} steps";
            return true;
        }
        catch (NetworkFileException error)
        {
            // Otherwise the program would fail at every start.
            report = $"{error.Message} {SetAside()}";
            return false;
        }
    }

    /// <summary>After a crash or a power failure, there is either the old file or the new one, never half a file.</summary>
    public void Save(ITrainableNetwork network) => network.SaveState(path);

    /// <summary>Renames the file, so that somebody can examine it. It replaces a file that was set aside before.</summary>
    public string SetAside()
    {
        string aside = path + ".damaged";
        File.Move(path, aside, overwrite: true);
        return $"It is kept as {Path.GetFileName(aside)}; learning starts again.";
    }
}
