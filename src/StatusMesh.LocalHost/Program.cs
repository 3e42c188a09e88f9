using StatusMesh.Core.Settings;
using StatusMesh.LocalHost.Hosting;
using StatusMesh.LocalHost.Startup;

var reading = CommandLine.Read(args, Console.Out, Console.Error);
if (reading is CommandLineReading.Done done)
{
    return done.ExitCode;
}

try
{
    await HostRun.RunAsync(((CommandLineReading.Run)reading).Arguments, CancellationToken.None);
    return 0;
}
catch (StartupProblem problem)
{
    Console.Error.WriteLine("StatusMesh did not start.");
    Console.Error.WriteLine(problem.Text);
    return StartupProblem.ExitCode;
}
catch (InvalidSettingsException wrong)
{
    Console.Error.WriteLine("StatusMesh did not start: settings are wrong.");
    Console.Error.WriteLine(wrong.Message);
    return StartupProblem.ExitCode;
}
