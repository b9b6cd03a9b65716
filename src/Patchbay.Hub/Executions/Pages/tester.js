// The request tester: the form beside the raw JSON, in step both ways; ids found by name; code that follows the input.
'use strict';
(() => {
  const page = document.querySelector('[data-tester]');
  const raw = document.getElementById('input');
  if (!page || !raw) return;
  const { element } = PatchbayForm;
  const place = document.getElementById('form');
  const state = document.getElementById('input-state');
  const code = document.getElementById('code');
  const say = (text, bad) => { state.textContent = text; state.className = bad ? 'error' : 'help'; };

  let last = null;
  const form = {
    changed() {
      last = JSON.stringify(tree.read(), null, 2);
      raw.value = last;
      say('The form and the JSON say the same.');
      stale();
    },
    finder,
  };
  const tree = PatchbayForm.root(JSON.parse(page.dataset.tester), form);
  place.append(tree.el);

  function fromRaw() {
    if (raw.value === last) return;
    let value;
    try { value = JSON.parse(raw.value.trim() || '{}'); } catch (error) { say(`Not JSON yet: ${error.message}`, true); return; }
    tree.fill(value);
    last = raw.value;
    say(PatchbayForm.same(tree.read(), value) ? 'The form and the JSON say the same.' : 'The form cannot show all of it. What is sent is the JSON.');
    stale();
  }
  raw.addEventListener('input', fromRaw);
  fromRaw();
  document.querySelector('[data-with-form]')?.removeAttribute('hidden');

  // Faults of the answer, each at its field.
  for (const fault of document.querySelectorAll('[data-fault-path]'))
    PatchbayForm.find(tree, fault.dataset.faultPath).blame(fault.dataset.faultMessage);

  // Code for another input is made by the server, once somebody looks at it.
  let timer = null;
  function stale() {
    if (!code?.querySelector('details[open]') || !raw.form) return;
    clearTimeout(timer);
    timer = setTimeout(renew, 500);
  }
  async function renew() {
    const answer = await fetch(code.dataset.from, { method: 'POST', body: new URLSearchParams(new FormData(raw.form)) }).catch(() => null);
    if (!answer?.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('code');
    const details = code.querySelector('details');
    const next = fresh?.querySelector('details > div');
    if (next) details.querySelector(':scope > div').replaceWith(next);
  }
  code?.querySelector('details')?.addEventListener('toggle', event => { if (event.target.open && raw.value !== raw.defaultValue) renew(); });

  // A field of an id: looks for records of its kind by name.
  function finder(field, choose) {
    const name = field.name ?? field.title ?? 'the id';
    const button = element('button', { type: 'button', class: 'button small', text: 'Find', 'aria-label': `Find ${name} by name`, 'aria-expanded': 'false' });
    const panel = element('div', { class: 'finder', hidden: true });
    button.addEventListener('click', () => {
      panel.hidden = !panel.hidden;
      button.setAttribute('aria-expanded', String(!panel.hidden));
      if (panel.hidden) return;
      panel.replaceChildren(search(name, field.record, id => {
        choose(id);
        panel.hidden = true;
        button.setAttribute('aria-expanded', 'false');
        button.focus();
      }, {}));
      panel.querySelector('input').focus();
    });
    return { button, panel };
  }

  function search(name, kind, choose, known) {
    const words = element('input', { type: 'search', placeholder: 'Name, email or part of it', 'aria-label': `Words to find ${name} by`, autocomplete: 'off' });
    const said = element('p', { class: 'small quiet', role: 'status' });
    const found = element('ul', { class: 'found' });
    const box = element('div', {}, words, said, found);
    let turn = 0;
    async function look() {
      const mine = ++turn;
      said.textContent = 'Looking';
      const given = { ...tree.read(), ...known };
      const query = new URLSearchParams({ account: page.dataset.account, action: page.dataset.action, kind, words: words.value, given: JSON.stringify(given, (key, value) => key && typeof value === 'object' ? undefined : value) });
      const answer = await fetch(`${page.dataset.lookup}?${query}`).then(sent => sent.json()).catch(() => ({ message: 'The hub does not answer.' }));
      if (mine !== turn) return;
      found.replaceChildren();
      if (answer.needs) {
        said.textContent = `First choose ${answer.needs.name}.`;
        box.replaceChildren(element('p', { class: 'small', text: `First choose ${answer.needs.name}:` }),
          search(answer.needs.name, answer.needs.kind, id => box.replaceChildren(search(name, kind, choose, { ...known, [answer.needs.name]: id })), known));
        return;
      }
      said.textContent = answer.message ?? (answer.records.length === 0 ? 'Nothing found.' : answer.more ? `The first ${answer.records.length}.` : `${answer.records.length} found.`);
      for (const record of answer.records ?? []) {
        const pick = element('button', { type: 'button', class: 'button plain' }, element('span', { text: record.name }), record.detail ? element('span', { class: 'small quiet', text: record.detail }) : null);
        pick.addEventListener('click', () => choose(record.id));
        found.append(element('li', {}, pick));
      }
    }
    let wait = null;
    words.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(look, 300); });
    words.addEventListener('keydown', event => { if (event.key === 'Enter') { event.preventDefault(); clearTimeout(wait); look(); } });
    look();
    return box;
  }
})();
