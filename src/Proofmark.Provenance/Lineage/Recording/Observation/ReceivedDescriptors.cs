using System.Buffers.Binary;

namespace Proofmark.Provenance.Lineage.Recording.Observation;

/// <summary>Descriptors that came over a socket (SCM_RIGHTS of unix(7)).</summary>
internal sealed class ReceivedDescriptors(ObservationLog log)
{
    private const int HeaderBytes = 56;
    private const int MessageBytes = 64;
    private const int MostControl = 65_536;
    private const int ControlHeader = 16;

    private readonly OpenedFiles opened = new(log);

    /// <param name="task">Who received.</param>
    /// <param name="address">Of the first message.</param>
    /// <param name="count">Messages.</param>
    public void Read(int task, ulong address, int count)
    {
        for (var i = 0; i < count; i++)
        {
            if (TaskMemory.Read(task, address + (ulong)(i * MessageBytes), HeaderBytes) is not { } header)
            {
                log.Miss(Gap.ReceivedDescriptor);
                return;
            }

            var control = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(32));
            var length = BinaryPrimitives.ReadUInt64LittleEndian(header.AsSpan(40));
            if (control == 0 || length < ControlHeader)
            {
                continue;
            }

            if (length > MostControl || TaskMemory.Read(task, control, (int)length) is not { } bytes)
            {
                log.Miss(Gap.ReceivedDescriptor);
                return;
            }

            Control(task, bytes);
        }
    }

    private void Control(int task, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length >= ControlHeader)
        {
            var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            if (length < ControlHeader || length > (ulong)bytes.Length)
            {
                log.Miss(Gap.ReceivedDescriptor);
                return;
            }

            const int rights = 1;
            if (BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]) == 1 && BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]) == rights)
            {
                for (var at = ControlHeader; at + 4 <= (int)length; at += 4)
                {
                    // A file has a name to record. What a pipe or a socket leads to is known to its sender only.
                    if (!opened.Found(task, BinaryPrimitives.ReadInt32LittleEndian(bytes[at..])))
                    {
                        log.Miss(Gap.ReceivedDescriptor);
                    }
                }
            }

            bytes = bytes[Math.Min(bytes.Length, ((int)length + 7) & ~7)..];
        }
    }
}
