using Proofmark.Formats.Pickle;
using Proofmark.Scanning.Verdicts;

namespace Proofmark.Scanning.Globals;

/// <summary>A group of globals that are judged alike, as the list data declares it.</summary>
internal sealed class GlobalGroup(string name, bool allowed)
{
    /// <summary>Name of the group, unique in its list.</summary>
    public string Name { get; } = name;

    /// <summary>True for a group of the allowlist.</summary>
    public bool Allowed { get; } = allowed;

    /// <summary>Why the group is on its list.</summary>
    public string Why { get; set; } = "";

    /// <summary>What a denied group lends.</summary>
    public Capabilities Capabilities { get; set; }

    /// <summary>The verdict on a name that is only imported.</summary>
    public Verdict Imported { get; set; } = allowed ? Verdict.Clean : Verdict.Suspicious;

    /// <summary>The verdict on a name that is instantiated (its <c>__new__</c> only) or given state; of a denied name, also when it is called.</summary>
    public Verdict Reached { get; set; } = allowed ? Verdict.Clean : Verdict.Malicious;

    /// <summary>
    /// The verdict on a name that is called while loading. An allowed group says so itself when it may be: most of what pickles name they only store,
    /// and a call with arguments of the file's choice is how a harmless function comes to call back what is harmful.
    /// </summary>
    public Verdict Called { get; set; } = Verdict.Suspicious;

    /// <summary>The verdict on an instance whose methods the opcodes for items call (<c>append</c>, <c>extend</c>, <c>add</c>, <c>__setitem__</c>).</summary>
    public Verdict Filled { get; set; } = Verdict.Suspicious;

    /// <summary>The verdict on an allowed name that a configuration has called with arguments of its own, as frameworks do when the user asks for it.</summary>
    public Verdict Constructed { get; set; } = Verdict.Clean;

    /// <summary>The verdict on a name that is reached in this way.</summary>
    public Verdict VerdictOn(PickleReach reach) => reach switch
    {
        PickleReach.Import => Imported,
        PickleReach.Call when Allowed => Called,
        PickleReach.Mutate when Allowed => Filled,
        _ => Reached,
    };

    /// <summary>Ids in public catalogues that fit every entry.</summary>
    public List<string> References { get; } = [];

    /// <summary>Advisories: an id, then the modules or globals it is about.</summary>
    public List<string[]> Advisories { get; } = [];

    /// <summary>Self-test: qualified names that this group must match.</summary>
    public List<string> Match { get; } = [];

    /// <summary>Self-test: qualified names that this group must not match.</summary>
    public List<string> Miss { get; } = [];
}
