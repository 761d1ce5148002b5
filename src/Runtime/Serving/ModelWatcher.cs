using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace NetGen;

/// <summary>
/// Keeps a network up to date with its file. When the file is replaced, the watcher loads the new one into a new network and publishes it in
/// <see cref="Current"/>. If the new file cannot be loaded or is refused, the old network stays in use.
/// </summary>
/// <remarks>
/// Thread-safe. The file is looked at regularly rather than watched by the operating system, so that replacements on network drives, through
/// symbolic links and in mounted volumes are noticed. A network that was published doesn't change: who reads <see cref="Current"/> once
/// and uses that network gets all results from the same parameters.
/// </remarks>
/// <typeparam name="TNetwork">The generated network.</typeparam>
public sealed class ModelWatcher<TNetwork> : IDisposable
    where TNetwork : class, INetwork
{
    // Two versions written within this time can have the same time stamp. It is measured here: the clock of a file server can be another.
    private const long StampPrecision = 2_000;

    private readonly Func<TNetwork> _create;
    private readonly ModelWatcherOptions<TNetwork> _options;
    private readonly Lock _refreshing = new();
    private readonly Timer _timer;
    private volatile ModelVersion<TNetwork> _current;
    private volatile Exception? _rejection;
    private FileStamp? _stamp;
    private long _stampSince;
    private bool _isSettled;
    private string _seenHash = "";
    private bool _isDisposed;

    /// <summary>Loads the network and starts to watch its file.</summary>
    /// <param name="path">The file, which must exist.</param>
    /// <param name="create">Creates a network for each version of the file.</param>
    /// <param name="options">How to watch and what to refuse.</param>
    /// <exception cref="NetworkFileException">The file is damaged or belongs to another network.</exception>
    /// <exception cref="InvalidDataException"><see cref="ModelWatcherOptions{TNetwork}.Accepts"/> refused the network.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public ModelWatcher(string path, Func<TNetwork> create, ModelWatcherOptions<TNetwork>? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(create);
        // A program that changes its current folder later watches the same file.
        Path = System.IO.Path.GetFullPath(path);
        _create = create;
        _options = options ?? new();

        using SafeFileHandle file = SharedFile.Open(Path);
        var stamp = FileStamp.Of(Path, file);
        HasNewContent(file, stamp);
        _current = Read(file, stamp, number: 1);
        // Later versions have nothing to do with the caller that happens to create the watcher, such as a request.
        using (ExecutionContext.SuppressFlow())
            _timer = new Timer(static watcher => ((ModelWatcher<TNetwork>)watcher!).LookAgain(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Schedule();
    }

    /// <summary>
    /// Occurs after a new version was published, on a thread of the thread pool or that of <see cref="Refresh"/>. An exception in a handler is
    /// unhandled, as in any timer.
    /// </summary>
    public event EventHandler<ModelReplacedEventArgs<TNetwork>>? Replaced;

    /// <summary>
    /// Occurs once for each file that cannot be loaded or is refused, and when the file disappears, on a thread of the thread pool or that of
    /// <see cref="Refresh"/>. An exception in a handler is unhandled.
    /// </summary>
    public event EventHandler<ModelRejectedEventArgs>? Rejected;

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>The version in use.</summary>
    public ModelVersion<TNetwork> Current => _current;

    /// <summary>Why the file as it is now is not in use; null if it is.</summary>
    public Exception? Rejection => _rejection;

    /// <summary>Reads the file now instead of after the interval, and tries a file again that was rejected.</summary>
    /// <returns>Whether a new version was published.</returns>
    /// <exception cref="ObjectDisposedException">The watcher was disposed.</exception>
    public bool Refresh()
    {
        EventArgs? change;
        lock (_refreshing)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            change = Look(always: true);
        }

        return Raise(change);
    }

    /// <summary>Stops watching. The current version can still be used. An event that is under way can still occur.</summary>
    public void Dispose()
    {
        lock (_refreshing)
        {
            _isDisposed = true;
            _timer.Dispose();
        }
    }

    private void LookAgain()
    {
        EventArgs? change;
        lock (_refreshing)
        {
            if (_isDisposed)
                return;
            change = Look(always: false);
            // Not periodic: a file that takes long to load isn't looked at by two threads.
            Schedule();
        }

        Raise(change);
    }

    private void Schedule() => _timer.Change(_options.Interval, Timeout.InfiniteTimeSpan);

    private bool Raise(EventArgs? change)
    {
        switch (change)
        {
            case ModelReplacedEventArgs<TNetwork> replaced:
                Replaced?.Invoke(this, replaced);
                return true;
            case ModelRejectedEventArgs rejected:
                Rejected?.Invoke(this, rejected);
                return false;
            default:
                return false;
        }
    }

    /// <summary>Gets the event to raise, if the file has changed.</summary>
    /// <param name="always">Whether to read a file that seems to be the same, and to try again what failed.</param>
    private EventArgs? Look(bool always)
    {
        try
        {
            using SafeFileHandle file = SharedFile.Open(Path);
            var stamp = FileStamp.Of(Path, file);
            if (stamp == _stamp && _isSettled && !always)
                return null;
            bool isNew = HasNewContent(file, stamp);
            return isNew || (always && _rejection is not null) ? Replace(file, stamp) : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The file may be back at any time, and with the same content.
            (_stamp, _seenHash) = (null, "");
            bool isKnown = _rejection?.Message == error.Message;
            _rejection = error;
            return isKnown ? null : new ModelRejectedEventArgs(Path, error);
        }
    }

    private bool HasNewContent(SafeFileHandle file, FileStamp stamp)
    {
        if (stamp != _stamp)
            (_stamp, _stampSince) = (stamp, Environment.TickCount64);
        _isSettled = Environment.TickCount64 - _stampSince > StampPrecision;
        string hash = HashOf(file);
        bool isNew = hash != _seenHash;
        _seenHash = hash;
        return isNew;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever is wrong with the new file, the old network stays in use.")]
    private EventArgs? Replace(SafeFileHandle file, FileStamp stamp)
    {
        ModelVersion<TNetwork> previous = _current;
        try
        {
            if (previous.Sha256 != _seenHash)
                _current = Read(file, stamp, previous.Number + 1);
            _rejection = null;
            return _current == previous ? null : new ModelReplacedEventArgs<TNetwork>(_current, previous);
        }
        catch (Exception error)
        {
            _rejection = error;
            return new ModelRejectedEventArgs(Path, error);
        }
    }

    private ModelVersion<TNetwork> Read(SafeFileHandle file, FileStamp stamp, int number)
    {
        TNetwork network = _create();
        if (ReferenceEquals(network, _current?.Network))
            throw new InvalidOperationException("'create' returned the network that is in use; expected a new one for each version.");
        using var stream = new FileStream(file, FileAccess.Read);
        LoadReport report = NetworkFile.Load(network, stream, $"'{Path}'", _options.LoadOptions);
        return _options.Accepts?.Invoke(network) != false
            ? new ModelVersion<TNetwork>(network, number, stamp.WrittenAt, _seenHash, report)
            : throw new InvalidDataException($"'{Path}' was refused by {nameof(_options.Accepts)}.");
    }

    private static string HashOf(SafeFileHandle file)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        for (long position = 0; RandomAccess.Read(file, buffer, position) is > 0 and var read; position += read)
            hash.AppendData(buffer, 0, read);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What tells two versions of a file apart without reading them.</summary>
    private readonly record struct FileStamp(DateTime WrittenAt, long Length, string? Target)
    {
        public static FileStamp Of(string path, SafeFileHandle file) =>
            new(File.GetLastWriteTimeUtc(file), RandomAccess.GetLength(file), File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName);
    }
}
