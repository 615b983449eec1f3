using System.Text;
using Proofmark.App.Evidence.Importing;
using Proofmark.Core;
using Proofmark.Core.Evidence;

namespace Proofmark.Fuzz;

/// <summary>Feeds the import of reports of other tools; whatever is made of them must be readable again.</summary>
internal static class ImportTarget
{
    private static readonly string[] Texts =
    [
        "{\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"t\",\"version\":\"1\"}},\"invocations\":[{\"executionSuccessful\":true}],\"artifacts\":[{\"location\":{\"uri\":\"a\"}}],\"results\":[{\"ruleId\":\"R\",\"message\":{\"text\":\"m\"}}]}]}",
        "{\"repo\":{\"name\":\"r\"},\"scorecard\":{\"version\":\"5\"},\"checks\":[{\"name\":\"A\",\"score\":-1}]}",
        "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.6\",\"components\":[{\"name\":\"a\",\"hashes\":[{\"alg\":\"SHA-256\",\"content\":\"00\"}]}],\"vulnerabilities\":[{\"id\":\"C\",\"affects\":[{\"ref\":\"a\"}]}]}",
        "{\"@context\":\"https://openvex.dev/ns/v0.2.0\",\"statements\":[{\"vulnerability\":{\"name\":\"C\"},\"products\":[\"p\"],\"status\":\"not_affected\"}]}",
        "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\",\"signatures\":[]}",
        "{\"entry_type\":\"eval\",\"probe\":\"a.B\",\"detector\":\"d\",\"passed\":1,\"total\":2}\n{\"entry_type\":\"completion\"}\n",
        "{\"evalId\":\"e\",\"results\":{\"results\":[{\"success\":false,\"metadata\":{\"pluginId\":\"p\"}}]}}",
        "{\"assessment-results\":{\"metadata\":{\"title\":\"t\"},\"results\":[{\"findings\":[{\"title\":\"f\",\"target\":{\"target-id\":\"a\",\"status\":{\"state\":\"satisfied\"}}}]}]}}",
        "{\"spdxVersion\":\"SPDX-2.3\",\"creationInfo\":{\"creators\":[\"Tool: a-1\"]},\"packages\":[{\"name\":\"p\"}]}",
        "control,answer,because,author\nq,yes,\"a, \"\"b\"\"\",me\n",
    ];

    public static FuzzTarget Target { get; } = new("import", Run, Seeds, MaxAllocatedBytes: 64 * 1024 * 1024);

    private static void Run(byte[] input)
    {
        var report = EvidenceImport.Read(new ImportRequest { File = "fuzz", Bytes = input, System = new Subject(SubjectKind.System, "s"), AsOf = DateTimeOffset.UnixEpoch.AddYears(60) });
        foreach (var statement in report.Statements)
        {
            if (EvidenceCodec.Read("fuzz", EvidenceCodec.Write(statement), Limits.Default).Errors is { Count: > 0 } errors)
            {
                throw new InvalidOperationException($"a statement cannot be read back: {errors[0]}");
            }
        }
    }

    private static IEnumerable<byte[]> Seeds() => Texts.Select(Encoding.UTF8.GetBytes);
}
