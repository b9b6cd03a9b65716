// Calls the package. Takes lines such as {"call":"accounts.getAccount","input":{…}} and answers each with what the package
// returned, or the error that it threw, and with what went over the wire, of which the package drops what it does not know.
import { createInterface } from "node:readline";

const { default: { StackOne, HTTPClient } } = await import(process.argv[2]);
let wire;
const stackOne = new StackOne({
  serverURL: process.env.HUB_URL,
  security: { username: process.env.HUB_KEY, password: "" },
  httpClient: new HTTPClient().addHook("response", async (response, request) => {
    wire.push({
      method: request.method,
      url: request.url,
      headers: Object.fromEntries(request.headers),
      status: response.status,
      text: await response.clone().text(),
    });
  }),
});

for await (const line of createInterface({ input: process.stdin })) {
  // It wants times as Date.
  const { call, input, all } = JSON.parse(line, (name, value) =>
    name.endsWith("Date") ? new Date(value) : value);
  const [group, method] = call.split(".");
  wire = [];
  let answer;
  try {
    let result = await stackOne[group][method](input);
    if (all) {
      const pages = [];
      for await (const page of result) pages.push(page);
      result = pages;
    }
    answer = { result };
  } catch (error) {
    answer = {
      error: {
        type: error.constructor.name,
        status: error.statusCode ?? null,
        message: error.message,
        cause: String(error.cause ?? ""),
        data: error.data$ ?? null,
      },
    };
  }
  console.log(JSON.stringify({ ...answer, wire }));
}
