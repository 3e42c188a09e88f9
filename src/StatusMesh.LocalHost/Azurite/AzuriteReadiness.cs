namespace StatusMesh.LocalHost.Azurite;

/// <summary>Asks both services over HTTP: a port that listens may still belong to somebody else.</summary>
internal static class AzuriteReadiness
{
    /// <summary>True when Azurite answers at both endpoints. Any status will do: an unsigned request is refused.</summary>
    public static async Task<bool> AnswersAsync(AzuriteEndpoints endpoints, CancellationToken cancellationToken)
    {
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });
        foreach (var uri in new[] { endpoints.Tables, endpoints.Queues })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            try
            {
                using var response = await invoker.SendAsync(request, cancellationToken);
                if (!response.Headers.Server.ToString().StartsWith("Azurite-", StringComparison.Ordinal))
                {
                    return false;
                }
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }

        return true;
    }
}
