using System.Diagnostics;
using System.Globalization;
using Proofmark.Fuzz;
using SharpFuzz;

// names                         the targets, a line each
// afl TARGET                    one run under afl-fuzz
// seeds TARGET FOLDER           writes the seeds
// random TARGET MINUTES FOLDER  mutates in this process, without coverage; crashes go to the folder
// check TARGET FILE             runs one input again, for example a crash
if (args is ["afl", string name])
{
    // Instrumented code may not run before SharpFuzz has set up its map: the target is made when the first input is there.
    FuzzTarget? guided = null;
    Fuzzer.OutOfProcess.Run(stream =>
    {
        guided ??= Targets.All.First(candidate => candidate.Name == name);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        guided.Check(copy.ToArray());
    });
    return 0;
}

FuzzTarget? target = args.Length >= 2 ? Targets.All.FirstOrDefault(candidate => candidate.Name == args[1]) : null;
switch (args)
{
    case ["names"]:
        Console.WriteLine(string.Join('\n', Targets.All.Select(known => known.Name)));
        return 0;
    case ["seeds", _, string folder] when target is not null:
        Directory.CreateDirectory(folder);
        foreach ((int index, byte[] seed) in target.Seeds().Index())
        {
            File.WriteAllBytes(Path.Combine(folder, index.ToString("d3", CultureInfo.InvariantCulture)), seed);
        }

        return 0;
    case ["random", _, string minutes, string folder] when target is not null:
        return Mutate(target, TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)), folder);
    case ["check", _, string file] when target is not null:
        target.Check(File.ReadAllBytes(file));
        return 0;
    default:
        Console.Error.WriteLine("usage: names | (afl | seeds | random | check) TARGET ...; targets: " + string.Join(", ", Targets.All.Select(known => known.Name)));
        return 64;
}

static int Mutate(FuzzTarget target, TimeSpan duration, string folder)
{
    // A run is a thousand times faster than this; what takes longer hangs.
    var hang = TimeSpan.FromSeconds(5);
    var mutator = new Mutator(seed: 1, [.. target.Seeds()]);
    long executions = 0, crashes = 0, hangs = 0;
    long started = Stopwatch.GetTimestamp();
    while (Stopwatch.GetElapsedTime(started) < duration)
    {
        byte[] input = mutator.Next();
        long began = Stopwatch.GetTimestamp();
        try
        {
            target.Check(input);
        }
#pragma warning disable CA1031 // Any exception is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            crashes++;
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, "crash-" + crashes.ToString(CultureInfo.InvariantCulture)), input);
            Console.Error.WriteLine(exception);
        }

        hangs += Stopwatch.GetElapsedTime(began) > hang ? 1 : 0;
        executions++;
    }

    Console.WriteLine($"target {target.Name}, in-process mutation without coverage: {executions} executions, {crashes} crashes, {hangs} hangs");
    return crashes + hangs > 0 ? 1 : 0;
}
