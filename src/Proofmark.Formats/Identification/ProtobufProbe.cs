using Proofmark.Formats.Streams;

namespace Proofmark.Formats.Identification;

/// <summary>Tells ONNX's ModelProto and TensorFlow's SavedModel by the fields of their outermost message, which must end with the file.</summary>
internal static class ProtobufProbe
{
    private const int MaxFields = 4096;
    private const int IrVersion = 1;
    private const int Graph = 7;
    private const int Varint = 0;
    private const int Bytes = 2;

    public static Interpretation? Examine(FileHead head)
    {
        var fields = new HashSet<int>();
        var file = head.Window;
        long at = 0;
        for (var i = 0; i < MaxFields && at < file.Length; i++)
        {
            if (ReadVarint(file, ref at) is not { } tag || !IsModelField(tag) || ReadVarint(file, ref at) is not { } value)
            {
                return null;
            }

            // A cut file still shows the format once its graph has begun.
            var length = (tag & 7) == Bytes ? value : 0;
            fields.Add((int)(tag >> 3));
            if (length > (ulong)(file.Length - at))
            {
                return IsOnnx(fields) ? Onnx() : null;
            }

            at += (long)length;
        }

        return IsOnnx(fields) ? Onnx() : fields.SetEquals([1, 2]) ? new Interpretation(ModelFormats.SavedModel, 0, "message with the fields of SavedModel") : null;
    }

    // The tag of the version is a control character: no text has it.
    private static bool IsOnnx(HashSet<int> fields) => fields.Contains(IrVersion) && fields.Contains(Graph);

    private static Interpretation Onnx() => new(ModelFormats.Onnx, 0, "message with the fields of ModelProto");

    private static bool IsModelField(ulong tag) => ((int)(tag >> 3), (int)(tag & 7)) switch
    {
        (1 or 5, Varint) => tag < 256,
        (2 or 3 or 4 or 6 or Graph or 8 or 14 or 20 or 25, Bytes) => tag < 256,
        _ => false,
    };

    private static ulong? ReadVarint(WindowReader file, ref long at)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = file.Get(at, 1);
            if (next.IsEmpty)
            {
                return null;
            }

            at++;
            value |= (ulong)(next[0] & 0x7F) << shift;
            if (next[0] < 0x80)
            {
                return value;
            }
        }

        return null;
    }
}
