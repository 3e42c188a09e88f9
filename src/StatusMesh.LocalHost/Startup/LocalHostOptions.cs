using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace StatusMesh.LocalHost.Startup;

/// <summary>Settings of the host on one machine.</summary>
public sealed partial class LocalHostOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "LocalHost";

    /// <summary>Folder for everything that is to survive a restart. Default null: <c>.statusmesh</c> in the working folder, with the demo <c>.statusmesh/demo</c>.</summary>
    public string? DataFolder { get; set; }

    /// <summary>Starts the demo sites and monitors them. Default false.</summary>
    public bool Demo { get; set; }

    /// <summary>First of the ports of the demo sites, 1024..65000. Default 7080.</summary>
    [Range(1024, 65000)]
    public int DemoPort { get; set; } = 7080;

    /// <summary>The folder that is used.</summary>
    public string DataFolderInUse => DataFolder ?? (Demo ? Path.Combine(".statusmesh", "demo") : ".statusmesh");

    /// <summary>Checks the settings when the host starts.</summary>
    [OptionsValidator]
    public sealed partial class Validator : IValidateOptions<LocalHostOptions>;
}
