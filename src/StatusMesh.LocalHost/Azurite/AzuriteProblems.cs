using StatusMesh.LocalHost.Startup;

namespace StatusMesh.LocalHost.Azurite;

/// <summary>Says in words why Azurite did not start.</summary>
internal static class AzuriteProblems
{
    public static AzuriteStart.Unavailable NodeMissing { get; } = new(AzuriteLack.Node, new StartupProblem(
        "Node.js is not installed, so Azurite, which keeps the data on disk, cannot run.",
        "Install Node.js 20 or newer and build again, or keep the data in memory with --storage memory."));

    public static AzuriteStart.Unavailable PackageMissing(string folder) => new(AzuriteLack.Package, new StartupProblem(
        $"Azurite is not installed in {folder}.",
        "Run \"npm ci --ignore-scripts\" in that folder, or keep the data in memory with --storage memory."));

    public static AzuriteStart.Unavailable NodeTooOld(string version) => new(AzuriteLack.Node, new StartupProblem(
        $"Node.js {version} is too old for Azurite, which keeps the data on disk.",
        "Install Node.js 20 or newer, or keep the data in memory with --storage memory."));

    public static StartupProblem Of(KeeperSignal.Failed failure, AzuriteOptions options, string lastLines) => failure.Kind switch
    {
        "port" => new(
            $"Azurite cannot listen on ports {options.TablePort} and {options.QueuePort} of 127.0.0.1: {failure.Detail}",
            "Stop the program that uses them."),
        "folder" => new(
            $"Azurite cannot write to {options.DataFolder}: {failure.Detail}",
            "Choose another folder with --data <folder>, or mend this one."),
        "data" => new(
            $"Azurite cannot read its data in {options.DataFolder}; a file is damaged: {failure.Detail}",
            $"Move the folder {options.DataFolder} away to start with an empty one, or put back a copy of it."),
        _ => new(
            $"Azurite did not start: {failure.Detail}" + (lastLines.Length == 0 ? "" : Environment.NewLine + "It last said:" + Environment.NewLine + lastLines),
            "Keep the data in memory with --storage memory until that is mended."),
    };
}
