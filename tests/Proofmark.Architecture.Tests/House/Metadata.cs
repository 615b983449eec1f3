using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Proofmark.Architecture.Tests.House;

/// <summary>What a built assembly refers to, read from its metadata without loading it.</summary>
internal sealed record Metadata(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Types, IReadOnlyList<string> Members)
{
    public static Metadata Of(string project)
    {
        using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, Arrows.Assembly(project) + ".dll"));
        using var image = new PEReader(file);
        var reader = image.GetMetadataReader();
        return new Metadata(
            [.. reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name))],
            [.. reader.TypeReferences.Select(h => Name(reader, h))],
            [.. reader.MemberReferences.Select(reader.GetMemberReference).Where(m => m.Parent.Kind == HandleKind.TypeReference)
                .Select(m => $"{Name(reader, (TypeReferenceHandle)m.Parent)}.{reader.GetString(m.Name)}")]);
    }

    private static string Name(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }
}
