namespace Proofmark.Formats.Identification;

/// <summary>Bytes at a fixed offset that show a format.</summary>
/// <param name="Format">The format.</param>
/// <param name="Offset">Where they stand.</param>
/// <param name="Bytes">The bytes.</param>
internal sealed record Signature(ModelFormat Format, int Offset, byte[] Bytes)
{
    /// <summary>All signatures that suffice alone. Formats that need a closer look are in <see cref="StructureProbes"/>.</summary>
    public static IReadOnlyList<Signature> All { get; } =
    [
        new(ModelFormats.Ggml, 0, [.. "lmgg"u8]),
        new(ModelFormats.Ggml, 0, [.. "tjgg"u8]),
        new(ModelFormats.Ggml, 0, [.. "algg"u8]),
        new(ModelFormats.Ggml, 0, [.. "fmgg"u8]),
        new(ModelFormats.Gzip, 0, [0x1f, 0x8b]),
        new(ModelFormats.Bzip2, 4, [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]),
        new(ModelFormats.Bzip2, 4, [0x17, 0x72, 0x45, 0x38, 0x50, 0x90]),
        new(ModelFormats.Xz, 0, [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]),
        new(ModelFormats.Lzma, 0, [0x5d, 0x00, 0x00]),
        new(ModelFormats.Lz4, 0, [0x04, 0x22, 0x4d, 0x18]),
        new(ModelFormats.Lz4, 0, [0x02, 0x21, 0x4c, 0x18]),
        new(ModelFormats.Zstd, 0, [0x28, 0xb5, 0x2f, 0xfd]),
        new(ModelFormats.SevenZip, 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
        new(ModelFormats.Rar, 0, [.. "Rar!\u001a\u0007"u8]),
        new(ModelFormats.TfLite, 4, [.. "TFL3"u8]),
        new(ModelFormats.ExecuTorch, 4, [.. "ET12"u8]),
        new(ModelFormats.Rds, 0, [.. "X\n\0\0\0"u8]),
        new(ModelFormats.Rds, 0, [.. "A\n2\n"u8]),
        new(ModelFormats.Rds, 0, [.. "A\n3\n"u8]),
        new(ModelFormats.Executable, 0, [0x7f, .. "ELF"u8]),
        new(ModelFormats.Executable, 0, [0xfe, 0xed, 0xfa, 0xce]),
        new(ModelFormats.Executable, 0, [0xfe, 0xed, 0xfa, 0xcf]),
        new(ModelFormats.Executable, 0, [0xce, 0xfa, 0xed, 0xfe]),
        new(ModelFormats.Executable, 0, [0xcf, 0xfa, 0xed, 0xfe]),
        new(ModelFormats.Executable, 0, [0xca, 0xfe, 0xba, 0xbe]),
        new(ModelFormats.PythonBytecode, 1, [0x0d, 0x0d, 0x0a]),
        new(ModelFormats.PythonBytecode, 1, [0x0e, 0x0d, 0x0a]),
        new(ModelFormats.PythonBytecode, 1, [0xf3, 0x0d, 0x0a]),
        new(ModelFormats.Pdf, 0, [.. "%PDF-"u8]),
        new(ModelFormats.Image, 0, [0x89, .. "PNG\r\n\u001a\n"u8]),
        new(ModelFormats.Image, 0, [0xff, 0xd8, 0xff]),
        new(ModelFormats.Image, 0, [.. "GIF87a"u8]),
        new(ModelFormats.Image, 0, [.. "GIF89a"u8]),
        new(ModelFormats.Image, 8, [.. "WEBPVP8"u8]),
        new(ModelFormats.Image, 0, [.. "II*\0"u8]),
        new(ModelFormats.Image, 0, [.. "MM\0*"u8]),
        new(ModelFormats.Media, 8, [.. "WAVEfmt "u8]),
        new(ModelFormats.Media, 0, [.. "fLaC\0"u8]),
        new(ModelFormats.Media, 0, [.. "OggS\0"u8]),
        new(ModelFormats.Media, 0, [.. "ID3\u0003"u8]),
        new(ModelFormats.Media, 0, [.. "ID3\u0004"u8]),
        new(ModelFormats.Media, 4, [.. "ftyp"u8]),
    ];
}
