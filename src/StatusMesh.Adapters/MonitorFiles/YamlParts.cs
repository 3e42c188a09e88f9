using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace StatusMesh.Adapters.MonitorFiles;

/// <summary>Reads one YAML document without anchors, aliases and tags.</summary>
internal sealed class YamlParts(string text, ErrorList errors)
{
    /// <summary>A monitors file needs 9; nested brackets by the thousand are an attack.</summary>
    private const int DeepestLevel = 16;

    private readonly Parser _parser = new(new StringReader(text));

    /// <summary>The document; null when the text holds none. What cannot be read at all ends in the list of errors, also with null.</summary>
    public YamlPart? Read()
    {
        try
        {
            _parser.Consume<StreamStart>();
            if (_parser.TryConsume<StreamEnd>(out _))
            {
                return null;
            }

            _parser.Consume<DocumentStart>();
            var root = ReadPart(1);
            _parser.Consume<DocumentEnd>();
            if (_parser.TryConsume<DocumentStart>(out var second))
            {
                errors.Add(LineOf(second), "A second document starts here; a monitors file is one document.");
            }

            return root;
        }
        catch (YamlException exception)
        {
            errors.Add((int)Math.Max(1, exception.Start.Line), $"This is not valid YAML: {exception.Message.TrimEnd('.')}.");
            return null;
        }
    }

    private static int LineOf(ParsingEvent yaml) => (int)yaml.Start.Line;

    private YamlPart ReadPart(int level)
    {
        var yaml = _parser.Consume<ParsingEvent>();
        if (level > DeepestLevel)
        {
            throw new YamlException(yaml.Start, yaml.End, "it is nested too deeply");
        }

        if (yaml is NodeEvent { Anchor.IsEmpty: false })
        {
            errors.Add(LineOf(yaml), "Anchors (&name) are not allowed here; write the value out.");
        }

        if (yaml is NodeEvent { Tag.IsEmpty: false })
        {
            errors.Add(LineOf(yaml), "Tags (!name) are not allowed here; write the value alone.");
        }

        switch (yaml)
        {
            case Scalar scalar:
                return new YamlPart.Scalar(LineOf(scalar), scalar.Value, scalar.Style == ScalarStyle.Plain);
            case AnchorAlias:
                errors.Add(LineOf(yaml), "Aliases (*name) are not allowed here; write the value out.");
                return new YamlPart.Refused(LineOf(yaml));
            case SequenceStart:
                var items = new List<YamlPart>();
                while (!_parser.TryConsume<SequenceEnd>(out _))
                {
                    items.Add(ReadPart(level + 1));
                }

                return new YamlPart.Sequence(LineOf(yaml), items);
            default:
                var entries = new List<(YamlPart Key, YamlPart Value)>();
                while (!_parser.TryConsume<MappingEnd>(out _))
                {
                    entries.Add((ReadPart(level + 1), ReadPart(level + 1)));
                }

                return new YamlPart.Mapping(LineOf(yaml), entries);
        }
    }
}
