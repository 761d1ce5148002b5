// A web service that classifies flowers for many callers at once, and learns from what they say the flowers turned out to be.
//
//     dotnet run -c Release --project samples/Service              (and then, for example)
//     curl localhost:5000/classify --json '{"measurements":[5.1,3.5,1.4,0.2]}'
//     curl localhost:5000/feedback --json '{"measurements":[5.1,3.5,1.4,0.2],"species":"setosa"}'
//
// Callers are not to be trusted. Inputs outside their range are refused, gradients are clipped, a network is published only when it still
// knows the flowers held out, and otherwise goes back to where it was. What was learned outlives a restart.
//
// With --demo the service calls itself, well and badly, restarts, and ends.

const int Training = 60, HeldOut = 30;

Flower[] flowers = Flower.ReadAll(Path.Combine(AppContext.BaseDirectory, "iris.csv"));
new Random(1).Shuffle(flowers);
FlowerModel Start(string path) => new(flowers[..Training], flowers[Training..(Training + HeldOut)], new StateFile(path));

if (args.Contains("--demo"))
    return await Demo.Run(Start, flowers[(Training + HeldOut)..]) ? 0 : 1;

await FlowerService.Create(args, Start(Path.Combine(AppContext.BaseDirectory, "flowers.safetensors"))).RunAsync();
return 0;
