using System.Globalization;
using NetGen.Testing.Compiling;
using NetGen.Tool.Reading;

namespace NetGen.Tool.Tests.Writing;

/// <summary>Whatever texts a model has, they end neither a comment of the class nor a line of a message.</summary>
public sealed class TextTests
{
    public static TheoryData<string> Separators => ["\n", "\r", "\v", "\u0085", "\u2028", "\u2029", "\u202E", "\u200B"];

    [Theory]
    [MemberData(nameof(Separators))]
    public void A_producer_and_a_file_stay_in_their_comment(string separator)
    {
        string text = $"model{separator}public static class Evil; //";
        OnnxModel model = OnnxReader.Read(ModelCase.Of("named", model => model.Node("MatMul", model.Floats(null, 3), model.Drawn("w", 3, 2))).Bytes, folder: null);
        string file = Import.Of(model with { Producer = text }, new ImportChoices()).ClassFile("Named", "", text + ".onnx");
        Assert.Equal(9, file.Count(letter => letter == '\n'));
        Assert.DoesNotContain(file, letter => letter != '\n' && IsHidden(letter));
        Assert.Null(NetworkCompilation.Of(file).Load().GetType("Evil"));
    }

    [Theory]
    [MemberData(nameof(Separators))]
    public void A_text_in_a_message_is_one_line(string separator)
    {
        Assert.Equal("'a?b'", $"a{separator}b".Quote());
        string message = Assert.Throws<ModelFileException>(() => Importing.ImportedClasses.ImportOf(
            ModelCase.Of("named", model => model.Node($"Det{separator}", model.Floats(null, 4, 4))))).Message;
        Assert.Equal("The model cannot be imported:\n  - Det? 'Det?_1': NetGen has no layer for this operator.", message);
    }

    private static bool IsHidden(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
