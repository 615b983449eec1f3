using Proofmark.Formats.Joblib;

namespace Proofmark.Formats.Pickle;

/// <content>
/// Joblib's array wrappers, whose instances swallow raw bytes: one that is made or filled where it cannot be seen would make the rest of the file
/// read differently here and there.
/// </content>
internal sealed partial class ProgramMachine
{
    private bool WrappersAreAbout => _session.WrappersAtLarge != 0 || _session.Joblib;

    private void CountWrapper(Value value)
    {
        if (IsWrapperClass(value))
        {
            _session.WrappersAtLarge++;
        }
    }

    // The count alone can be balanced by filling one instance twice, so nothing may take a wrapper where it is no longer followed.
    private ReadOnlySpan<ulong> Watched(ReadOnlySpan<ulong> items)
    {
        if (WrappersAreAbout && !IsReconstruction(items))
        {
            foreach (ulong item in items)
            {
                Watch(new Value(item));
            }
        }

        return items;
    }

    private void Watch(Value value) => _session.WrapperHandedOn |= WrappersAreAbout && (IsWrapper(value) || NamesWrapper(value));

    private void WatchArguments(Value callee, Value arguments)
    {
        bool makesInstance = callee.Kind == ValueKind.Global && _session.Globals[callee.Index].Known == Known.MakeInstance;
        if (!makesInstance)
        {
            Watch(arguments);
        }
    }

    // The arguments with which protocols 0 and 1 make an instance.
    private bool IsReconstruction(ReadOnlySpan<ulong> items) =>
        items.Length == 3 && IsWrapperClass(new Value(items[0])) && new Value(items[2]).Kind == ValueKind.None;

    private bool NamesWrapper(Value value) => value.Kind == ValueKind.Tuple && _store.Items(value) is [ulong first, ..] && IsWrapperClass(new Value(first));

    private bool IsWrapper(Value value) => IsWrapperClass(value) || IsWrapperClass(ClassOf(value));

    private bool IsWrapperClass(Value value) =>
        value.Kind == ValueKind.Global && _session.Globals[value.Index] is { } global && NumpyArrayWrapper.IsWrapper(global.Module, global.Name);
}
