using Proofmark.Samples.Generator;

if (args.Length != 1)
{
    Console.Error.WriteLine("usage: dotnet run --project samples/generator -- FOLDER    (FOLDER is usually 'samples')");
    return 64;
}

foreach (var file in SampleFile.All)
{
    var path = Path.Combine(args[0], file.Path);
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllBytes(path, file.Write());
    Console.WriteLine(path);
}

return 0;
