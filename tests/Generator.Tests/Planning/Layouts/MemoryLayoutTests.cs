using NetGen.Execution;

namespace NetGen.Generator.Tests.Planning.Layouts;

/// <summary>A layout with other numbers is another version.</summary>
public class MemoryLayoutTests
{
    // Numbers that change get a row of their own, with the next version; those of versions that were shipped stay.
    [Theory]
    [InlineData(1, 16, 32, 16)]
    public void A_version_stands_for_its_numbers(int version, int vectorFloats, int panelColumns, int softmaxFloats)
    {
        if (version == MemoryLayout.Version)
            Assert.Equal((vectorFloats, panelColumns, softmaxFloats), (MemoryLayout.VectorFloats, MemoryLayout.PanelColumns, MemoryLayout.SoftmaxFloats));
        Assert.InRange(version, 1, MemoryLayout.Version);
    }
}
