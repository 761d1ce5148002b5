using System.Runtime.ExceptionServices;

namespace NetGen;

/// <summary>
/// Reads a dataset in batches, in any order. Samples that are not in memory are read ahead on a separate thread, so the network does not
/// wait for them. After the first pass, reading a batch does not allocate.
/// </summary>
/// <typeparam name="TTarget"><see cref="int"/> for class indices, or <see cref="float"/> for rows of targets.</typeparam>
public sealed class BatchReader<TTarget> : IDisposable
    where TTarget : unmanaged
{
    private const int DefaultReadAhead = 3;

    private readonly Dataset<TTarget> _dataset;
    private readonly Slot[] _slots;
    private readonly SemaphoreSlim _free = new(0);
    private readonly SemaphoreSlim _filled = new(0);
    private readonly int[] _order;
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
    public BatchReader(Dataset<TTarget> dataset, int batchSize, int? readAhead = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        // A browser has one thread.
        int ahead = readAhead ?? (dataset.IsInMemory || OperatingSystem.IsBrowser() ? 0 : DefaultReadAhead);
        ArgumentOutOfRangeException.ThrowIfNegative(ahead, nameof(readAhead));
        _dataset = dataset;
        BatchSize = Math.Min(batchSize, Math.Max(dataset.Count, 1));
        _order = new int[dataset.Count];
        _slots = new Slot[ahead + 1];
        for (int i = 0; i < _slots.Length; i++)
            _slots[i] = new Slot(new float[checked(BatchSize * dataset.InputSize)], new TTarget[checked(BatchSize * dataset.TargetSize)]);
    }

    /// <summary>The number of samples in a batch. The last batch of a pass can have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>Starts a pass over the whole dataset, in its order.</summary>
    public void Begin()
    {
        Stop();
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        Start(_order.Length);
    }

    /// <summary>Starts a pass over some samples, in the given order.</summary>
    /// <param name="samples">The indices of the samples, at most as many as the dataset has samples.</param>
    /// <exception cref="ArgumentException">There are more indices than samples, or an index is out of range.</exception>
    public void Begin(ReadOnlySpan<int> samples)
    {
        if (samples.Length > _order.Length)
            throw new ArgumentException($"'samples' has {samples.Length} indices; expected at most {_order.Length}, the number of samples.", nameof(samples));
        foreach (int sample in samples)
        {
            if ((uint)sample >= (uint)_order.Length)
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"The index of a sample must be 0 to {_order.Length - 1}.");
        }

        Stop();
        samples.CopyTo(_order);
        Start(samples.Length);
    }

    /// <summary>Waits for the next batch. The previous batch becomes invalid.</summary>
    /// <remarks>If a batch cannot be read, this and every further call throw until the next pass starts.</remarks>
    /// <param name="batch">The batch, or an empty batch at the end of the pass.</param>
    /// <returns>Whether there was a batch.</returns>
    public bool TryRead(out Batch<TTarget> batch) => TryRead(out batch, CancellationToken.None);

    /// <summary>
    /// Waits for the next batch or until the wait is cancelled. The previous batch becomes invalid. Cancelling does not skip a batch.
    /// </summary>
    /// <remarks>If a batch cannot be read, this and every further call throw until the next pass starts.</remarks>
    /// <param name="batch">The batch, or an empty batch at the end of the pass.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether there was a batch.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public bool TryRead(out Batch<TTarget> batch, CancellationToken cancellationToken)
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
        batch = new Batch<TTarget>(
            count, slot.Inputs.AsSpan(0, count * _dataset.InputSize), slot.Targets.AsSpan(0, count * _dataset.TargetSize));
        return true;
    }

    /// <summary>Stops the thread that reads ahead, if there is one. It does not wait for the current read.</summary>
    public void Dispose()
    {
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

    /// <summary>Waits until nothing is read any more, and forgets what has been.</summary>
    private void Stop()
    {
        _samples = 0;
        _start = 0;
        _failure = null;
        if (_reading is null)
            return;
        _stops = true;
        _free.Release();
        _reading.Wait();
        _reading = null;
        _stops = false;
        while (_free.Wait(0))
        {
        }

        while (_filled.Wait(0))
        {
        }

        foreach (Slot slot in _slots)
            slot.Failure = null;
    }

    private void ReadAhead()
    {
        for (int start = 0, i = 0; start < _samples; start += BatchSize, i = (i + 1) % _slots.Length)
        {
            _free.Wait();
            if (_stops)
                return;

            Slot slot = _slots[i];
            try
            {
                Fill(slot, start, Math.Min(BatchSize, _samples - start));
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

    private void Fill(Slot slot, int start, int count) => _dataset.ReadSamples(
        _order.AsSpan(start, count), slot.Inputs.AsSpan(0, count * _dataset.InputSize), slot.Targets.AsSpan(0, count * _dataset.TargetSize));

    /// <summary>Memory for one batch.</summary>
    private sealed class Slot(float[] inputs, TTarget[] targets)
    {
        public float[] Inputs { get; } = inputs;

        public TTarget[] Targets { get; } = targets;

        /// <summary>What kept the batch from being read.</summary>
        public ExceptionDispatchInfo? Failure { get; set; }
    }
}
