using System.Runtime.InteropServices;

namespace Proofmark.Provenance.Tokens;

/// <summary>A session with a token.</summary>
/// <param name="module">The module.</param>
/// <param name="session">The session's number.</param>
internal sealed unsafe class CryptokiSession(CryptokiModule module, nuint session) : IDisposable
{
    private static readonly nuint Unavailable = nuint.MaxValue;
    private const int MostObjects = 1024;
    private const int MostAttributeBytes = 1024 * 1024;

    /// <summary>CK_ATTRIBUTE.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Attribute
    {
        public nuint Type;
        public byte* Value;
        public nuint Length;
    }

    /// <summary>CK_MECHANISM.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Mechanism
    {
        public nuint Type;
        public byte* Parameter;
        public nuint Length;
    }

    /// <summary>Logs in, once.</summary>
    /// <param name="kind">CKU_USER, or CKU_CONTEXT_SPECIFIC for one signature.</param>
    /// <param name="pin">The PIN, UTF-8; null where the device asks for it by itself.</param>
    /// <exception cref="TokenException">The PIN is wrong or locked. It is not tried again.</exception>
    public void LogIn(nuint kind, byte[]? pin)
    {
        nuint answer;
        fixed (byte* bytes = pin)
        {
            answer = ((delegate* unmanaged[Cdecl]<nuint, nuint, byte*, nuint, nuint>)module.Functions[19])(session, kind, bytes, (nuint)(pin?.Length ?? 0));
        }

        if (answer is not (Cryptoki.Ok or Cryptoki.UserAlreadyLoggedIn))
        {
            throw new TokenException($"the token does not take the PIN, which was tried once and is not tried again: {Cryptoki.Explain(answer)}");
        }
    }

    /// <summary>Finds the objects that have all of some attributes.</summary>
    public IReadOnlyList<nuint> Find(nuint objectClass, params ReadOnlySpan<(nuint Type, byte[] Value)> wanted)
    {
        var template = stackalloc Attribute[1 + wanted.Length];
        template[0] = new Attribute { Type = Cryptoki.Class, Value = (byte*)&objectClass, Length = (nuint)sizeof(nuint) };
        var pins = new GCHandle[wanted.Length];
        try
        {
            for (var i = 0; i < wanted.Length; i++)
            {
                pins[i] = GCHandle.Alloc(wanted[i].Value, GCHandleType.Pinned);
                template[i + 1] = new Attribute { Type = wanted[i].Type, Value = (byte*)pins[i].AddrOfPinnedObject(), Length = (nuint)wanted[i].Value.Length };
            }

            module.Check(((delegate* unmanaged[Cdecl]<nuint, Attribute*, nuint, nuint>)module.Functions[27])(session, template, (nuint)(1 + wanted.Length)), "does not search");
        }
        finally
        {
            foreach (var pin in pins.Where(static pin => pin.IsAllocated))
            {
                pin.Free();
            }
        }

        try
        {
            return ReadFound();
        }
        finally
        {
            _ = ((delegate* unmanaged[Cdecl]<nuint, nuint>)module.Functions[29])(session);
        }
    }

    /// <summary>An attribute of an object; null when it has none or does not show it.</summary>
    public byte[]? Read(nuint handle, nuint type)
    {
        var function = (delegate* unmanaged[Cdecl]<nuint, nuint, Attribute*, nuint, nuint>)module.Functions[25];
        var attribute = new Attribute { Type = type };
        var answer = function(session, handle, &attribute, 1);
        if (answer is Cryptoki.AttributeTypeInvalid or Cryptoki.AttributeSensitive || (answer == Cryptoki.Ok && attribute.Length == Unavailable))
        {
            return null;
        }

        module.Check(answer, "does not show an attribute");
        if (attribute.Length > MostAttributeBytes)
        {
            throw new TokenException("the token has an attribute of more than one megabyte");
        }

        var value = new byte[(int)attribute.Length];
        fixed (byte* bytes = value)
        {
            attribute.Value = bytes;
            module.Check(function(session, handle, &attribute, 1), "does not show an attribute");
        }

        return attribute.Length <= (nuint)value.Length ? value[..(int)attribute.Length] : throw new TokenException("an attribute of the token grew while it was read");
    }

    /// <summary>A number; null when the object does not have it.</summary>
    public nuint? ReadNumber(nuint handle, nuint type) =>
        Read(handle, type) is { } bytes && bytes.Length == sizeof(nuint) ? MemoryMarshal.Read<nuint>(bytes) : null;

    /// <summary>A truth value; null when the object does not have it.</summary>
    public bool? ReadFlag(nuint handle, nuint type) => Read(handle, type) is [var value] ? value != 0 : null;

    /// <summary>Signs.</summary>
    /// <param name="key">The private key.</param>
    /// <param name="type">The mechanism.</param>
    /// <param name="parameter">Its parameter; empty for none.</param>
    /// <param name="data">What the mechanism takes.</param>
    /// <param name="most">Bytes that a signature of this key has at most.</param>
    /// <param name="confirm">Called between beginning and signing; null when the key does not ask for a login of its own.</param>
    public byte[] Sign(nuint key, nuint type, byte[] parameter, byte[] data, int most, Action? confirm)
    {
        var signature = new byte[most];
        var length = (nuint)most;
        fixed (byte* p = parameter, d = data, s = signature)
        {
            var mechanism = new Mechanism { Type = type, Parameter = parameter.Length == 0 ? null : p, Length = (nuint)parameter.Length };
            module.Check(((delegate* unmanaged[Cdecl]<nuint, Mechanism*, nuint, nuint>)module.Functions[43])(session, &mechanism, key), "does not begin to sign");
            confirm?.Invoke();
            module.Check(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint, byte*, nuint*, nuint>)module.Functions[44])(session, d, (nuint)data.Length, s, &length), "does not sign");
        }

        return length <= (nuint)most ? signature[..(int)length] : throw new TokenException("the token made a signature that is too long");
    }

    /// <inheritdoc />
    public void Dispose() => _ = ((delegate* unmanaged[Cdecl]<nuint, nuint>)module.Functions[14])(session);

    private List<nuint> ReadFound()
    {
        var function = (delegate* unmanaged[Cdecl]<nuint, nuint*, nuint, nuint*, nuint>)module.Functions[28];
        var found = new List<nuint>();
        while (found.Count < MostObjects)
        {
            nuint handle, count = 0;
            module.Check(function(session, &handle, 1, &count), "does not search");
            if (count == 0)
            {
                return found;
            }

            found.Add(handle);
        }

        throw new TokenException($"more than {MostObjects} objects of the token fit");
    }
}
