namespace StatusMesh.Core.Monitors;

/// <summary>Reads what people type into a <see cref="Target"/>.</summary>
public static class TargetParser
{
    /// <summary>Reads <paramref name="text"/>; a missing scheme means https.</summary>
    public static TargetParse Parse(string text, TargetPolicy policy) => throw new NotImplementedException();
}
