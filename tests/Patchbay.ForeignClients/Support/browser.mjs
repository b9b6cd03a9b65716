// Drives Chromium. Takes lines such as {"do":"press","name":"Connect"} and answers each with {"value":…} or {"fault":"…"}.
// Elements are found as people find them, by what they are called, also inside shadow roots.
import { createInterface } from "node:readline";

const { default: puppeteer } = await import(process.argv[2]);
const browser = await puppeteer.launch({
  executablePath: process.argv[3],
  pipe: true, // it ends when this program does
  args: [
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", // no page reaches the world
  ],
});
const limit = 20_000;
let context, page, problems, requests;

const commands = {
  async open({ url }) {
    await context?.close();
    [problems, requests] = [[], []];
    context = await browser.createBrowserContext();
    page = await context.newPage();
    page.setDefaultTimeout(limit);
    page.on("pageerror", (error) => problems.push(`thrown: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warn"].includes(message.type()))
        problems.push(`${message.type()}: ${message.text()} ${message.location().url ?? ""}`);
    });
    page.on("requestfailed", (request) =>
      problems.push(`failed: ${request.url()} ${request.failure().errorText}`));
    page.on("response", (response) => {
      const request = response.request();
      if (!request.url().startsWith("data:")) requests.push({
        method: request.method(),
        url: request.url(),
        headers: request.headers(),
        body: request.postData() ?? null,
        status: response.status(),
      });
    });
    await page.goto(url);
  },
  fill: ({ name, text }) => page.locator(`::-p-aria([name="${name}"][role="textbox"])`).fill(text),
  press: ({ name }) => page.locator(`::-p-aria([name="${name}"][role="button"])`).click(),
  see: async ({ text }) => { await page.waitForFunction(`(${shownText})().includes(${JSON.stringify(text)})`); },
  read: ({ name }) => page.$eval(`::-p-aria([name="${name}"][role="textbox"])`, (field) => field.value),
  evaluate: ({ script }) => page.evaluate(script),
  problems: () => settled().then(() => problems),
  requests: () => settled().then(() => requests),
  close: () => browser.close(),
};

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  let answer;
  try {
    answer = { value: (await commands[command.do](command)) ?? null };
  } catch (error) {
    const shown = await page?.evaluate(shownText).catch(() => "");
    answer = { fault: `${error.message}\nThe page shows:\n${shown}\nProblems:\n${problems?.join("\n")}` };
  }
  console.log(JSON.stringify(answer));
}

/** What a page still loads would be missing. */
function settled() {
  return page.waitForNetworkIdle({ idleTime: 200 });
}

/** The page's visible text on one line, that of shadow roots included. */
function shownText() {
  const texts = (node) =>
    node.nodeType === Node.TEXT_NODE
      ? [node.parentElement?.checkVisibility() === false ? "" : node.data]
      : ["SCRIPT", "STYLE"].includes(node.nodeName)
        ? []
        : [node.shadowRoot, ...node.childNodes].filter(Boolean).flatMap(texts);
  return texts(document.body).join(" ").replace(/\s+/g, " ").trim();
}
