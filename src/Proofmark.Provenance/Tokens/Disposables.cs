namespace Proofmark.Provenance.Tokens;

/// <summary>Disposes of what it holds, the last first.</summary>
internal sealed class Disposables : IDisposable
{
    private readonly Stack<IDisposable> held = new();

    public T Add<T>(T item)
        where T : IDisposable
    {
        held.Push(item);
        return item;
    }

    public void Dispose()
    {
        while (held.TryPop(out var item))
        {
            item.Dispose();
        }
    }
}
