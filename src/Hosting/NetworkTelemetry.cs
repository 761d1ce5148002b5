namespace NetGen.Hosting;

/// <summary>
/// The names under which servers measure themselves, for OpenTelemetry's <c>AddMeter</c> and <c>AddSource</c>. Every measurement has the tag
/// <c>netgen.network</c>, the name of the network's class.
/// </summary>
public static class NetworkTelemetry
{
    /// <summary>
    /// The name of the meter. Its instruments are <c>netgen.request.duration</c> (seconds; a request that failed has the tag
    /// <c>error.type</c>), <c>netgen.batch.size</c> (samples predicted together), <c>netgen.model.version</c>, <c>netgen.model.replacements</c>,
    /// <c>netgen.model.rejections</c>, and, with a normalisation, <c>netgen.input.shift</c> and <c>netgen.input.spread</c> (the features that differ
    /// most, see <see cref="InputDrift"/>).
    /// </summary>
    public const string MeterName = "NetGen.Hosting";

    /// <summary>
    /// The name of the activity source. Each request is an activity called <c>predict</c>; its tags <c>netgen.model.version</c> and
    /// <c>netgen.model.sha256</c> tell which version predicted. A request that failed or was cancelled has the tag <c>error.type</c>.
    /// </summary>
    public const string ActivitySourceName = "NetGen.Hosting";
}
