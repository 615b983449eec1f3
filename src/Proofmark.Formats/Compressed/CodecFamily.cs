using Proofmark.Formats.Compressed.Deflate;
using Proofmark.Formats.Compressed.Lz4;
using Proofmark.Formats.Compressed.Xz;
using Proofmark.Formats.Compressed.Zstd;
using Proofmark.Formats.Identification;

namespace Proofmark.Formats.Compressed;

/// <summary>The codecs that a loader of a format tries behind one another.</summary>
/// <param name="Format">The format.</param>
/// <param name="Codecs">The codecs, in the order in which they are tried; a file must begin with one of them.</param>
/// <param name="PaddingUnit">Zero bytes in multiples of this may stand behind a stream, as tapes and disks leave them; 0 where loaders take none.</param>
/// <param name="OneOnly">True where loaders read a single stream.</param>
internal sealed record CodecFamily(ModelFormat Format, IReadOnlyList<ICodec> Codecs, int PaddingUnit = 0, bool OneOnly = false)
{
    /// <summary>Every compressed format: a new one is a codec and a line here.</summary>
    /// <remarks>Python's <c>lzma</c> takes xz and LZMA streams in one file, whichever comes first.</remarks>
    public static IReadOnlyList<CodecFamily> All { get; } =
    [
        new(ModelFormats.Zlib, [new ZlibCodec()]),
        new(ModelFormats.Gzip, [new GzipCodec()], PaddingUnit: 1),
        new(ModelFormats.Bzip2, [new Bzip2Codec()]),
        new(ModelFormats.Xz, [new XzCodec(), new LzmaCodec()], PaddingUnit: 4),
        new(ModelFormats.Lzma, [new LzmaCodec(), new XzCodec()]),
        new(ModelFormats.Lz4, [new Lz4FrameCodec(), new Lz4LegacyCodec(), new SkippableCodec()]),
        new(ModelFormats.Zstd, [new ZstdFrameCodec(), new SkippableCodec()]),
        new(ModelFormats.JoblibLegacy, [new JoblibLegacyCodec()], OneOnly: true),
    ];

    /// <summary>The codec of the first stream.</summary>
    /// <exception cref="UnpackStopException">None of the format begins here.</exception>
    public ICodec First(PackedSource source) =>
        Codecs.FirstOrDefault(codec => codec.Begins(source)) ?? throw UnpackStopException.Damaged("the header is not valid");

    /// <summary>The codec of the stream that follows, padding gone over; null where none follows.</summary>
    public ICodec? Next(PackedSource source)
    {
        if (OneOnly)
        {
            return null;
        }

        long end = source.Position;
        if (PaddingUnit > 0)
        {
            while (source.Remaining > 0 && source.Peek(1)[0] == 0)
            {
                source.Next();
            }

            if ((source.Position - end) % PaddingUnit != 0)
            {
                source.Position = end;
            }
        }

        return source.Remaining > 0 ? Codecs.FirstOrDefault(codec => codec.Begins(source)) : null;
    }
}
