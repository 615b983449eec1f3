namespace Proofmark.Formats.Zip;

/// <summary>Signatures and sizes of PKWARE's APPNOTE 6.3.10.</summary>
internal static class ZipConstants
{
    public const uint LocalSignature = 0x04034b50;
    public const uint CentralSignature = 0x02014b50;
    public const uint EndSignature = 0x06054b50;
    public const uint Zip64LocatorSignature = 0x07064b50;
    public const uint Zip64EndSignature = 0x06064b50;
    public const uint DescriptorSignature = 0x08074b50;

    public const int LocalSize = 30;
    public const int CentralSize = 46;
    public const int EndSize = 22;
    public const int Zip64LocatorSize = 20;
    public const int Zip64EndSize = 56;

    public const int Stored = 0;
    public const int Deflate = 8;

    public const int FlagDescriptor = 0x0008;
    public const int FlagPatched = 0x0020;
    public const int FlagUtf8 = 0x0800;
    public const int FlagsEncrypted = 0x2041;
}
