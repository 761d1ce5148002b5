using System.Runtime.ExceptionServices;

namespace NetGen;

/// <summary>
/// Reads a dataset in batches, in any order. Samples that are not in memory are read ahead on a separate thread, so the network does not
/// wait for them. After the first pass, reading a batch does not allocate.
/// </summary>
/// <typeparam name="TInput"><see cref="float"/> if the inputs are features, or <see cref="int"/> if they are tokens.</typeparam>
/// <typeparam name="TTarget"><see cref="int"/> for class indices, or <see cref="float"/> for rows of targets.</typeparam>
public class BatchReader<TInput, TTarget> : IDisposable
    where TInput : unmanaged
    where TTarget : unmanaged
{
    private const int DefaultReadAhead = 3;

    private readonly Dataset<TInput, TTarget> _dataset;
    private readonly Slot[] _slots;
    private readonly SemaphoreSlim _free = new(0);
    private readonly SemaphoreSlim _filled = new(0);
    // The order of a pass; null when it is the dataset's own.
    private int[]? _order;
    private int[]? _ownOrder;
    private int _samples;
    private int _current = -1;
    private int _start;
    private Task? _reading;
    private ExceptionDispatchInfo? _failure;
    private volatile bool _stops;
    private bool _isDisposed;

    /// <param name="dataset">The samples.</param>
    /// <param name="batchSize">The number of samples in a batch, at least 1. The last batch of a pass can have fewer.</param>
    /// <param name="readAhead">
    /// The number of batches to read ahead, at least 0. The default is 0 for a dataset in memory, and 3 for others.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public BatchReader(Dataset<TInput, TTarget> dataset, int batchSize, int? readAhead = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        // A browser has one thread.
        int ahead = readAhead ?? (dataset.IsInMemory || OperatingSystem.IsBrowser() ? 0 : DefaultReadAhead);
        ArgumentOutOfRangeException.ThrowIfNegative(ahead, nameof(readAhead));
        _dataset = dataset;
        BatchSize = Math.Min(batchSize, Math.Max(dataset.Count, 1));
        RequireMemory(BatchSize, dataset.InputSize, InputNames.Of<TInput>());
        RequireMemory(BatchSize, dataset.TargetSize, "targets");
        _slots = new Slot[ahead + 1];
        for (int i = 0; i < _slots.Length; i++)
            _slots[i] = new Slot(BatchSize, new TInput[BatchSize * dataset.InputSize], new TTarget[BatchSize * dataset.TargetSize]);
    }

    /// <summary>The number of samples in a batch. The last batch of a pass can have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>The order of the pass; empty if it is that of the dataset.</summary>
    internal ReadOnlySpan<int> Order => _order;

    /// <summary>Starts a pass over the whole dataset, in its order.</summary>
    public void Begin() => Begin(CancellationToken.None);

    /// <summary>Begins a pass over the whole dataset, in its order. Only the wait for the end of a read of the last pass is cancelled.</summary>
    internal void Begin(CancellationToken cancellationToken)
    {
        Stop(cancellationToken);
        _order = null;
        Start(_dataset.Count);
    }

    /// <summary>Begins a pass over the whole dataset, in a random order.</summary>
    internal void BeginShuffled(ref SplitMix64 random, CancellationToken cancellationToken)
    {
        Stop(cancellationToken);
        _order = OwnOrder(_dataset.Count);
        random.ShuffleIndices(_order);
        Start(_order.Length);
    }

    /// <summary>Starts a pass over some samples, in the given order.</summary>
    /// <param name="samples">The indices of the samples, at most as many as the dataset has samples.</param>
    /// <exception cref="ArgumentException">There are more indices than samples, or an index is out of range.</exception>
    public void Begin(ReadOnlySpan<int> samples)
    {
        if (samples.Length > _dataset.Count)
            throw new ArgumentException($"'samples' has {samples.Length} indices; expected at most {_dataset.Count}, the number of samples.", nameof(samples));
        foreach (int sample in samples)
        {
            if ((uint)sample >= (uint)_dataset.Count)
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"The index of a sample must be 0 to {_dataset.Count - 1}.");
        }

        Stop(CancellationToken.None);
        _order = OwnOrder(samples.Length);
        samples.CopyTo(_order);
        Start(samples.Length);
    }

    /// <summary>Waits for the next batch. The previous batch becomes invalid.</summary>
    /// <remarks>If a batch cannot be read, this and every further call throw until the next pass starts.</remarks>
    /// <param name="batch">The batch, or an empty batch at the end of the pass.</param>
    /// <returns>Whether there was a batch.</returns>
    public bool TryRead(out Batch<TInput, TTarget> batch) => TryRead(out batch, CancellationToken.None);

    /// <summary>
    /// Waits for the next batch or until the wait is cancelled. The previous batch becomes invalid. Cancelling does not skip a batch.
    /// </summary>
    /// <remarks>If a batch cannot be read, this and every further call throw until the next pass starts.</remarks>
    /// <param name="batch">The batch, or an empty batch at the end of the pass.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether there was a batch.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public bool TryRead(out Batch<TInput, TTarget> batch, CancellationToken cancellationToken)
    {
        batch = default;
        cancellationToken.ThrowIfCancellationRequested();
        _failure?.Throw();
        if (_start >= _samples)
            return false;

        int count = Math.Min(BatchSize, _samples - _start);
        int next = (_current + 1) % _slots.Length;
        Slot slot = _slots[next];
        if (_reading is null)
        {
            Fill(slot, _start, count);
        }
        else
        {
            _filled.Wait(cancellationToken);
            if (_current >= 0)
                _free.Release();
            _failure = slot.Failure;
            _failure?.Throw();
        }

        _current = next;
        _start += count;
        batch = new Batch<TInput, TTarget>(
            count, slot.Inputs.AsSpan(0, count * _dataset.InputSize), slot.Targets.AsSpan(0, count * _dataset.TargetSize));
        return true;
    }

    /// <summary>Stops the thread that reads ahead, if there is one. It does not wait for the current read.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (_isDisposed)
            return;
        _isDisposed = true;
        if (_reading is not { IsCompleted: false } reading)
        {
            End();
            return;
        }

        _stops = true;
        _free.Release();
        reading.ContinueWith(_ => End(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

        void End()
        {
            _free.Dispose();
            _filled.Dispose();
        }
    }

    private void Start(int samples)
    {
        _samples = samples;
        _start = 0;
        _current = -1;
        if (_slots.Length == 1 || samples == 0)
            return;
        _free.Release(_slots.Length);
        _reading = Task.Factory.StartNew(ReadAhead, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Room for at least so many indices, and no more the first time.</summary>
    private int[] OwnOrder(int samples)
    {
        if (samples > Array.MaxLength)
        {
            throw new InvalidOperationException(
                $"The order of {samples} samples exceeds the maximum length of an array, {Array.MaxLength}: read them without an order, or read a subset.");
        }

        if (_ownOrder is null || _ownOrder.Length < samples)
            _ownOrder = new int[samples];
        return _ownOrder;
    }

    private static void RequireMemory(int batchSize, int size, string what)
    {
        if ((long)batchSize * size > Array.MaxLength)
        {
            throw new ArgumentOutOfRangeException(
                nameof(batchSize), batchSize, $"A batch of {batchSize} samples with {size} {what} each exceeds the maximum length of an array, {Array.MaxLength}.");
        }
    }

    /// <summary>Waits until nothing is read any more, and forgets what has been.</summary>
    private void Stop(CancellationToken cancellationToken)
    {
        _samples = 0;
        _start = 0;
        _failure = null;
        if (_reading is null)
            return;
        _stops = true;
        _free.Release();
        _reading.Wait(cancellationToken);
        _reading = null;
        _stops = false;
        while (_free.Wait(0, CancellationToken.None))
        {
        }

        while (_filled.Wait(0, CancellationToken.None))
        {
        }

        foreach (Slot slot in _slots)
            slot.Failure = null;
    }

    private void ReadAhead()
    {
        int i = 0, count;
        for (int start = 0; start < _samples; start += count, i = (i + 1) % _slots.Length)
        {
            count = Math.Min(BatchSize, _samples - start);
            _free.Wait();
            if (_stops)
                return;

            Slot slot = _slots[i];
            try
            {
                Fill(slot, start, count);
            }
            catch (Exception failure)
            {
                slot.Failure = ExceptionDispatchInfo.Capture(failure);
                _filled.Release();
                return;
            }

            _filled.Release();
        }
    }

    private void Fill(Slot slot, int start, int count)
    {
        ReadOnlySpan<int> samples = _order is null ? slot.Range(start, count) : _order.AsSpan(start, count);
        _dataset.ReadSamples(
            samples, slot.Inputs.AsSpan(0, count * _dataset.InputSize), slot.Targets.AsSpan(0, count * _dataset.TargetSize));
    }

    /// <summary>Memory for one batch.</summary>
    private sealed class Slot(int batchSize, TInput[] inputs, TTarget[] targets)
    {
        private readonly int[] _range = new int[batchSize];

        public TInput[] Inputs { get; } = inputs;

        public TTarget[] Targets { get; } = targets;

        /// <summary>What kept the batch from being read.</summary>
        public ExceptionDispatchInfo? Failure { get; set; }

        /// <summary>Samples that follow each other.</summary>
        public ReadOnlySpan<int> Range(int first, int count)
        {
            Span<int> range = _range.AsSpan(0, count);
            for (int i = 0; i < range.Length; i++)
                range[i] = first + i;
            return range;
        }
    }
}
