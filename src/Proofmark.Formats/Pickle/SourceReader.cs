namespace Proofmark.Formats.Pickle;

/// <summary>Reads the programs of a source one after the other.</summary>
internal sealed class SourceReader(Session session)
{
    private string? _stopped;
    private bool _isPickle = true;
    private long _trailing;

    public PickleReading Read()
    {
        ReadFirst();
        while (_stopped is null && session.Source.TryEnsure(1) && ReadNext())
        {
        }

        if (_stopped is null)
        {
            CountTrailing();
        }

        bool astray = session.WrapperHandedOn || (_stopped is null && session.WrappersAtLarge != 0);
        if (astray && session.Options.FollowJoblibArrays)
        {
            session.Anomalies.Add("joblib-wrapper-at-large", "an array wrapper of joblib is used in a way that cannot be followed: it decides which bytes are read as code", session.Source.Offset, deceptive: true);
        }

        return new PickleReading
        {
            Programs = [.. session.Programs],
            Callables = session.Callables.ToList(),
            Anomalies = session.Anomalies.ToList(),
            BytesRead = session.Programs.Count > 0 ? session.Programs.Max(program => program.End) : 0,
            Complete = _stopped is null,
            Stopped = _stopped,
            IsPickle = _isPickle,
            Joblib = session.Joblib,
            PersistentIds = session.PersistentIds,
            FilesBeside = [.. session.FilesBeside],
            Storages = session.Storages.Found,
            Embedded = session.Embedded.Found,
            EmbeddedComplete = !session.Embedded.Overflow,
            TrailingBytes = _trailing,
        };
    }

    private void ReadFirst()
    {
        var machine = new ProgramMachine(session);
        try
        {
            machine.Run();
            session.Root = machine.Result;
        }
        catch (PickleStopException stop)
        {
            _isPickle = machine.Opcodes > 0 || stop.Limit;
            Stop(stop);
        }
    }

    // True when a further program was found and another one may follow.
    private bool ReadNext()
    {
        if (!session.Options.ReadFurtherPrograms)
        {
            return false;
        }

        if (session.Programs.Count >= session.Options.MaxPrograms)
        {
            Stop(new PickleStopException("programs-limit", $"more than {session.Options.MaxPrograms} programs", session.Source.Offset, limit: true));
            return false;
        }

        long start = session.Source.Offset;
        bool announced = session.Source.TryEnsure(2) && session.Source.Window is [Op.Proto, <= 5, ..];
        int anomalies = session.Anomalies.Count;
        int callables = session.Callables.Count;
        int programs = session.Programs.Count;
        try
        {
            new ProgramMachine(session).Run();
            return true;
        }
        catch (PickleStopException stop)
        {
            if (announced || stop.Limit || session.Callables.From(callables).Any(IsCode))
            {
                Stop(stop);
                return false;
            }

            session.Programs.RemoveRange(programs, session.Programs.Count - programs);
            session.Callables.RemoveFrom(callables);
            session.Anomalies.RemoveFrom(anomalies);
            _trailing = session.Source.Offset - start;
            return false;
        }
    }

    // Raw numbers can begin with an EXT opcode or with "c": a name must be plain, and without a name something must be called.
    private static bool IsCode(PickleCallable found) => found.Resolved ? PlainName.Is(found) : found.Reach != PickleReach.Import;

    private void CountTrailing()
    {
        long start = session.Source.Offset - _trailing;
        session.Source.SkipToEnd();
        _trailing = session.Source.Offset - start;
        if (_trailing > 0)
        {
            session.Anomalies.Add("data-after-stop", $"{_trailing} bytes follow the last program", start);
        }
    }

    private void Stop(PickleStopException stop)
    {
        _stopped = $"{stop.Message} (offset {stop.Offset})";
        session.Anomalies.Add(stop.Code, stop.Message, stop.Offset);
    }
}
