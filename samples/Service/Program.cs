// A web service that classifies flowers for many callers at once, and learns from their feedback.
//
//     dotnet run -c Release --project samples/Service              (then, for example)
//     curl localhost:5000/classify --json '{"measurements":[5.1,3.5,1.4,0.2]}'
//     curl localhost:5000/feedback --json '{"measurements":[5.1,3.5,1.4,0.2],"species":"setosa"}'
//
// The service does not trust its callers. It refuses inputs that are out of range and clips gradients. It publishes a network only if the network still
// classifies held-out flowers well; otherwise, the step is undone. The state of learning is saved and loaded after a restart.
//
// With --demo, the service calls itself with good and bad requests, restarts, and exits. With --load, it measures how many requests it answers.

const int Training = 60, HeldOut = 30;

Flower[] flowers = Flower.ReadAll(Path.Combine(AppContext.BaseDirectory, "iris.csv"));
new Random(1).Shuffle(flowers);
FlowerModel Start(string folder) => new(
    flowers[..Training],
    flowers[Training..(Training + HeldOut)],
    new StateFile(Path.Combine(folder, "flowers.safetensors")),
    Path.Combine(folder, "flowers.network.safetensors"));

if (args.Contains("--demo"))
    return await Demo.Run(Start, flowers[(Training + HeldOut)..]) ? 0 : 1;
if (args.Contains("--load"))
{
    await Load.Run(Start, flowers[(Training + HeldOut)..]);
    return 0;
}

await FlowerService.Create(args, Start(AppContext.BaseDirectory)).RunAsync();
return 0;
