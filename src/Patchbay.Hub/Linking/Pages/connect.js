// The page works without this: with it, each step of the check is shown as it is taken, what was typed stays when a key
// is refused, and a page around this one is told how it went. It is never told the key.
'use strict';
(() => {
  const root = document.documentElement;
  const main = () => document.querySelector('main');

  // The page around this one: it greets, and is answered at its own origin alone.
  let host = null;
  const tell = message => { if (host) parent.postMessage({ patchbay: 1, ...message }, host); };
  const tellHeight = () => tell({ type: 'height', height: document.body.getBoundingClientRect().height });

  addEventListener('message', event => {
    const hello = event.data;
    if (parent === window || event.source !== parent || hello?.patchbay !== 1 || hello.type !== 'hello') return;
    // A page without an origin, such as a file, cannot be told from any other.
    if (event.origin === 'null' || (host ?? event.origin) !== event.origin) return;
    const first = host === null;
    host = event.origin;
    dress(hello);
    if (!first) return;
    tell({ type: 'ready' });
    new ResizeObserver(tellHeight).observe(document.body);
    prepare();
  });

  // What a host may choose. Each value is a plain one of its kind: nothing in it can load anything.
  const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,24}|(rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\([\w\s.,%/+-]{1,80}\))$/i;
  const colour = value => COLOUR.test(value) && CSS.supports('color', value);
  const LOOK = {
    accent: [['--accent'], colour],
    'on-accent': [['--on-accent'], colour],
    ground: [['--ground'], colour],
    raised: [['--raised'], colour],
    text: [['--text'], colour],
    quiet: [['--quiet'], colour],
    line: [['--line'], colour],
    font: [['--sans'], value => /^[\w\s"',.-]{1,200}$/.test(value) && CSS.supports('font-family', value)],
    radius: [['--corner', '--card-corner'], value => /^\d{1,2}(\.\d{1,2})?(px|r?em)$/.test(value)],
  };

  function dress({ theme, style }) {
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
    else delete root.dataset.theme;
    const chosen = typeof style === 'object' && style !== null ? { ...style } : {};
    if (chosen.accent && !chosen['on-accent'] && LOOK.accent[1](chosen.accent)) chosen['on-accent'] = readableOn(chosen.accent);
    for (const [name, [properties, fits]] of Object.entries(LOOK))
      for (const property of properties) {
        if (typeof chosen[name] === 'string' && fits(chosen[name])) root.style.setProperty(property, chosen[name]);
        else root.style.removeProperty(property);
      }
  }

  /** Black or white, whichever can be read on this colour. */
  function readableOn(ground) {
    const canvas = document.createElement('canvas').getContext('2d');
    canvas.fillStyle = ground;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(value => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    const light = 0.2126 * r + 0.7152 * g + 0.0722 * b;
    return 1.05 / (light + 0.05) >= (light + 0.05) / 0.05 ? '#ffffff' : '#000000';
  }

  /** After each state: what needs this script appears, and the page around is told. */
  function prepare() {
    for (const kept of main().querySelectorAll('[data-kept]')) {
      const input = document.getElementById(kept.dataset.kept);
      if (!input.value) keep(kept, true);
    }
    for (const search of main().querySelectorAll('[data-search]')) search.hidden = false;
    if (!host) return;
    for (const button of main().querySelectorAll('[data-close-page]')) button.hidden = false;
    const { linked, provider, error, message } = main().dataset;
    if (main().told) return;
    main().told = true;
    if (linked) tell({ type: 'success', id: linked, provider });
    else if (error) tell({ type: 'error', code: error, message });
  }

  /** Shows the stored key masked, or the field for another one. */
  function keep(kept, stored) {
    const field = kept.closest('.field');
    const input = document.getElementById(kept.dataset.kept);
    kept.hidden = !stored;
    input.hidden = stored;
    for (const hint of field.querySelectorAll('[data-plain]')) hint.hidden = stored;
  }

  document.addEventListener('click', event => {
    if (event.target.closest?.('[data-close-page]')) tell({ type: 'close' });
    const edit = event.target.closest?.('[data-edit]');
    if (!edit) return;
    const kept = edit.closest('[data-kept]');
    keep(kept, false);
    document.getElementById(kept.dataset.kept).focus();
  });

  document.addEventListener('input', event => {
    if (event.target.id !== 'search') return;
    const wanted = event.target.value.trim().toLowerCase();
    let found = 0;
    for (const item of main().querySelectorAll('.choice li')) {
      item.hidden = !item.textContent.toLowerCase().includes(wanted);
      if (!item.hidden) found++;
    }
    main().querySelector('[data-none]').hidden = found > 0;
  });

  // Before the listener of every page, which lets the browser send a form.
  document.addEventListener('submit', event => {
    if (!event.target.matches('[data-connect]')) return;
    event.preventDefault();
    if (!event.target.hasAttribute('aria-busy')) send(event.target);
  }, true);

  async function send(form) {
    const button = form.querySelector('[type=submit]');
    const lost = form.querySelector('[data-lost]');
    const typed = [...form.querySelectorAll('input:not([type=hidden]):not([readonly])')].map(input => [input.id, input.value]);
    form.setAttribute('aria-busy', 'true');
    button.setAttribute('aria-busy', 'true');
    lost.hidden = true;
    step(form, { step: 'Send' });
    try {
      show(await follow(form), typed);
    } catch {
      lost.hidden = false;
      form.querySelector('[data-progress]').hidden = true;
      form.removeAttribute('aria-busy');
      button.removeAttribute('aria-busy');
    }
  }

  /** Sends the form and moves through its steps; gives what the page shows next. */
  async function follow(form) {
    const response = await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form)),
      headers: { accept: 'application/x-ndjson' },
      cache: 'no-store',
      credentials: 'omit',
    });
    if (!response.headers.get('content-type')?.startsWith('application/x-ndjson')) throw new Error('no steps');
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    let last;
    for (;;) {
      const { value, done } = await reader.read();
      if (done) break;
      const lines = (rest + value).split('\n');
      rest = lines.pop();
      for (const line of lines.map(text => JSON.parse(text))) {
        if (line.html) last = line;
        else step(form, line);
      }
    }
    if (!last) throw new Error('broken off');
    return last;
  }

  function step(form, { step: name, done, of }) {
    const list = form.querySelector('[data-progress]');
    list.hidden = false;
    let state = 'done';
    for (const item of list.children) {
      if (item.dataset.step === name) {
        item.className = 'now';
        state = '';
        form.querySelector('[data-said]').textContent = item.firstChild.textContent;
        const count = item.querySelector('[data-count]');
        if (count) count.textContent = of ? `${done} of ${of}` : '';
      } else item.className = state;
    }
  }

  function show({ html, title, follow: address }, typed) {
    const next = document.adoptNode(new DOMParser().parseFromString(html, 'text/html').querySelector('main'));
    const open = main().querySelector('[data-guide]')?.open;
    main().replaceWith(next);
    document.title = next.dataset.error ? `Not linked: ${title}` : title;
    for (const [id, value] of typed) {
      const input = next.querySelector('form')?.elements.namedItem(id);
      if (input) input.value = value;
    }
    if (open) next.querySelector('[data-guide]')?.setAttribute('open', '');
    prepare();
    const field = next.querySelector('[aria-invalid]:not([hidden])');
    (field ?? next).focus();
    if (address) setTimeout(() => location.assign(address), 8000);
  }

  prepare();
})();
