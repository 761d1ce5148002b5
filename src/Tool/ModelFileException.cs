namespace NetGen.Tool;

/// <summary>A model file cannot be read, or has something that NetGen has no layer for. It is the only exception for what a file contains.</summary>
internal sealed class ModelFileException : Exception
{
    public ModelFileException(string message)
        : base(message)
    {
    }

    public ModelFileException(string message, Exception cause)
        : base(message, cause)
    {
    }

    /// <summary>Whether NetGen has a layer for it, of which only the size is beyond a limit.</summary>
    public bool IsOfSize { get; init; }
}
