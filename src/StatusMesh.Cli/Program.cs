using StatusMesh.Cli;

return await CommandTree.Create(Console.Out, Console.Error).Parse(args).InvokeAsync();
