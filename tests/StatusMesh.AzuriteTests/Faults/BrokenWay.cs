using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using StatusMesh.Adapters.Storage;

namespace StatusMesh.AzuriteTests.Faults;

/// <summary>Stands where the network begins. Each try of the product's clients goes through <paramref name="pass"/>, which may let it go on.</summary>
internal sealed class BrokenWay(Func<HttpMessage, Func<ValueTask>, ValueTask> pass) : HttpPipelinePolicy
{
    /// <summary>The product's clients behind such a way.</summary>
    /// <param name="connectionString">Where storage is.</param>
    /// <param name="pass">What happens to a try.</param>
    /// <param name="retry">Changes how failed tries are repeated: a test need not wait as long.</param>
    public static StorageClients Connect(
        string connectionString, Func<HttpMessage, Func<ValueTask>, ValueTask> pass, Action<RetryOptions>? retry = null) => StorageClients.Create(
        new StorageOptions { Kind = StorageKind.Azurite, ConnectionString = connectionString },
        new DefaultAzureCredential(),
        options =>
        {
            options.AddPolicy(new BrokenWay(pass), HttpPipelinePosition.BeforeTransport);
            retry?.Invoke(options.Retry);
        });

    /// <inheritdoc/>
    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        pass(message, () => ProcessNextAsync(message, pipeline));

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("No adapter blocks a thread.");
}
