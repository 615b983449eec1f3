using System.Buffers.Binary;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>The calls that reach others, and those by which others reach a process.</summary>
internal sealed class NetworkCalls(ObservationLog log)
{
    private const int MostMessages = 1024;
    private const int MessageBytes = 64;

    private readonly ReceivedDescriptors received = new(log);

    public static void Enter(TracedTask task, PendingCall pending)
    {
        var a = pending.Arguments;
        switch (pending.Call)
        {
            case Call.Connect:
                Addressed(task, pending, a[1], (uint)a[2]);
                break;
            case Call.SendTo:
                Addressed(task, pending, a[4], (uint)a[5]);
                break;
            case Call.SendMessage:
                Message(task, pending, a[1]);
                break;
            case Call.SendMessages:
                for (var i = 0ul; i < Math.Min((uint)a[2], MostMessages); i++)
                {
                    Message(task, pending, a[1] + (i * MessageBytes));
                }

                break;
            case Call.Listen:
                pending.Gap = Gap.BoundSocket;
                break;
            case Call.Bind:
                // Everyone who talks with the kernel over netlink is bound.
                const int kernelLink = 16;
                pending.Gap = SocketAddress.Read(task.Id, a[1], (uint)a[2]) is { Family: kernelLink } ? null : Gap.BoundSocket;
                break;
            case Call.Socket when !IsKnown((uint)a[0], (uint)a[1] & 0xf, (uint)a[2]):
                pending.Gap = Gap.OtherSocket;
                break;
        }
    }

    /// <param name="task">Who called.</param>
    /// <param name="pending">The call.</param>
    /// <param name="result">Its result, zero when it is not known.</param>
    public void Ended(TracedTask task, PendingCall pending, long result)
    {
        if ((pending.Call is Call.ReceiveMessage or Call.ReceiveMessages) && result >= 0)
        {
            received.Read(task.Id, pending.Arguments[1], pending.Call is Call.ReceiveMessage ? 1 : (int)Math.Min(result, MostMessages));
        }

        if (pending.Call is not (Call.Connect or Call.SendTo or Call.SendMessage or Call.SendMessages) || !HasReached(result))
        {
            return;
        }

        if (pending.Gap is { } gap)
        {
            log.Miss(gap);
        }

        foreach (var address in pending.Addresses)
        {
            if (address.Host(task.Id) is { } host)
            {
                log.Host(host);
            }
            else if (!address.IsNobody || (pending.Call is not Call.Connect && address.Family == 0))
            {
                log.Miss(Gap.AddressUnknown);
            }
        }
    }

    /// <summary>It went well, or goes on by itself: interrupted, to be begun again, already begun, in progress.</summary>
    private static bool HasReached(long result) => result is >= 0 or -4 or -114 or -115 or (<= -512 and >= -516);

    private static bool IsKnown(uint family, uint type, uint protocol) => family switch
    {
        1 or 16 => true,
        2 or 10 => (type is 1 or 2) && (protocol is 0 or 1 or 6 or 17 or 58 or 262),
        _ => false,
    };

    private static void Message(TracedTask task, PendingCall pending, ulong address)
    {
        if (TaskMemory.Read(task.Id, address, 16) is { } header)
        {
            Addressed(task, pending, BinaryPrimitives.ReadUInt64LittleEndian(header), BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(8)));
        }
        else
        {
            pending.Gap = Gap.AddressUnknown;
        }
    }

    private static void Addressed(TracedTask task, PendingCall pending, ulong address, uint length)
    {
        if (address == 0 || length == 0)
        {
            return;
        }

        if (SocketAddress.Read(task.Id, address, length) is { } read)
        {
            pending.Addresses = [.. pending.Addresses, read];
        }
        else
        {
            pending.Gap = Gap.AddressUnknown;
        }
    }
}
