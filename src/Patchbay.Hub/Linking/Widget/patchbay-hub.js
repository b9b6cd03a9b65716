// <patchbay-hub token="…">: shows the hub's own page for a connect session inside any page, in a frame. What is typed
// there stays there: this page learns that an account was linked, and never the key.
(() => {
  "use strict";
  const TAG = "patchbay-hub";
  if (customElements.get(TAG)) return;

  // Where this script came from is where the page is. As a module it is never the current script, so it looks for itself.
  const source = (document.currentScript ?? document.querySelector('script[src*="/patchbay-hub.js"]'))?.src ?? "";
  const ATTRIBUTES = { token: "token", "base-url": "baseUrl", "account-id": "accountId", theme: "theme" };
  const PATIENCE = 15000;
  const STYLE = ["accent", "on-accent", "ground", "raised", "text", "quiet", "line", "font", "radius"];

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:block}:host([hidden]){display:none}" +
      "iframe{display:block;width:100%;height:var(--patchbay-height,420px);border:0;color-scheme:normal}"
  );

  class PatchbayHub extends HTMLElement {
    static observedAttributes = Object.keys(ATTRIBUTES);

    #frame = null;
    #origin = "";
    #address = "";
    #planned = false;
    #watch = null;
    #hear = (event) => this.#heard(event);
    #patience = 0;
    // Before that the frame holds an empty page of the host's own origin.
    #loaded = false;
    #greet = () => this.#say({ type: "hello", theme: this.theme, style: this.#style() });

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    }

    connectedCallback() {
      // A framework may have set these before the element was defined.
      for (const name of Object.values(ATTRIBUTES)) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
      addEventListener("message", this.#hear);
      this.#watch = matchMedia("(prefers-color-scheme: dark)");
      this.#watch.addEventListener("change", this.#greet);
      this.#plan();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#watch?.removeEventListener("change", this.#greet);
      // A frame that is moved loads anew, so what is shown on return is made then.
      this.#clear();
    }

    attributeChangedCallback(name, before, after) {
      if (before === after) return;
      if (name === "theme") this.#greet();
      else this.#plan();
    }

    /** Reads the --patchbay-… properties again, after the page has changed them. */
    refresh() {
      this.#greet();
    }

    // Attributes come one by one; the page is loaded once they are all there.
    #plan() {
      if (this.#planned) return;
      this.#planned = true;
      queueMicrotask(() => {
        this.#planned = false;
        if (this.isConnected) this.#load();
      });
    }

    #load() {
      const address = this.#target();
      if (address === this.#address) return;
      this.#clear();
      if (!address) return;
      this.#address = address;
      this.#origin = new URL(address).origin;
      const frame = document.createElement("iframe");
      frame.title = "Link an account";
      frame.referrerPolicy = "no-referrer";
      frame.allow = "clipboard-write";
      frame.addEventListener("load", () => {
        this.#loaded = true;
        this.#greet();
      });
      frame.src = address;
      this.#frame = frame;
      this.shadowRoot.append(frame);
      this.#patience = setTimeout(
        () => this.#tell("error", { code: "unreachable", message: `The hub at ${this.#origin} did not answer.` }),
        PATIENCE
      );
    }

    #clear() {
      clearTimeout(this.#patience);
      this.#loaded = false;
      this.#frame?.remove();
      this.#frame = null;
      this.#address = "";
    }

    /** The page's address; nothing while there is no token. */
    #target() {
      const token = this.token;
      if (!token) return "";
      const address = this.baseUrl || (source && new URL(".", source).href);
      const base = address && URL.canParse(address, document.baseURI) ? new URL(address, document.baseURI) : null;
      if (!/^https?:$/.test(base?.protocol)) {
        this.#tell("error", { code: "no_base_url", message: "base-url is not the address of a hub." });
        return "";
      }
      if (!base.pathname.endsWith("/")) base.pathname += "/";
      const page = new URL(`connect/${encodeURIComponent(token)}`, base);
      page.searchParams.set("embed", "1");
      if (this.accountId) page.searchParams.set("account_id", this.accountId);
      return page.href;
    }

    #style() {
      const own = getComputedStyle(this);
      const style = {};
      for (const name of STYLE) {
        const value = own.getPropertyValue(`--patchbay-${name}`).trim();
        if (value) style[name] = value;
      }
      return style;
    }

    #say(message) {
      if (this.#loaded) this.#frame.contentWindow?.postMessage({ patchbay: 1, ...message }, this.#origin);
    }

    #heard({ source: from, origin, data }) {
      if (!this.#frame || from !== this.#frame.contentWindow || origin !== this.#origin) return;
      if (data?.patchbay !== 1) return;
      switch (data.type) {
        case "ready":
          clearTimeout(this.#patience);
          break;
        case "height":
          if (data.height > 0 && data.height < 20000) this.#frame.style.height = `${Math.ceil(data.height)}px`;
          break;
        case "success":
          this.#tell("success", { id: String(data.id), provider: String(data.provider) });
          break;
        case "close":
          this.#tell("close", null);
          break;
        case "error":
          this.#tell("error", { code: String(data.code), message: String(data.message) });
          break;
      }
    }

    // They do not bubble: a close that did would be taken for that of a dialog around it.
    #tell(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }
  }

  for (const [attribute, property] of Object.entries(ATTRIBUTES)) {
    Object.defineProperty(PatchbayHub.prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(attribute) ?? "";
      },
      set(value) {
        if (value === null || value === undefined || value === "") this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }

  customElements.define(TAG, PatchbayHub);
})();
