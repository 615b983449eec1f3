using System.Collections.Frozen;

namespace Proofmark.Systems.Discovery.Manifests;

/// <summary>The packages that make a system an AI system, and the part they play. The only place where a package is named.</summary>
internal static class AiPackages
{
    private static readonly FrozenDictionary<string, string> Python = Roles(
        ("framework", "torch torchvision torchaudio tensorflow tensorflow-cpu tensorflow-gpu keras jax jaxlib flax transformers diffusers accelerate peft trl bitsandbytes sentence-transformers scikit-learn xgboost lightgbm catboost spacy onnx onnxruntime onnxruntime-gpu safetensors tokenizers datasets huggingface-hub timm optimum joblib lightning pytorch-lightning unsloth dspy dspy-ai"),
        ("serving", "vllm sglang llama-cpp-python ctransformers text-generation bentoml ray triton tritonclient torchserve mlserver ollama litellm gpt4all openvino exllamav2 lmdeploy"),
        ("agent", "langchain langchain-core langchain-community langgraph autogen pyautogen autogen-agentchat crewai semantic-kernel openai-agents pydantic-ai smolagents haystack-ai farm-haystack mcp fastmcp google-adk agno phidata browser-use strands-agents llama-index-core llama-index"),
        ("retrieval", "pgvector chromadb pinecone pinecone-client qdrant-client weaviate-client pymilvus faiss-cpu faiss-gpu lancedb elasticsearch opensearch-py hnswlib annoy unstructured"),
        ("provider-sdk", "openai anthropic google-generativeai google-genai google-cloud-aiplatform mistralai cohere groq together replicate azure-ai-inference langchain-openai langchain-anthropic langchain-ollama ibm-watsonx-ai"),
        ("evaluation", "ragas deepeval lm-eval promptfoo evaluate garak pyrit inspect-ai trulens trulens-eval giskard"),
        ("guardrail", "guardrails-ai nemoguardrails llm-guard presidio-analyzer presidio-anonymizer detoxify modelscan picklescan fickling"),
        ("experiment", "mlflow wandb neptune comet-ml dvc clearml langfuse langsmith gradio streamlit"));

    private static readonly FrozenDictionary<string, string> DotNet = Roles(
        ("framework", "Microsoft.ML Microsoft.ML.OnnxRuntime Microsoft.ML.OnnxRuntime.Gpu Microsoft.ML.OnnxRuntimeGenAI TorchSharp TorchSharp-cpu TensorFlow.NET SciSharp.TensorFlow.Redist Microsoft.ML.Tokenizers"),
        ("serving", "LLamaSharp OllamaSharp Microsoft.AI.Foundry.Local"),
        ("agent", "Microsoft.SemanticKernel Microsoft.SemanticKernel.Core Microsoft.SemanticKernel.Agents.Core Microsoft.Extensions.AI Microsoft.Extensions.AI.Abstractions Microsoft.Extensions.AI.OpenAI Microsoft.Agents.AI ModelContextProtocol ModelContextProtocol.AspNetCore AutoGen LangChain"),
        ("retrieval", "Pgvector Pgvector.EntityFrameworkCore Qdrant.Client Pinecone.Client Pinecone Milvus.Client Microsoft.SemanticKernel.Connectors.Qdrant Elastic.Clients.Elasticsearch Azure.Search.Documents Microsoft.KernelMemory.Core"),
        ("provider-sdk", "OpenAI Azure.AI.OpenAI Azure.AI.Inference Anthropic Anthropic.SDK Google.Cloud.AIPlatform.V1 Mscc.GenerativeAI AWSSDK.BedrockRuntime"),
        ("evaluation", "Microsoft.Extensions.AI.Evaluation Microsoft.Extensions.AI.Evaluation.Quality"));

    private static readonly FrozenDictionary<string, string> Npm = Roles(
        ("framework", "@huggingface/transformers @xenova/transformers @tensorflow/tfjs @tensorflow/tfjs-node onnxruntime-node onnxruntime-web onnxruntime-common brain.js ml5"),
        ("serving", "ollama node-llama-cpp @mlc-ai/web-llm"),
        ("agent", "langchain @langchain/core @langchain/community @langchain/langgraph ai @modelcontextprotocol/sdk @openai/agents @mastra/core llamaindex genkit @genkit-ai/ai fastmcp"),
        ("retrieval", "chromadb pgvector @pinecone-database/pinecone @qdrant/js-client-rest @qdrant/qdrant-js weaviate-client weaviate-ts-client @zilliz/milvus2-sdk-node @elastic/elasticsearch @lancedb/lancedb vectordb faiss-node hnswlib-node"),
        ("provider-sdk", "openai @anthropic-ai/sdk @google/generative-ai @google/genai @mistralai/mistralai cohere-ai groq-sdk replicate @huggingface/inference @ai-sdk/openai @ai-sdk/anthropic @ai-sdk/google @aws-sdk/client-bedrock-runtime @azure/openai @langchain/openai @langchain/anthropic"),
        ("evaluation", "promptfoo autoevals braintrust"),
        ("experiment", "langfuse langsmith"));

    /// <summary>The role of a package of the Python Package Index, or null. Names are compared in the normalised form of PEP 503.</summary>
    public static string? OfPython(string name) => Python.GetValueOrDefault(name.Replace('_', '-').Replace('.', '-'));

    /// <summary>The role of a NuGet package, or null.</summary>
    public static string? OfDotNet(string name) => DotNet.GetValueOrDefault(name);

    /// <summary>The role of an npm package, or null.</summary>
    public static string? OfNpm(string name) => Npm.GetValueOrDefault(name);

    private static FrozenDictionary<string, string> Roles(params (string Role, string Names)[] roles) =>
        roles.SelectMany(static r => r.Names.Split(' ').Select(n => (Name: n, r.Role))).ToFrozenDictionary(static p => p.Name, static p => p.Role, StringComparer.OrdinalIgnoreCase);
}
