using NetGen.Tool;
using Spectre.Console;

return ToolApplication.Run(args, AnsiConsole.Console);
