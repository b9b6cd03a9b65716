const { fetch } = globalThis;
globalThis.fetch = (url, options) =>
  fetch(String(url).replace("https://api.ashbyhq.com", process.env.ASHBY_URL), options);
