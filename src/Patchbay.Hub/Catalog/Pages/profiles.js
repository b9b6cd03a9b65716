// The form of a profile: finds actions among many, ticks all that are shown, and tells at once what a key needs.
'use strict';
(() => {
  const form = document.querySelector('form.profile');
  const filters = form?.querySelector('[data-action-filters]');
  if (!filters) return;
  const rows = [...form.querySelectorAll('tr[data-resource]')].map(row => ({
    row, box: row.querySelector('input'), text: row.cells[0].textContent.toLowerCase(), ...row.dataset,
  }));
  const needs = [...form.querySelectorAll('[data-scope]')];
  const count = form.querySelector('[data-action-count]');
  const needCount = form.querySelector('[data-need-count]');
  const [search, resource, effect, guide] = ['search-actions', 'of-resource', 'of-effect', 'of-guide'].map(id => document.getElementById(id));
  const say = (number, one) => `${number} ${one}${number === 1 ? '' : 's'}`;
  const all = () => form.querySelector('[name="allow"][value="all"]').checked;

  function show() {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const one of rows)
      one.row.hidden = !(words.every(word => one.text.includes(word)) && (!resource.value || one.resource === resource.value)
        && (!effect.value || one.effect === effect.value) && (!guide.value || one.guide === guide.value));
    tell();
  }

  function tell() {
    const enabled = all() ? rows : rows.filter(one => one.box.checked);
    const needed = new Set(enabled.flatMap(one => one.box.dataset.scopes.split(' ')));
    for (const scope of needs) scope.hidden = !needed.has(scope.dataset.scope);
    needCount.textContent = say(needs.filter(scope => !scope.hidden).length, 'permission');
    const shown = rows.filter(one => !one.row.hidden).length;
    count.textContent = `${enabled.length} of ${say(rows.length, 'action')} ${all() ? 'enabled' : 'ticked'}` + (shown === rows.length ? '' : `, ${shown} shown`);
  }

  // With all allowed every box is shown ticked; the choice made before comes back with the other button.
  let before = null;
  function mark() {
    if (all()) {
      before ??= rows.map(one => one.box.checked);
      for (const one of rows) one.box.checked = true;
    } else if (before) {
      rows.forEach((one, index) => { one.box.checked = before[index]; });
      before = null;
    }
  }

  // Whoever touches a box means only the ticked ones from then on.
  function choose() {
    form.querySelector('[name="allow"][value="some"]').checked = true;
    before = null;
  }

  form.addEventListener('change', event => {
    if (event.target.name === 'action') choose();
    if (event.target.name === 'allow') mark();
    tell();
  });
  for (const field of [search, resource, effect, guide]) field.addEventListener('input', show);
  search.addEventListener('keydown', event => { if (event.key === 'Enter') event.preventDefault(); });
  filters.addEventListener('click', event => {
    const tick = event.target.closest('[data-tick]')?.dataset.tick;
    if (!tick) return;
    choose();
    for (const one of rows) if (!one.row.hidden) one.box.checked = tick === 'all';
    tell();
  });
  filters.hidden = false;
  mark();
  show();
})();
