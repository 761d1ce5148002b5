using System.Diagnostics;
using Xunit;

namespace NetGen.Runtime.Tests.Files;

/// <summary>A file that is replaced keeps what belongs to its name: its permissions, its links, and whatever else is in its folder.</summary>
public sealed class ReplacementTests : IDisposable
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-files").FullName;
    private readonly string _path;

    public ReplacementTests() => _path = Path.Combine(_folder, "network.safetensors");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(Private)]
    [InlineData(Private | UnixFileMode.GroupRead)]
    [InlineData(Private | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite)]
    [InlineData(Private | UnixFileMode.UserExecute)]
    public void The_permissions_are_kept(UnixFileMode mode)
    {
        FileNetwork network = FileNetwork.Small();
        network.Save(_path);
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(_path, mode);
        var during = new List<UnixFileMode>();
        network.Copying = () => during.AddRange(Directory.GetFiles(_folder).Where(path => path != _path).Select(path => new FileInfo(path).UnixFileMode));
        network.Fill(5);
        network.Save(_path);
        Assert.Equal(mode, File.GetUnixFileMode(_path));
        // What is private is so while it is written.
        Assert.Equal([Private], during);
        AssertHolds(_path, 5);
    }

    [Fact]
    public void A_new_file_has_the_permissions_that_any_new_file_has()
    {
        FileNetwork.Small().Save(_path);
        string other = Path.Combine(_folder, "other");
        File.WriteAllText(other, "");
        if (!OperatingSystem.IsWindows())
            Assert.Equal(File.GetUnixFileMode(other), File.GetUnixFileMode(_path));
        Assert.Equal(File.GetAttributes(other), File.GetAttributes(_path));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_stays_and_its_target_is_replaced(bool exists)
    {
        string target = Path.Combine(_folder, "versions", "1.safetensors");
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (exists)
            FileNetwork.Small().Save(target);
        string link = Path.Combine(_folder, "latest");
        File.CreateSymbolicLink(link, Path.Combine("versions", "1.safetensors"));
        File.CreateSymbolicLink(_path, "latest");

        FileNetwork network = FileNetwork.Small();
        network.Fill(6);
        network.Save(_path);
        Assert.Equal("latest", new FileInfo(_path).LinkTarget);
        Assert.Equal(Path.Combine("versions", "1.safetensors"), new FileInfo(link).LinkTarget);
        Assert.Null(new FileInfo(target).LinkTarget);
        AssertHolds(target, 6);
        Assert.Equal([target], Directory.GetFiles(Path.GetDirectoryName(target)!));
    }

    [Fact]
    public void A_read_only_file_is_not_replaced()
    {
        FileNetwork network = FileNetwork.Small();
        network.Fill(7);
        network.Save(_path);
        File.SetAttributes(_path, FileAttributes.ReadOnly);
        try
        {
            network.Fill(8);
            string message = Assert.Throws<UnauthorizedAccessException>(() => network.Save(_path)).Message;
            Assert.Equal($"'{_path}' cannot be written: it is read-only.", message);
            Assert.Throws<UnauthorizedAccessException>(() => Idx.Write(_path, [1, 2, 3]));
            AssertHolds(_path, 7);
            Assert.Equal([_path], Directory.GetFiles(_folder));
        }
        finally
        {
            File.SetAttributes(_path, FileAttributes.Normal);
        }
    }

    [Fact]
    public void A_name_may_be_as_long_as_the_system_allows()
    {
        string path = Path.Combine(_folder, new string('n', 255));
        FileNetwork network = FileNetwork.Small();
        network.Fill(3);
        network.Save(path);
        network.Save(path);
        AssertHolds(path, 3);
    }

    [Fact]
    public void A_missing_folder_is_named()
    {
        string folder = Path.Combine(_folder, "none");
        string path = Path.Combine(folder, "network.safetensors");
        string expected = $"'{path}' cannot be written: the folder '{folder}' does not exist.";
        Assert.Equal(expected, Assert.Throws<DirectoryNotFoundException>(() => FileNetwork.Small().Save(path)).Message);
        Assert.Equal(expected, Assert.Throws<DirectoryNotFoundException>(() => Idx.Write(path, [1])).Message);
        Assert.Contains("it is a folder", Assert.Throws<UnauthorizedAccessException>(() => FileNetwork.Small().Save(_folder)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => FileNetwork.Small().Save(""));
    }

    [Fact]
    public async Task What_is_no_regular_file_is_not_replaced()
    {
        if (OperatingSystem.IsWindows())
            return;
        using (Process process = Process.Start("mkfifo", [_path]))
            await process.WaitForExitAsync();
        // Opening either end waits for the other.
        Task<int> reading = Task.Run(() =>
        {
            using FileStream pipe = File.OpenRead(_path);
            return pipe.ReadByte();
        });
        Assert.Contains("not a regular file", Assert.Throws<IOException>(() => FileNetwork.Small().Save(_path)).Message, StringComparison.Ordinal);
        Assert.Equal(-1, await reading);
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void What_a_killed_save_left_is_deleted_by_a_later_one()
    {
        string left = "";
        FileNetwork network = FileNetwork.Small();
        network.Copying = () => left = Directory.GetFiles(_folder).Single();
        network.Save(_path);
        Assert.NotEqual(_path, left);
        Assert.False(File.Exists(left));

        string foreign = Path.Combine(_folder, "network.safetensors.tmp"), notes = Path.Combine(_folder, ".netgen-notes");
        File.WriteAllText(foreign, "");
        File.WriteAllText(notes, "");
        File.WriteAllBytes(left, new byte[1000]);
        // Another one that was written just now may be between its last byte and its new name.
        string young = left.Replace(".netgen-", ".netgen-0", StringComparison.Ordinal);
        File.WriteAllBytes(young, new byte[1000]);
        foreach (string path in (string[])[left, foreign, notes])
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow - TimeSpan.FromMinutes(2));
        network.Copying = null;
        network.Save(Path.Combine(_folder, "another.safetensors"));
        Assert.Equal(
            [young, notes, Path.Combine(_folder, "another.safetensors"), _path, foreign],
            Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_another_save_is_writing_stays()
    {
        FileNetwork outer = FileNetwork.Small(), inner = FileNetwork.Small();
        outer.Fill(1);
        inner.Fill(2);
        outer.Copying = () =>
        {
            // As if its first bytes had been long ago.
            File.SetLastWriteTimeUtc(Directory.GetFiles(_folder).Single(), DateTime.UtcNow - TimeSpan.FromMinutes(2));
            inner.Save(_path);
        };
        outer.Save(_path);
        AssertHolds(_path, 1);
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void Many_may_save_and_load_one_file_at_once()
    {
        FileNetwork.Small().Save(_path);
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            FileNetwork network = FileNetwork.Small();
            network.Fill(i);
            network.Save(_path);
            network.Load(_path);
            Assert.Equal(-1, network.Parameters.AsSpan().IndexOfAnyExcept(network.Parameters[0]));
        });
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_can_be_replaced_and_deleted_while_it_is_read()
    {
        FileNetwork network = FileNetwork.Small();
        network.Fill(1);
        network.Save(_path);
        FileNetwork reader = FileNetwork.Small();
        reader.Copying = () =>
        {
            network.Fill(2);
            network.Save(_path);
            File.Delete(_path);
        };
        reader.Load(_path);
        Assert.All(reader.Parameters, parameter => Assert.Equal(1, parameter));
    }

    private static void AssertHolds(string path, float value)
    {
        FileNetwork network = FileNetwork.Small();
        network.Load(path);
        Assert.All(network.Parameters, parameter => Assert.Equal(value, parameter));
    }
}
