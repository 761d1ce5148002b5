/// <summary>The web application: its endpoints and their responses.</summary>
internal static partial class FlowerService
{
    public static WebApplication Create(string[] args, FlowerModel model, Action<WebApplicationBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(args);
        builder.Services.ConfigureHttpJsonOptions(options => options.SerializerOptions.TypeInfoResolverChain.Insert(0, Messages.Default));
        builder.Services.AddSingleton(model);
        builder.Services.AddNetwork<FlowerClassifier>(model.Path, options => options.Normalization = model.Normalization);
        builder.Services.AddSingleton<FlowerReader>();
        builder.Services.AddSingleton<Learner>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Learner>());
        configure?.Invoke(builder);

        WebApplication app = builder.Build();
        LogOrigin(app.Logger, model.Origin);
        app.MapPost("/classify", IResult (Question question, FlowerReader reader) => model.Problem(question) is { } problem
            ? Results.BadRequest(problem)
            : Results.Ok(reader.Classify(question.Measurements)));
        app.MapPost("/feedback", IResult (Feedback feedback, Learner learner) => model.Problem(feedback) is { } problem
            ? Results.BadRequest(problem)
            : learner.TryHear(feedback) ? Results.Accepted() : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        app.MapHealthChecks("/health");
        return app;
    }

    [LoggerMessage(LogLevel.Information, "The network: {Origin}")]
    private static partial void LogOrigin(ILogger logger, string origin);
}
