using System.Text.Json.Serialization;
using Proofmark.Core.Json;

namespace Proofmark.Risk.Rules;

/// <summary>
/// Assurance levels of tool servers that speak the Model Context Protocol, after the profiles of the CoSAI paper "Model Context Protocol (MCP) Security":
/// sandbox, internal, production, regulated. Each level asks for everything that the levels below ask for.
/// </summary>
[JsonConverter(typeof(KebabCaseEnumConverter<AssuranceLevel>))]
public enum AssuranceLevel
{
    /// <summary>L1, sandbox: one developer on one machine.</summary>
    McpL1 = 1,

    /// <summary>L2, internal: reached by people and agents of one organisation.</summary>
    McpL2,

    /// <summary>L3, production: reached by customers or from the internet.</summary>
    McpL3,

    /// <summary>L4, regulated: what it does is subject to law or audit.</summary>
    McpL4,
}
