using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Proofmark.Provenance.Tests.Virtual;

/// <summary>A transparency log: Rekor 1 with promises and times, or Rekor 2 without.</summary>
internal sealed class VirtualLog(bool second = false, string origin = "log.example.com", KeyKind kind = KeyKind.P256)
{
    private readonly VirtualKey key = VirtualKey.Of(kind);
    private readonly List<byte[]> leaves = [.. Enumerable.Range(0, 5).Select(static i => Encoding.UTF8.GetBytes($"entry {i}"))];

    public string Origin => origin;

    public byte[] Spki => key.Spki;

    /// <summary>Name of the key's kind in a trusted root.</summary>
    public string KeyDetails => kind == KeyKind.Ed25519 ? "PKIX_ED25519" : "PKIX_ECDSA_P256_SHA_256";

    public byte[] Id => SHA256.HashData(Spki);

    /// <summary>An entry of a bundle about a body, with more entries behind it.</summary>
    public JsonObject Enter(string kind, string version, string body, DateTimeOffset time)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        var index = leaves.Count;
        leaves.Add(bytes);
        leaves.Add("another one"u8.ToArray());
        var root = Root(0, leaves.Count);
        var entry = new JsonObject
        {
            ["logIndex"] = (index + 1000).ToString(CultureInfo.InvariantCulture),
            ["logId"] = new JsonObject { ["keyId"] = Convert.ToBase64String(Id) },
            ["kindVersion"] = new JsonObject { ["kind"] = kind, ["version"] = version },
            ["inclusionProof"] = new JsonObject
            {
                ["logIndex"] = index.ToString(CultureInfo.InvariantCulture),
                ["rootHash"] = Convert.ToBase64String(root),
                ["treeSize"] = leaves.Count.ToString(CultureInfo.InvariantCulture),
                ["hashes"] = new JsonArray([.. Path(index, 0, leaves.Count).Select(static hash => JsonValue.Create(Convert.ToBase64String(hash)))]),
                ["checkpoint"] = new JsonObject { ["envelope"] = Checkpoint(leaves.Count, root) },
            },
            ["canonicalizedBody"] = Convert.ToBase64String(bytes),
        };
        if (!second)
        {
            var seconds = time.ToUnixTimeSeconds();
            entry["integratedTime"] = seconds.ToString(CultureInfo.InvariantCulture);
            entry["inclusionPromise"] = new JsonObject { ["signedEntryTimestamp"] = Convert.ToBase64String(Promise(bytes, seconds, index + 1000)) };
        }

        return entry;
    }

    /// <summary>A signed note about a tree.</summary>
    public string Checkpoint(long size, byte[] root)
    {
        var text = $"{origin}{(second ? "" : " - 12345")}\n{size.ToString(CultureInfo.InvariantCulture)}\n{Convert.ToBase64String(root)}\n";
        byte[] signature = [.. Id[..4], .. key.Sign(Encoding.UTF8.GetBytes(text))];
        return $"{text}\n— witness.example.com {Convert.ToBase64String([1, 2, 3, 4, .. new byte[64]])}\n— {origin} {Convert.ToBase64String(signature)}\n";
    }

    private byte[] Promise(byte[] body, long time, long index)
    {
        var signed = $$"""{"body":"{{Convert.ToBase64String(body)}}","integratedTime":{{time}},"logID":"{{Convert.ToHexStringLower(Id)}}","logIndex":{{index}}}""";
        return key.Sign(Encoding.UTF8.GetBytes(signed));
    }

    // RFC 6962, 2.1 and 2.1.1, word for word: another way than that of the verifier.
    private byte[] Root(int from, int count)
    {
        if (count == 1)
        {
            return SHA256.HashData([0, .. leaves[from]]);
        }

        var left = Left(count);
        return SHA256.HashData([1, .. Root(from, left), .. Root(from + left, count - left)]);
    }

    private List<byte[]> Path(int index, int from, int count)
    {
        if (count == 1)
        {
            return [];
        }

        var left = Left(count);
        return index < left
            ? [.. Path(index, from, left), Root(from + left, count - left)]
            : [.. Path(index - left, from + left, count - left), Root(from, left)];
    }

    private static int Left(int count)
    {
        var power = 1;
        while (power * 2 < count)
        {
            power *= 2;
        }

        return power;
    }
}
