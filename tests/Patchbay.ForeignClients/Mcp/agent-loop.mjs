// An agent as one is written for StackOne's search_execute: it knows the two tools by the ends of their names and their
// arguments by StackOne's words, and does what a model tells it. The model here is a script, one turn a line of its input:
// {"search":"…"} or {"execute":{"body":{…}},"action":"…"}; a script says what a model would have read in the answers before.
import { createInterface } from "node:readline";

const [, , sdk] = process.argv;
const { Client } = await import(`${sdk}/client/index.js`);
const { StreamableHTTPClientTransport } = await import(`${sdk}/client/streamableHttp.js`);

const { BASE_URL, API_KEY, ACCOUNT_ID } = process.env;
const client = new Client({ name: "agent", version: "1.0.0" });
await client.connect(new StreamableHTTPClientTransport(new URL(`${BASE_URL}/mcp?tool-mode=search_execute`), {
  requestInit: { headers: { Authorization: `Basic ${btoa(`${API_KEY}:`)}`, "x-account-id": ACCOUNT_ID } },
}));
const { tools } = await client.listTools();
const named = (end) => tools.find((tool) => tool.name.endsWith(end)).name;
const searchTool = named("_search_actions");
const executeTool = named("_execute_action");
let session_id;

const ask = async (name, args) => {
  const { content, isError } = await client.callTool({ name, arguments: { ...args, ...(session_id && { session_id }) } });
  const answer = JSON.parse(content[0].text);
  session_id ??= answer.session_id;
  return { ...answer, isError: Boolean(isError) };
};

for await (const line of createInterface({ input: process.stdin })) {
  const turn = JSON.parse(line);
  const answer = turn.search
    ? await ask(searchTool, { query: turn.search, top_k: 5 })
    : await ask(executeTool, { action_id: turn.action, ...turn.execute });
  console.log(JSON.stringify(answer));
}
