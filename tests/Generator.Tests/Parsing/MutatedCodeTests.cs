using CsCheck;

namespace NetGen.Generator.Tests.Parsing;

/// <summary>Whatever an editor holds, nothing throws.</summary>
public class MutatedCodeTests
{
    [Fact]
    public void The_parser_never_throws() => MutatedCode.Files.Sample(file => UserCode.Of(file).ParseAll(), iter: 1_000);

    [Fact]
    public Task Neither_generator_nor_analyzer_throws() => MutatedCode.Files.SampleAsync(
        async file =>
        {
            GeneratorRun run = GeneratorRun.Of(file);
            Assert.Null(run.Result.Exception);
            await run.Analyze();
        },
        iter: 100);
}
