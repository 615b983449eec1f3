"""The tools of the agent: servers of the Model Context Protocol."""

import json
from contextlib import AsyncExitStack

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamablehttp_client


class ToolBox:
    def __init__(self, path: str):
        with open(path, encoding="utf-8") as file:
            self.servers = json.load(file)["mcpServers"]
        self.sessions: dict[str, ClientSession] = {}

    async def open(self, stack: AsyncExitStack) -> None:
        for name, server in self.servers.items():
            if "url" in server:
                streams = await stack.enter_async_context(streamablehttp_client(server["url"]))
            else:
                streams = await stack.enter_async_context(
                    stdio_client(StdioServerParameters(command=server["command"], args=server["args"], env=server.get("env")))
                )
            session = await stack.enter_async_context(ClientSession(streams[0], streams[1]))
            await session.initialize()
            self.sessions[name] = session

    async def call(self, name: str, arguments: dict) -> str:
        server, tool = name.split(".", 1)
        result = await self.sessions[server].call_tool(tool, arguments)
        return "\n".join(part.text for part in result.content if part.type == "text")
