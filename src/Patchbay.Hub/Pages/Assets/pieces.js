// What the pieces do beyond HTML: copy buttons, menus that close, dialogs, busy buttons. Pages work without it.
'use strict';
const said = document.createElement('p');
said.className = 'unseen';
said.setAttribute('role', 'status');
document.addEventListener('DOMContentLoaded', () => document.body.append(said));
const say = text => { said.textContent = ''; setTimeout(() => { said.textContent = text; }, 30); };

document.addEventListener('click', async event => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target) return;

  const copy = target.closest('[data-copy], [data-copy-from]');
  if (copy) {
    const from = copy.dataset.copyFrom && document.getElementById(copy.dataset.copyFrom);
    const text = from ? (from.value ?? from.textContent) : copy.dataset.copy;
    const done = copy.dataset.copied || 'Copied';
    const label = copy.querySelector('[data-label]') || copy;
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.createElement('textarea');
      area.value = text;
      copy.after(area);
      area.select();
      document.execCommand('copy');
      area.remove();
      copy.focus();
    }
    copy.dataset.before ??= label.textContent;
    label.textContent = done;
    say(done);
    clearTimeout(copy.timer);
    // What is heard must hold what is seen, so the name gives way while it says so.
    copy.dataset.name ??= copy.getAttribute('aria-label') ?? '';
    copy.removeAttribute('aria-label');
    copy.timer = setTimeout(() => {
      label.textContent = copy.dataset.before;
      if (copy.dataset.name) copy.setAttribute('aria-label', copy.dataset.name);
      delete copy.dataset.before;
      delete copy.dataset.name;
    }, 1500);
  }

  const opener = target.closest('[data-dialog]');
  if (opener) {
    // Without script the button sends its form at once.
    event.preventDefault();
    document.getElementById(opener.dataset.dialog)?.showModal();
  }
  if (target.closest('[data-close]')) target.closest('dialog')?.close();

  for (const menu of document.querySelectorAll('details.menu[open]'))
    if (!menu.contains(target)) menu.open = false;
});

// A menu inside a table that scrolls would be cut off: it floats over the page instead, and goes along when that scrolls.
function place(menu) {
  const items = menu.querySelector('.items');
  const at = menu.getBoundingClientRect();
  items.classList.add('fixed');
  const below = window.innerHeight - at.bottom;
  items.style.left = `${Math.max(8, at.right - items.offsetWidth)}px`;
  items.style.top = `${below < items.offsetHeight + 8 ? Math.max(8, at.top - items.offsetHeight) : at.bottom}px`;
}
document.addEventListener('toggle', event => {
  if (event.target instanceof HTMLElement && event.target.matches('details.menu') && event.target.open) place(event.target);
}, true);
for (const moved of ['scroll', 'resize'])
  window.addEventListener(moved, () => document.querySelectorAll('details.menu[open]').forEach(place), { capture: true, passive: true });

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return;
  const menu = document.querySelector('details.menu[open]');
  if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
});

// A second press would send a form twice.
document.addEventListener('submit', event => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== 'post') return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  (event.submitter ?? form.querySelector('button'))?.setAttribute('aria-busy', 'true');
});
window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('[aria-busy]')) button.removeAttribute('aria-busy');
  }
});

// Selects of a filter take effect at once.
document.addEventListener('change', event => {
  if (event.target instanceof HTMLSelectElement && event.target.form?.matches('.filters')) event.target.form.requestSubmit();
});
