using NetGen.Data.Records;

namespace NetGen.Data.Tables;

/// <summary>The names in the first line of a table, and the columns of a record among them.</summary>
internal sealed class Header(IReadOnlyList<string> names, TablePlace place)
{
    public int Count => names.Count;

    public string this[int column] => names[column];

    /// <summary>Finds the place of each column of a record in the lines of the table.</summary>
    /// <exception cref="InvalidDataException">Some aren't there, or are there more than once.</exception>
    public int[] Find(string record, IReadOnlyList<RecordColumn> columns)
    {
        int[][] places = [.. columns.Select(column => PlacesOf(column.Name))];
        string[] missing = [.. columns.Where((_, i) => places[i].Length == 0).Select(column => column.Name)];
        if (missing.Length > 0)
        {
            string wanted = missing.Length == 1 ? $"The column {Quoted(missing)} of {record} is" : $"The columns {Quoted(missing)} of {record} are";
            string hint = Count == 1 ? $" Is {nameof(CsvOptions)}.{nameof(CsvOptions.Delimiter)} right?" : "";
            throw place.Error($"{wanted} not in the header, which has {Quoted(names)}.{hint}");
        }

        for (int i = 0; i < places.Length; i++)
        {
            if (places[i].Length > 1)
            {
                string found = string.Join(" and ", places[i].Select(column => column + 1));
                throw place.Error($"'{columns[i].Name}' of {record} could be each of the columns {found}; expected one column of that name.");
            }
        }

        return [.. places.Select(columnsOfName => columnsOfName[0])];
    }

    /// <summary>The columns of a name. If one is spelled exactly so, those that only differ in upper and lower case are others.</summary>
    private int[] PlacesOf(string name)
    {
        int[] places = [.. Enumerable.Range(0, Count).Where(i => Is(names[i], name, StringComparison.OrdinalIgnoreCase))];
        int[] exact = [.. places.Where(i => Is(names[i], name, StringComparison.Ordinal))];
        return exact.Length > 0 ? exact : places;
    }

    private static bool Is(string header, string name, StringComparison comparison) => header.AsSpan().Trim().Equals(name, comparison);

    private static string Quoted(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
