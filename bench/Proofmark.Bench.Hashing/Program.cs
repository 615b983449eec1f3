using System.Globalization;
using Proofmark.Core.Hashing;

// Hashes a file: NAME (blake3 or blake2b) FILE WORKERS.
var workers = int.Parse(args[2], CultureInfo.InvariantCulture);
using var file = File.OpenHandle(args[1], options: FileOptions.SequentialScan);
var length = RandomAccess.GetLength(file);
Console.WriteLine(Convert.ToHexStringLower(args[0] == "blake3" ? Blake3File.HashRange(file, 0, length, workers, null, default) : Blake2bOf()));

byte[] Blake2bOf()
{
    var hash = new Blake2b();
    var buffer = new byte[1024 * 1024];
    for (var offset = 0L; RandomAccess.Read(file, buffer, offset) is var read and > 0; offset += read)
    {
        hash.Append(buffer.AsSpan(0, read));
    }

    return hash.Finish();
}
