using System.Collections.Immutable;
using System.Reflection;

namespace NetGen.Data.Records;

/// <summary>A type of C# as the record of a table: its columns, how a record is created, and what is in it.</summary>
/// <param name="constructor">The constructor; null for a structure that has none of its own.</param>
/// <param name="parameters">The number of its parameters.</param>
/// <param name="columns">The parameters, and then the properties that are set afterwards.</param>
internal sealed class RecordType<T>(ConstructorInvoker? constructor, int parameters, ImmutableArray<RecordColumn> columns)
    where T : notnull
{
    public ImmutableArray<RecordColumn> Columns => columns;

    /// <summary>Creates a record of the values of its columns.</summary>
    public T Create(Span<object?> values)
    {
        // A structure stays boxed until all of its properties are set.
        object record = constructor?.Invoke(values[..parameters]) ?? default(T)!;
        for (int i = parameters; i < columns.Length; i++)
            columns[i].Setter!.Invoke(record, values[i]);
        return (T)record;
    }

    /// <exception cref="NotSupportedException">A column can't be read back from a record.</exception>
    public void RequireReadable()
    {
        if (columns.FirstOrDefault(column => column.Getter is null) is { } hidden)
        {
            throw new NotSupportedException(
                $"{typeof(T).Name} can't be written to a table: it has no public property with the value and the type of '{hidden.Member}'.");
        }
    }
}
