// The TypeScript SDK's client. Takes lines such as {"do":"call","name":"…","arguments":{…}} and answers each with what the
// SDK returned, or the error that it threw.
import { createInterface } from "node:readline";

const [, , sdk] = process.argv;
const { Client } = await import(`${sdk}/client/index.js`);
const { StreamableHTTPClientTransport } = await import(`${sdk}/client/streamableHttp.js`);
const { McpError } = await import(`${sdk}/types.js`);

let client;
let running;

const acts = {
  async connect({ url, headers }) {
    await client?.close();
    client = new Client({ name: "typescript client", version: "3.2.1" });
    await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
    return { server: client.getServerVersion(), capabilities: client.getServerCapabilities(), instructions: client.getInstructions() };
  },
  async list() {
    const tools = [];
    let cursor;
    do {
      const page = await client.listTools(cursor ? { cursor } : {});
      tools.push(...page.tools);
      cursor = page.nextCursor;
    } while (cursor);
    return tools;
  },
  async call({ name, arguments: given, progress }) {
    const heard = [];
    const options = progress ? { onprogress: (one) => heard.push(one) } : {};
    const result = await client.callTool({ name, arguments: given }, undefined, options);
    return { result, heard };
  },
  // Begins a call whose answer is awaited by `end`.
  async begin({ name, arguments: given }) {
    const abort = new AbortController();
    const call = client.callTool({ name, arguments: given }, undefined, { signal: abort.signal });
    running = { abort, ended: call.then(() => "answered", (error) => String(error.message ?? error)) };
    return {};
  },
  async cancel() {
    running.abort.abort("no longer wanted");
    return { ended: await running.ended };
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const act = JSON.parse(line);
  let answer;
  try {
    answer = { result: await acts[act.do](act) };
  } catch (error) {
    answer = { error: { message: error.message, code: error.code ?? null, isProtocol: error instanceof McpError } };
  }
  console.log(JSON.stringify(answer));
}
