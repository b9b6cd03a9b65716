// The selection without a way to the server: rows, boxes and steps are all in the page, and are shown or hidden.
'use strict';
(() => {
  const page = document.querySelector('[data-guide]');
  const all = (selector, root = page) => [...root.querySelectorAll(selector)];
  const one = name => page.querySelector(`[data-${name}]`);
  const list = text => (text ? text.split(' ') : []);
  const toggle = (element, shown) => { if (element.hidden === shown) element.hidden = !shown; };
  const write = (element, text) => { if (element.textContent !== text) element.textContent = text; };
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  const { guide, minimum } = page.dataset;
  const order = list(page.dataset.order);
  const rows = all('[data-row]').map(row => {
    const scopes = list(row.querySelector('code').textContent);
    const label = row.querySelector('span').textContent;
    const name = row.dataset.row;
    return {
      row, scopes, label, name,
      box: row.querySelector('input'),
      extra: 'extra' in row.dataset,
      writes: 'writes' in row.dataset,
      resource: row.dataset.resource,
      text: `${label} ${guide}_${name} ${scopes.join(' ')}`.toLowerCase(),
    };
  });
  const byLabel = [...rows].sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
  const boxes = all('[data-box]');
  const modules = all('[data-module]').map(row => [row, all('[data-box]', row)]);
  const parts = all('[data-when]').map(part => [part, list(part.dataset.when)]);
  const needs = all('[data-needs]');
  const looks = all('a[data-look]').map(link => [link, new URL(link.href)]);
  const ticks = all('[data-tick]');
  const form = one('choose'), url = one('url'), text = one('scopes-text'), separator = one('separator');
  const count = one('count'), selected = one('selected'), search = one('search');
  const labelsOf = some => [...new Set(some.map(row => row.label))].join(', ');

  // As GuideAddress.Write: names while they are few, else 1. and the bits of their numbers.
  const value = picked => {
    if (picked.length === rows.filter(row => !row.extra).length && picked.every(row => !row.extra)) return null;
    const names = picked.map(row => row.name).join(',');
    if (names.length <= 160) return names;
    const bytes = [];
    for (const { box } of picked) {
      const at = box.value >> 3;
      while (bytes.length <= at) bytes.push(0);
      bytes[at] |= 1 << (box.value & 7);
    }
    return '1.' + btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  };

  const address = (root, actions) => {
    const look = new URL(root).searchParams;
    const query = actions === null ? [] : [`actions=${actions}`];
    for (const [name, given] of look)
      if (name !== 'actions' && name !== 'scopes') query.push(`${name}=${encodeURIComponent(given)}`);
    return root.split('?')[0] + (query.length ? `?${query.join('&')}` : '');
  };

  let chosen = list(text.textContent.replace(/[,;|\n]/g, ' '));
  const join = () => write(text, chosen.join(separator.selectedOptions[0].dataset.text));

  const progress = () => {
    const shown = ticks.filter(tick => !tick.closest('[data-box]').hidden);
    const done = shown.filter(tick => tick.checked).length;
    toggle(one('progress-row'), shown.length > 0 && done > 0);
    write(one('progress'), fill(one('progress').dataset.progress, { count: done, total: shown.length }));
  };

  // The browser takes longer over its address than all else here, and takes only so many a minute.
  let later;
  const update = () => {
    const picked = rows.filter(row => row.box.checked);
    const scopes = new Set(picked.flatMap(row => row.scopes));
    chosen = order.filter(scope => scopes.has(scope));
    const ticked = new Set(chosen);
    if (ticked.size) ticked.add(minimum);

    for (const box of boxes) toggle(box, ticked.has(box.dataset.box));
    for (const [row, own] of modules) toggle(row, own.some(box => !box.hidden));
    for (const [part, when] of parts) toggle(part, when.some(scope => scopes.has(scope)));
    toggle(one('any'), ticked.size > 0);
    toggle(one('none'), ticked.size === 0);
    write(count, ticked.size === 1 ? count.dataset.one : fill(count.dataset.many, { count: ticked.size }));
    write(selected, fill(selected.dataset.selected, { count: picked.length, total: rows.length }));

    const sorted = byLabel.filter(row => row.box.checked);
    for (const labels of all('[data-labels]')) write(labels, labelsOf(sorted));
    for (const need of needs) {
      const by = sorted.filter(row => row.scopes.includes(need.dataset.needs));
      write(need, by.length ? labelsOf(by) : need.dataset.minimumWhy ?? '');
    }

    const actions = value(picked);
    url.value = address(url.value, actions);
    for (const [link, first] of looks) link.href = address(first.href, actions);
    clearTimeout(later);
    later = setTimeout(() => history.replaceState(null, '', address(location.href, actions)), 100);
    join();
    progress();
  };

  const by = Object.fromEntries(all('[data-by]').map(select => [select.dataset.by, select]));
  const filter = () => {
    const words = search.value.toLowerCase().split(' ').filter(Boolean);
    let any = false;
    for (const row of rows) {
      const shown = words.every(word => row.text.includes(word))
        && (!by.resource.value || row.resource === by.resource.value)
        && (!by.effect.value || row.writes === (by.effect.value === 'write'))
        && (!by.needs.value || row.scopes.includes(by.needs.value));
      toggle(row.row, shown);
      any ||= shown;
    }
    toggle(one('no-match'), !any);
  };

  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('input', event => { if (event.target === search) filter(); });
  form.addEventListener('change', event => {
    if (event.target.name === 'a') update();
    else if (event.target === separator) join();
    else if (event.target.dataset.by) filter();
  });
  form.addEventListener('click', event => {
    const pick = event.target.closest('[data-pick]');
    if (!pick) return;
    // Of what the list does not show the buttons change nothing.
    for (const row of rows) if (!row.row.hidden) row.box.checked = pick.dataset.pick === 'all';
    update();
  });
  one('list').addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.target.name !== 'a') return;
    event.preventDefault();
    const shown = rows.filter(row => !row.row.hidden);
    shown[shown.findIndex(row => row.box === event.target) + step]?.box.focus();
  });
  // Until the same in another language is there.
  for (const [link] of looks) if (link.hreflang) link.addEventListener('click', () => toggle(one('loading'), true));
  window.addEventListener('pageshow', () => toggle(one('loading'), false));

  // What is ticked in the provider's form is crossed off here, for every selection alike.
  const key = `guide.${guide}.ticked`;
  let done = [];
  try { done = JSON.parse(localStorage.getItem(key)) ?? []; } catch { /* Nothing is remembered where storage is shut. */ }
  const keep = () => { try { localStorage.setItem(key, JSON.stringify(done)); } catch { /* As above. */ } };
  for (const tick of ticks) {
    tick.checked = done.includes(tick.dataset.tick);
    tick.addEventListener('change', () => {
      done = done.filter(scope => scope !== tick.dataset.tick).concat(tick.checked ? tick.dataset.tick : []);
      keep();
      progress();
    });
  }
  one('start-over').addEventListener('click', () => {
    done = [];
    for (const tick of ticks) tick.checked = false;
    keep();
    progress();
  });
  progress();

  const print = one('print');
  print.hidden = false;
  print.addEventListener('click', () => window.print());

  // Wide, the panel is open by its style; this tells it to those who do not see.
  const fold = one('fold');
  const wide = matchMedia('(min-width: 961px)');
  const unfold = () => { if (wide.matches) fold.open = true; };
  fold.querySelector('summary').addEventListener('click', event => { if (wide.matches) event.preventDefault(); });
  wide.addEventListener('change', unfold);
  unfold();
})();
