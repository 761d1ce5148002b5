using NetGen;

/// <summary>The file that keeps what a network has learned, its optimiser's momentum included, from one start of the program to the next.</summary>
internal sealed class StateFile(string path)
{
    /// <summary>Loads the state into a network, which is unchanged if there is none. A damaged file is set aside.</summary>
    /// <returns>Whether the network has the state.</returns>
    public bool TryLoad(ITrainableNetwork network, out string report)
    {
        if (!File.Exists(path))
        {
            report = "nothing learned yet";
            return false;
        }

        try
        {
            network.LoadState(path);
            network.CopyOptimizerTo(new float[network.Description.OptimizerStateCount], out long steps);
            report = $"goes on with what {Path.GetFileName(path)} remembers, after {steps} steps";
            return true;
        }
        catch (NetworkFileException error)
        {
            // Without this the program would fail in the same way at every start.
            report = $"{error.Message} {SetAside()}";
            return false;
        }
    }

    /// <summary>A crash or a power failure leaves the old file or the new one, never half of one.</summary>
    public void Save(ITrainableNetwork network) => network.SaveState(path);

    /// <summary>Keeps the file under another name, in place of the one set aside before, so that somebody can look at it.</summary>
    public string SetAside()
    {
        string aside = path + ".damaged";
        File.Move(path, aside, overwrite: true);
        return $"It is kept as {Path.GetFileName(aside)}; learning starts anew.";
    }
}
