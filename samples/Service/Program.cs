// A web service that classifies flowers for many callers at once, and learns from what they say the flowers turned out to be.
//
//     dotnet run -c Release --project samples/Service              (and then, for example)
//     curl localhost:5000/classify --json '{"measurements":[5.1,3.5,1.4,0.2]}'
//     curl localhost:5000/feedback --json '{"measurements":[5.1,3.5,1.4,0.2],"species":"setosa"}'
//
// With --demo it calls itself, and ends.

Flower[] flowers = Flower.ReadAll(Path.Combine(AppContext.BaseDirectory, "iris.csv"));
new Random(1).Shuffle(flowers);
var model = new FlowerModel(flowers[..60]);

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, Messages.Default));
builder.Services.AddSingleton(model);
builder.Services.AddSingleton<Learner>();
builder.Services.AddHostedService(services => services.GetRequiredService<Learner>());
bool isDemo = args.Contains("--demo");
if (isDemo)
{
    builder.WebHost.UseUrls("http://127.0.0.1:0");
    builder.Logging.ClearProviders();
}

WebApplication app = builder.Build();
app.MapPost("/classify", IResult (Question question) => question.Measurements?.Length == FlowerClassifier.InputSize
    ? Results.Ok(model.Classify(question.Measurements))
    : Results.BadRequest($"A flower has {FlowerClassifier.InputSize} measurements."));
app.MapPost("/feedback", async Task<IResult> (Feedback feedback, Learner learner, CancellationToken cancellation) =>
{
    if (feedback.Measurements?.Length != FlowerClassifier.InputSize || !model.Species.Contains(feedback.Species))
        return Results.BadRequest($"A flower has {FlowerClassifier.InputSize} measurements, and is {string.Join(", ", model.Species)}.");
    await learner.Hear(feedback, cancellation);
    return Results.Accepted();
});

if (!isDemo)
{
    await app.RunAsync();
    return 0;
}

await app.StartAsync();
bool isGood = await Demo.Run(new Uri(app.Urls.First()), flowers[60..]);
await app.StopAsync();
return isGood ? 0 : 1;
