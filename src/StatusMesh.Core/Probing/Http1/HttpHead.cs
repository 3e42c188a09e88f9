namespace StatusMesh.Core.Probing.Http1;

/// <summary>Status line and header fields of an answer.</summary>
/// <param name="Status">Status code, 100..999.</param>
/// <param name="Fields">Header fields in order; names in lower case, values trimmed, as Latin-1 text.</param>
internal sealed record HttpHead(int Status, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>Values of a field, in order.</summary>
    public IEnumerable<string> Values(string name) => Fields.Where(field => field.Key == name).Select(field => field.Value);

    /// <summary>First value of a field, null when it is missing.</summary>
    public string? First(string name) => Values(name).FirstOrDefault();
}
