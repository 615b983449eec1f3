using Proofmark.Systems.Discovery.Engine;
using Proofmark.Systems.Facts;

namespace Proofmark.Systems.Discovery.Sources;

/// <summary>Imports of stores that are searched by meaning.</summary>
internal static class RetrievalStores
{
    // A part of a module's name, and the store it means.
    private static readonly (string Part, string Store)[] Stores =
    [
        ("pgvector", "pgvector"), ("chromadb", "chroma"), ("langchain_chroma", "chroma"), ("pinecone", "pinecone"), ("qdrant", "qdrant"), ("faiss", "faiss"), ("weaviate", "weaviate"),
        ("milvus", "milvus"), ("lancedb", "lancedb"), ("hnswlib", "hnswlib"), ("annoy", "annoy"), ("opensearchpy", "opensearch"), ("redisvl", "redis"), ("turbopuffer", "turbopuffer"),
        ("kernelmemory", "kernel-memory"), ("azure.search.documents", "azure-ai-search"), ("vectorstores", "vector-store"),
    ];

    // Classes that a general module offers.
    private static readonly string[] Classes = ["FAISS", "Chroma", "PGVector", "Qdrant", "Milvus", "Weaviate", "Pinecone", "InMemoryVectorStore", "ElasticsearchStore", "VectorStoreIndex"];

    public static void Find(SourceView view, Findings findings)
    {
        foreach (var (module, line) in view.Imports.Modules)
        {
            foreach (var (part, store) in Stores)
            {
                if (module.Contains(part, StringComparison.OrdinalIgnoreCase))
                {
                    findings.Add(FactKind.RetrievalStore, store, Confidence.High, line, ("module", module));
                    break;
                }
            }
        }

        var elastic = view.Imports.Modules.Any(static m => m.Module.Contains("elastic", StringComparison.OrdinalIgnoreCase));
        foreach (var call in view.Calls)
        {
            if (elastic && call.Named("knn") is not null)
            {
                findings.Add(FactKind.RetrievalStore, "elasticsearch", Confidence.High, call.Line, ("call", call.Method));
            }
            else if (call.Name.Split('.').FirstOrDefault(p => Classes.Contains(p, StringComparer.Ordinal)) is { } type)
            {
                findings.Add(FactKind.RetrievalStore, type.ToLowerInvariant(), Confidence.Medium, call.Line, ("call", call.Method));
            }
        }
    }
}
