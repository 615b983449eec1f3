using System.CommandLine;

var root = new RootCommand("Tests the security of AI systems, keeps the proof, and says what to fix first.");
var c = new Command("scan", "x");
var a = new Argument<string[]>("PATH") { Arity = ArgumentArity.OneOrMore };
var o = new Option<string[]>("--output", "-o") { HelpName = "FORMAT[=FILE]" };
c.Arguments.Add(a);
c.Options.Add(o);
c.SetAction((r, ct) => { Console.WriteLine(string.Join(",", r.GetValue(a)!)); return Task.FromResult(3); });
root.Subcommands.Add(c);
return await root.Parse(args).InvokeAsync();
