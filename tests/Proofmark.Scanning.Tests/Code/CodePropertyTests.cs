using System.Diagnostics;
using CsCheck;
using Proofmark.Core;
using Proofmark.Formats.Python;
using Proofmark.Scanning.Code;
using Proofmark.Scanning.Globals;
using Proofmark.Scanning.Verdicts;
using Proofmark.Tests;

namespace Proofmark.Scanning.Tests.Code;

public sealed class CodePropertyTests
{
    private static readonly string Seed = string.Concat(CodeAttackTests.Suspicious.Select(row => row.Data.Item2));

    [Fact]
    public void ChangedAttacksNeverThrow() =>
        Gen.Select(Gen.Int[0, Seed.Length - 1], Gen.Int[0, 200], Gen.OneOf("(", ")", "'", "\"\"\"", "f'{", "\n", "\\", "=", ":", "exec", ".", "[::-1]", "lambda ", "@", "\0", "*", "%", "import "))
            .Array[1, 6]
            .Sample(
                changes =>
                {
                    var text = Seed;
                    foreach (var (at, length, put) in changes)
                    {
                        var start = Math.Min(at, text.Length);
                        text = text[..start] + put + text[Math.Min(text.Length, start + length)..];
                    }

                    Judge(text);
                },
                iter: 400);

    /// <summary>Short programs that ask for much: what is spent has to stay near the length of the text.</summary>
    public static TheoryData<string, string> Costly => new()
    {
        { "doubling", "s = 'a'\n" + Repeat("s = s + s\n", 20_000) },
        { "joining a long list", "l = [" + Repeat("'a',", 4_000) + "]\n" + Repeat("x = ''.join(l)\n", 20_000) },
        { "searching a long dict", "d = {" + Repeat("'a': 'b',", 100_000) + "}\n" + Repeat("d['c']\n", 20_000) },
        { "many values of a name", Repeat("import os\nf = os.system\nf = print\nf('id')\n", 20_000) },
        { "many functions", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"def f{i}():\n  f{i + 1}()\n")) + "f0()\n" },
        { "deep blocks", string.Concat(Enumerable.Range(0, 1_000).Select(i => new string(' ', i) + "if x:\n")) },
        { "text in text", Repeat("exec(\"exec('exec(1)')\")\n", 20_000) },
        { "replacing", "s = '" + new string('a', 1000) + "'\n" + Repeat("s = s.replace('a', 'b')\n", 20_000) },
        { "a long chain of names", "x = " + Repeat("a.", 199) + "b\n" + Repeat("x.c()\n", 20_000) },
    };

    [Theory]
    [MemberData(nameof(Costly))]
    public void WhatIsSpentIsBounded(string name, string source)
    {
        var watch = Stopwatch.StartNew();

        Judge(source);

        watch.Elapsed.Should().BeLessThan(Hang.After, name);
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static void Judge(string source)
    {
        var inspection = new Inspection(Limits.Default, GlobalLists.Current, TestContext.Current.CancellationToken);
        PythonCode.Judge(PythonReader.Read(source, Limits.Default), new Place("m.py", null, 0, 0, false), CodeReach.Import, inspection);
    }
}
