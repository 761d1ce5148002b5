namespace NetGen.Runtime.Tests.Files;

/// <summary>A stream that forbids synchronous calls, like the body of a request or a response in ASP.NET.</summary>
internal sealed class AsynchronousStream(Stream stream) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        return await stream.ReadAsync(buffer[..Math.Min(buffer.Length, 1000)], cancellationToken);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await Task.Yield();
        await stream.WriteAsync(buffer, cancellationToken);
    }

    public override void Flush() => throw Forbidden();

    public override int Read(byte[] buffer, int offset, int count) => throw Forbidden();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw Forbidden();

    private static InvalidOperationException Forbidden() => new("Synchronous operations are disallowed.");
}
