// Parts of a page that follow what happens: an element with an id and data-live="accounts logs" is read anew when one of
// these topics changes, at most once in data-live-every seconds where it says so. Nothing is replaced under a reader's
// hands: an open menu, a dialog or a focused field waits.
'use strict';
(() => {
  const source = document.querySelector('[data-live-source]')?.dataset.liveSource;
  if (!source || !document.querySelector('[data-live]')) return;
  const changed = new Set();
  let timer = null;
  let last = Date.now();
  const every = 1000 * Math.max(0, ...[...document.querySelectorAll('[data-live-every]')].map(part => Number(part.dataset.liveEvery)));

  const busy = part =>
    part.querySelector('details[open], dialog[open]') || (part.contains(document.activeElement) && document.activeElement.matches('input, select, textarea'));

  async function refresh() {
    timer = null;
    last = Date.now();
    const topics = new Set(changed);
    changed.clear();
    const parts = [...document.querySelectorAll('[data-live]')].filter(part => part.dataset.live.split(' ').some(topic => topics.has(topic)));
    if (parts.length === 0) return;
    if (document.hidden || parts.some(busy)) { for (const topic of topics) plan(topic, 2000); return; }
    const answer = await fetch(location.href, { headers: { 'x-live': '1' } }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of parts) {
      const next = fresh.getElementById(part.id);
      if (next && next.innerHTML !== part.innerHTML) {
        const focused = part.contains(document.activeElement) ? document.activeElement.id : null;
        part.replaceWith(next);
        if (focused) document.getElementById(focused)?.focus();
      }
    }
  }

  function plan(topic, wait) {
    changed.add(topic);
    timer ??= setTimeout(refresh, wait);
  }

  const events = new EventSource(source);
  events.addEventListener('change', event => plan(event.data, Math.max(400, last + every - Date.now())));
  addEventListener('pagehide', () => events.close());
})();
