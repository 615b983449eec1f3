using Proofmark.Formats.Python;

namespace Proofmark.Scanning.Code;

/// <summary>Takes the calls that source code makes.</summary>
internal interface ICallSink
{
    /// <summary>A call.</summary>
    void Call(CodeCall call);

    /// <summary>A function of the file itself that is called, or handed to something that may call it.</summary>
    void Local(string name);
}

/// <summary>A call as source code writes it.</summary>
/// <param name="Path">What is called.</param>
/// <param name="Arguments">What it is called with, names included.</param>
/// <param name="Node">Where it stands.</param>
/// <param name="Passed">True when the function is only handed to something that may call it.</param>
internal sealed record CodeCall(string Path, IReadOnlyList<CodeArgument> Arguments, PythonNode Node, bool Passed);

/// <summary>An argument.</summary>
/// <param name="Name">Its name; null when it is given by position.</param>
/// <param name="Value">What is known of it.</param>
/// <param name="Node">How it is written.</param>
internal sealed record CodeArgument(string? Name, CodeValue Value, PythonNode Node);
