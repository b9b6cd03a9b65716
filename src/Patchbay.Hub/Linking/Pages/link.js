"use strict";
// The page works without this: with it, what was typed stays when a key is refused, and the wait says what is going on.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  event.preventDefault();
  const button = form.querySelector("button");
  const progress = form.querySelector(".progress");
  const provider = form.dataset.provider;
  const steps = [
    `Asking ${provider} whether it accepts the key`,
    "Reading which permissions the key has",
    `${provider} takes its time; still waiting`,
  ];
  const typed = [...form.querySelectorAll("input:not([type=hidden])")].map((input) => [input.id, input.value]);
  const say = () => { progress.textContent = steps.length > 0 ? steps.shift() : progress.textContent; };
  button.disabled = true;
  form.setAttribute("aria-busy", "true");
  progress.hidden = false;
  say();
  const timer = setInterval(say, 3000);
  try {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      headers: { accept: "text/html" },
      cache: "no-store",
      credentials: "omit",
    });
    if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) throw new Error("no page");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    show(page, typed);
  } catch {
    progress.textContent = "The server could not be reached, and nothing was linked. Check your connection and try again.";
    progress.setAttribute("role", "alert");
    button.disabled = false;
  } finally {
    clearInterval(timer);
    form.removeAttribute("aria-busy");
  }
});

function show(page, typed) {
  const main = document.adoptNode(page.querySelector("main"));
  document.querySelector("main").replaceWith(main);
  document.title = page.title;
  for (const [id, value] of typed) {
    const input = main.querySelector("form")?.elements.namedItem(id);
    if (input) input.value = value;
  }
  (main.querySelector("[aria-invalid]") ?? main).focus();
  const follow = page.querySelector("meta[http-equiv=refresh]")?.content;
  if (follow) {
    const [seconds, url] = [parseInt(follow, 10), follow.slice(follow.indexOf("url=") + 4)];
    setTimeout(() => location.assign(url), seconds * 1000);
  }
}
