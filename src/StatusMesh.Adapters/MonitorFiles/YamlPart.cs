namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>
/// A piece of a YAML document with its line. YamlDotNet's own document model throws at the first duplicate key and follows aliases;
/// this one keeps the former for the list of errors and refuses the latter.
/// </summary>
internal abstract record YamlPart(int Line)
{
    /// <summary>What a person would call it.</summary>
    public abstract string Kind { get; }

    public sealed record Scalar(int Line, string Text, bool Plain) : YamlPart(Line)
    {
        /// <summary>Nothing at all, <c>~</c> or <c>null</c>.</summary>
        public bool IsNull => Plain && Text is "" or "~" or "null" or "Null" or "NULL";

        public override string Kind => IsNull ? "nothing" : "a text";
    }

    public sealed record Sequence(int Line, IReadOnlyList<YamlPart> Items) : YamlPart(Line)
    {
        public override string Kind => "a list";
    }

    public sealed record Mapping(int Line, IReadOnlyList<(YamlPart Key, YamlPart Value)> Entries) : YamlPart(Line)
    {
        public override string Kind => "a group of settings";
    }

    /// <summary>Refused already: its error stands in the list, and nothing more is said about it.</summary>
    public sealed record Refused(int Line) : YamlPart(Line)
    {
        public override string Kind => "refused";
    }
}
