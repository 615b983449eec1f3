using System.Text;
using Proofmark.Core;
using Proofmark.Scanning.Tests.Support;

namespace Proofmark.Scanning.Tests.Checks;

/// <summary>
/// Calls whose effect is known are judged by what comes of them: <c>getattr</c> of an imported object, <c>functools.partial</c>, <c>operator.itemgetter</c>.
/// They are denied again as soon as they are handed on as values, or used in a way that was not followed.
/// </summary>
public sealed class FollowedCallsTests
{
    private static readonly byte[] GetAttribute = Global("builtins", "getattr");
    private static readonly byte[] Partial = Global("functools", "partial");

    public static TheoryData<string, byte[]> Harmless => new()
    {
        { "getattr(str, 'lower')", [.. GetAttribute, .. Global("builtins", "str"), .. Text("lower"), 0x86, (byte)'R'] },
        { "getattr by the memo, twice", [.. GetAttribute, (byte)'q', 0, .. Global("builtins", "str"), .. Text("lower"), 0x86, (byte)'R', (byte)'0', (byte)'h', 0, .. Global("builtins", "str"), .. Text("upper"), 0x86, (byte)'R'] },
        { "getattr(RegexFlag, 'IGNORECASE')", [.. GetAttribute, .. Global("re", "RegexFlag"), .. Text("IGNORECASE"), 0x86, (byte)'R'] },
        { "partial(int)", [.. Partial, .. Global("builtins", "int"), 0x85, (byte)'R', (byte)'(', .. Global("builtins", "int"), (byte)')', (byte)'}', (byte)'N', (byte)'t', (byte)'b'] },
        { "a bound method of a text", [.. GetAttribute, .. Text("a"), .. Text("lower"), 0x86, (byte)'R'] },
        { "type(None)", [.. Global("builtins", "type"), (byte)'N', 0x85, (byte)'R'] },
        { "attrgetter('coef_', 'a.b')", [.. Global("operator", "attrgetter"), .. Text("coef_"), .. Text("a.b"), 0x86, (byte)'R'] },
        { "methodcaller('predict', 1)", [.. Global("operator", "methodcaller"), .. Text("predict"), (byte)'K', 1, 0x86, (byte)'R'] },
        { "type of a list by dill", [.. Global("dill._dill", "_load_type"), .. Text("list"), 0x85, (byte)'R'] },
        { "range by dill", [.. Global("dill._dill", "_eval_repr"), .. Text("range(0, 3)"), 0x85, (byte)'R'] },
        { "itemgetter('a', 1)", [.. Global("operator", "itemgetter"), .. Text("a"), (byte)'K', 1, 0x86, (byte)'R'] },
    };

    public static TheoryData<string, byte[]> Denied => new()
    {
        { "getattr handed on", [.. Global("collections", "defaultdict"), .. GetAttribute, 0x85, (byte)'R'] },
        { "getattr called and handed on", [.. GetAttribute, (byte)'q', 0, .. Global("builtins", "str"), .. Text("lower"), 0x86, (byte)'R', (byte)'0', .. Global("collections", "defaultdict"), (byte)'h', 0, 0x85, (byte)'R'] },
        { "getattr in a list", [.. GetAttribute, (byte)'q', 0, .. Global("builtins", "str"), .. Text("lower"), 0x86, (byte)'R', (byte)'0', (byte)']', (byte)'h', 0, (byte)'a'] },
        { "getattr of a value that is called", [.. GetAttribute, .. Text("a"), .. Text("lower"), 0x86, (byte)'R', (byte)')', (byte)'R'] },
        { "getattr of a method on no list", [.. GetAttribute, .. Global("pathlib", "PosixPath"), .. Text("x"), 0x85, (byte)'R', .. Text("unlink"), 0x86, (byte)'R', (byte)')', (byte)'R'] },
        { "getattr of a name with underscores", [.. GetAttribute, .. Text("a"), .. Text("__class__"), 0x86, (byte)'R'] },
        { "type of a class", [.. Global("builtins", "type"), .. Global("builtins", "int"), 0x85, (byte)'R'] },
        { "type with three arguments", [.. Global("builtins", "type"), .. Text("A"), (byte)')', (byte)'}', 0x87, (byte)'R'] },
        { "attrgetter of a name with underscores", [.. Global("operator", "attrgetter"), .. Text("__class__.__base__"), 0x85, (byte)'R'] },
        { "methodcaller of a name with underscores", [.. Global("operator", "methodcaller"), .. Text("__reduce__"), 0x85, (byte)'R'] },
        { "type of code by dill", [.. Global("dill._dill", "_load_type"), .. Text("CodeType"), 0x85, (byte)'R'] },
        { "text that dill evaluates", [.. Global("dill._dill", "_eval_repr"), .. Text("range(__import__('os').system('id'))"), 0x85, (byte)'R'] },
        { "getattr of a value with a default", [.. GetAttribute, .. Text("a"), .. Text("lower"), .. Global("builtins", "int"), 0x87, (byte)'R'] },
        { "getattr with a default", [.. GetAttribute, .. Global("builtins", "str"), .. Text("nothing"), .. Global("builtins", "int"), 0x87, (byte)'R'] },
        { "getattr once of a module's function, once of a computed value", [.. GetAttribute, (byte)'q', 0, .. Global("builtins", "str"), .. Text("lower"), 0x86, (byte)'R', (byte)'0', (byte)'h', 0, .. Text("a"), .. Text("__class__"), 0x86, (byte)'R'] },
        { "getattr(os, 'system')", [.. GetAttribute, .. Global("os", "path"), .. Text("os"), 0x86, (byte)'R'] },
        { "partial(os.system)", [.. Partial, .. Global("os", "system"), 0x85, (byte)'R'] },
        { "partial with another function in its state", [.. Partial, .. Global("builtins", "int"), 0x85, (byte)'R', (byte)'(', .. Global("os", "system"), (byte)')', (byte)'}', (byte)'N', (byte)'t', (byte)'b'] },
        { "partial that is called", [.. Partial, .. Global("os", "system"), .. Text("x"), 0x86, (byte)'R', (byte)')', (byte)'R'] },
        { "partial of a computed function", [.. Partial, .. GetAttribute, .. Text("a"), .. Text("__class__"), 0x86, (byte)'R', 0x85, (byte)'R'] },
        { "itemgetter of something computed", [.. Global("operator", "itemgetter"), .. Global("builtins", "str"), 0x85, (byte)'R'] },
        { "attributes of getattr itself", [.. GetAttribute, (byte)'q', 0, .. Global("builtins", "str"), .. Text("lower"), 0x86, (byte)'R', (byte)'0', (byte)'h', 0, (byte)'}', .. Text("a"), (byte)'K', 1, (byte)'s', (byte)'b'] },
    };

    [Theory]
    [MemberData(nameof(Harmless))]
    public void WhatIsFollowedIsJudgedByWhatComesOfIt(string what, byte[] body) => Scan(body).Outcome.Should().Be(Outcome.Pass, what);

    [Theory]
    [MemberData(nameof(Denied))]
    public void WhatIsNotFollowedStaysDenied(string what, byte[] body) => Scan(body).Outcome.Should().Be(Outcome.Fail, what);

    private static CheckResult Scan(byte[] body) => Scans.File("model.pkl", [0x80, 4, .. body, (byte)'.']);

    private static byte[] Global(string module, string name) => Encoding.ASCII.GetBytes($"c{module}\n{name}\n");

    private static byte[] Text(string text) => [0x8C, (byte)text.Length, .. Encoding.ASCII.GetBytes(text)];
}
