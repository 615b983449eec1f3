using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Proofmark.Provenance.Tokens;

/// <summary>
/// A loaded PKCS #11 module. The functions are called through the pointers of its function list, in the order of CK_FUNCTION_LIST (PKCS #11 2.40, 5.5 and pkcs11f.h);
/// why no library does this is told in docs/adr/0016. CK_ULONG is as wide as a pointer and structures are naturally aligned, which holds on Linux and macOS and not on Windows.
/// Used by one thread.
/// </summary>
internal sealed unsafe class CryptokiModule : IDisposable
{
    private const int TokenInfoBytes = 208;
    private const int SlotInfoBytes = 112;
    private const int InfoBytes = 88;
    private const int MostSlots = 1024;

    private static readonly int[] Needed = [1, 2, 3, 5, 6, 7, 13, 14, 19, 25, 27, 28, 29, 43, 44];

    private readonly nint* functions;
    private readonly bool isOurs;

    private CryptokiModule(string file, nint* functions)
    {
        File = file;
        this.functions = functions;
        var answer = ((delegate* unmanaged[Cdecl]<void*, nuint>)functions[1])(null);
        isOurs = answer != Cryptoki.AlreadyInitialized;
        if (isOurs)
        {
            Check(answer, "cannot be initialised");
        }
    }

    /// <summary>The module's file.</summary>
    public string File { get; }

    /// <summary>The function list; index n is the n-th function of CK_FUNCTION_LIST.</summary>
    public nint* Functions => functions;

    /// <summary>Loads a module, which runs its code.</summary>
    /// <param name="file">Absolute path.</param>
    /// <exception cref="TokenException">It is no PKCS #11 module, or cannot be loaded.</exception>
    public static CryptokiModule Load(string file)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new TokenException("PKCS #11 modules are used on Linux and macOS only");
        }

        if (!Path.IsPathFullyQualified(file))
        {
            throw new TokenException($"the PKCS #11 module '{file}' is named by an absolute path, so that no other file of this name is loaded");
        }

        if (!System.IO.File.Exists(file))
        {
            throw new TokenException($"there is no PKCS #11 module '{file}'");
        }

        nint library;
        try
        {
            library = NativeLibrary.Load(file);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            throw new TokenException($"the PKCS #11 module '{file}' cannot be loaded", failure);
        }

        if (!NativeLibrary.TryGetExport(library, "C_GetFunctionList", out var entry))
        {
            throw new TokenException($"'{file}' is no PKCS #11 module: it has no C_GetFunctionList");
        }

        byte* list = null;
        var answer = ((delegate* unmanaged[Cdecl]<byte**, nuint>)entry)(&list);
        if (answer != Cryptoki.Ok || list is null || list[0] is < 2 or > 3)
        {
            throw new TokenException($"'{file}' is no PKCS #11 module of version 2 or 3");
        }

        // The version takes two bytes and is padded to a pointer, so the pointers begin at index 1.
        var functions = (nint*)list;
        foreach (var index in Needed)
        {
            if (functions[index] == 0)
            {
                throw new TokenException($"the PKCS #11 module '{file}' lacks a function that signing needs (number {index})");
            }
        }

        return new CryptokiModule(file, functions);
    }

    /// <summary>The slots with a token in them.</summary>
    public nuint[] Slots()
    {
        nuint count = 0;
        var function = (delegate* unmanaged[Cdecl]<byte, nuint*, nuint*, nuint>)functions[5];
        Check(function(1, null, &count), "does not list its slots");
        if (count > MostSlots)
        {
            throw new TokenException($"the PKCS #11 module '{File}' says that it has more than {MostSlots} tokens");
        }

        var slots = new nuint[(int)count];
        fixed (nuint* first = slots)
        {
            Check(function(1, first, &count), "does not list its slots");
        }

        return slots[..(int)Math.Min(count, (nuint)slots.Length)];
    }

    /// <summary>What a slot and its token say about themselves.</summary>
    public TokenInfo Describe(nuint slot)
    {
        var (token, place, library) = (new byte[TokenInfoBytes], new byte[SlotInfoBytes], new byte[InfoBytes]);
        fixed (byte* t = token, s = place, l = library)
        {
            Check(((delegate* unmanaged[Cdecl]<byte*, nuint>)functions[3])(l), "does not describe itself");
            Check(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint>)functions[6])(slot, s), "does not describe a slot");
            Check(((delegate* unmanaged[Cdecl]<nuint, byte*, nuint>)functions[7])(slot, t), "does not describe a token");
        }

        return new TokenInfo(File, slot, (nuint)BinaryPrimitives.ReadUInt64LittleEndian(token.AsSpan(96)), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["token"] = Text(token, 0, 32),
            ["manufacturer"] = Text(token, 32, 32),
            ["model"] = Text(token, 64, 16),
            ["serial"] = Text(token, 80, 16),
            ["slot-description"] = Text(place, 0, 64),
            ["slot-manufacturer"] = Text(place, 64, 32),
            ["library-manufacturer"] = Text(library, 2, 32),
            ["library-description"] = Text(library, 48, 32),
            ["library-version"] = $"{library[80]}.{library[81]}",
        });
    }

    /// <summary>Opens a session that reads.</summary>
    public CryptokiSession Open(nuint slot)
    {
        nuint session = 0;
        Check(((delegate* unmanaged[Cdecl]<nuint, nuint, void*, void*, nuint*, nuint>)functions[13])(slot, Cryptoki.SerialSession, null, null, &session), "does not open a session");
        return new CryptokiSession(this, session);
    }

    /// <summary>Throws unless a call succeeded.</summary>
    public void Check(nuint answer, string what)
    {
        if (answer != Cryptoki.Ok)
        {
            throw new TokenException($"the PKCS #11 module '{File}' {what}: {Cryptoki.Explain(answer)}");
        }
    }

    /// <summary>Ends the module's work. Its code stays loaded: modules start threads and register handlers, so that unloading one may crash the process.</summary>
    public void Dispose()
    {
        if (isOurs)
        {
            _ = ((delegate* unmanaged[Cdecl]<void*, nuint>)functions[2])(null);
        }
    }

    // Padded with blanks and not ended by a zero.
    private static string Text(byte[] structure, int start, int length) => Encoding.UTF8.GetString(structure, start, length).TrimEnd(' ', '\0');
}
