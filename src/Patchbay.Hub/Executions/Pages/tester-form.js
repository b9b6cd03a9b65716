// Draws the form of an action's input from the server's model of it (FormField), fills it from JSON and reads it back.
// What a field cannot show it holds as it came, until somebody types into it: what goes in comes out.
'use strict';
const PatchbayForm = (() => {
  let ids = 0;
  const element = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
      if (name === 'text') made.textContent = value;
      else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value === true ? '' : value);
    made.append(...children.filter(Boolean));
    return made;
  };
  const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
  const same = (one, other) => {
    if (Object.is(one, other)) return true;
    if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((item, index) => same(item, other[index]));
    if (!isObject(one) || !isObject(other)) return false;
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every(name => Object.hasOwn(other, name) && same(one[name], other[name]));
  };

  // Whether a variant of a choice is the one that a value was made by.
  function fits(field, value) {
    if (value === null) return Boolean(field.nullable) || (field.kind === 'fixed' && field.value === null) || field.kind === 'json';
    switch (field.kind) {
      case 'text': case 'base64': return typeof value === 'string';
      case 'number': return typeof value === 'number' && (!field.whole || Number.isInteger(value));
      case 'flag': return typeof value === 'boolean';
      case 'option': return field.options.some(option => same(option, value));
      case 'fixed': return same(field.value, value);
      case 'list': return Array.isArray(value) && value.every(item => fits(field.item, item));
      case 'map': return isObject(value) && Object.values(value).every(item => fits(field.item, item));
      case 'object': return isObject(value)
        && field.fields.every(member => Object.hasOwn(value, member.name) ? fits(member, value[member.name]) : !member.required)
        && Object.keys(value).every(name => field.fields.some(member => member.name === name));
      case 'choice': return field.choices.some(choice => fits(choice, value));
      default: return true;
    }
  }

  const label = field => field.name ?? field.title ?? 'Value';
  const mark = field => field.required ? element('span', { class: 'must', text: 'required' }) : null;

  // A control with its label, help and fault; get and set translate between it and JSON.
  function leaf(field, form, control, get, set, ...beside) {
    const id = control.id = `f${++ids}`;
    let held;
    const note = element('p', { class: 'help', hidden: true });
    const fault = element('p', { class: 'error', id: `${id}-error`, hidden: true });
    const help = field.help ? element('p', { class: 'help', id: `${id}-help`, text: field.help }) : null;
    control.setAttribute('aria-describedby', [help && `${id}-help`, `${id}-error`].filter(Boolean).join(' '));
    if (field.required) control.setAttribute('aria-required', 'true');
    const none = field.nullable ? element('input', { type: 'checkbox' }) : null;
    const el = element('div', { class: 'field' },
      element('div', { class: 'row name' }, element('label', { for: id, text: label(field) }), mark(field),
        none && element('label', { class: 'check small none' }, none, element('span', { text: 'null' }))),
      element('div', { class: 'row control' }, control, ...beside), help, note, fault);
    const free = () => { held = undefined; note.hidden = true; };
    control.addEventListener('input', () => { free(); if (none) none.checked = false; form.changed(); });
    none?.addEventListener('change', () => { free(); form.changed(); });
    return {
      el, field, control,
      read: () => held !== undefined ? held : none?.checked ? null : get(),
      fill(value) {
        free();
        if (none) none.checked = value === null;
        set(value === null ? undefined : value);
        const shown = none?.checked ? null : get();
        if (!same(shown, value)) {
          held = value;
          note.textContent = `Holds ${JSON.stringify(value)}, as the JSON says.`;
          note.hidden = false;
        }
      },
      blame(message) {
        fault.textContent = message ?? '';
        fault.hidden = !message;
        if (message) control.setAttribute('aria-invalid', 'true'); else control.removeAttribute('aria-invalid');
      },
      at: () => null,
    };
  }

  const selectOf = options => element('select', {}, element('option', { value: '', text: '–' }),
    ...options.map((text, index) => element('option', { value: index, text })));

  // A native picker beside a field of an instant, in the reader's own time zone.
  function picker(field, write) {
    if (!field.time) return null;
    const pick = element('input', { type: 'datetime-local', step: '1', class: 'pick', 'aria-label': `Pick ${label(field)}, in your time zone` });
    pick.addEventListener('change', () => {
      const at = new Date(pick.value);
      if (!Number.isNaN(at.getTime())) write(field.time === 'ms' ? String(at.getTime()) : at.toISOString().replace('.000Z', 'Z'));
    });
    return pick;
  }

  const makers = {
    text(field, form) {
      const area = element('textarea', { rows: field.long ? 4 : 1, placeholder: field.placeholder, spellcheck: 'false', class: 'line' });
      let empty = false;
      const type = text => { area.value = text; empty = false; area.dispatchEvent(new Event('input', { bubbles: true })); };
      area.addEventListener('input', () => { empty = false; });
      const find = field.record ? form.finder(field, type) : null;
      const node = leaf(field, form, area, () => area.value === '' ? (empty ? '' : undefined) : area.value,
        value => { area.value = typeof value === 'string' ? value : ''; empty = value === ''; }, picker(field, type), find?.button);
      if (find) node.el.append(find.panel);
      return node;
    },
    number(field, form) {
      const input = element('input', { type: 'text', inputmode: field.whole ? 'numeric' : 'decimal', placeholder: field.placeholder, autocomplete: 'off' });
      const type = text => { input.value = text; input.dispatchEvent(new Event('input', { bubbles: true })); };
      return leaf(field, form, input,
        () => { const text = input.value.trim(); return text === '' ? undefined : /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : text; },
        value => { input.value = typeof value === 'number' ? String(value) : ''; }, picker(field, type));
    },
    flag(field, form) {
      const select = selectOf(['true', 'false']);
      return leaf(field, form, select, () => select.value === '' ? undefined : select.value === '0',
        value => { select.value = value === true ? '0' : value === false ? '1' : ''; });
    },
    option(field, form) {
      const select = selectOf(field.options.map(option => typeof option === 'string' ? option : JSON.stringify(option)));
      return leaf(field, form, select, () => select.value === '' ? undefined : field.options[Number(select.value)],
        value => { const index = value === undefined ? -1 : field.options.findIndex(option => same(option, value)); select.value = index < 0 ? '' : String(index); });
    },
    fixed(field, form) {
      if (!field.required) return makers.option({ ...field, kind: 'option', options: [field.value] }, form);
      const shown = element('input', { readonly: true, value: JSON.stringify(field.value) });
      return leaf(field, form, shown, () => field.value, () => {});
    },
    base64(field, form) {
      const input = element('input', { type: 'file' });
      let bytes;
      const size = element('span', { class: 'small quiet' });
      const show = () => { size.textContent = bytes === undefined ? '' : `${Math.floor(bytes.length * 3 / 4).toLocaleString('en')} bytes`; };
      const node = leaf(field, form, input, () => bytes, value => { bytes = typeof value === 'string' ? value : undefined; show(); }, size);
      input.addEventListener('change', () => {
        const file = input.files[0];
        if (!file) return;
        const reader = new FileReader();
        reader.addEventListener('load', () => {
          bytes = reader.result.slice(reader.result.indexOf(',') + 1);
          show();
          node.picked?.(file);
          form.changed();
        });
        reader.readAsDataURL(file);
      });
      return node;
    },
    json(field, form) {
      const area = element('textarea', { rows: 3, placeholder: field.placeholder ?? 'JSON', spellcheck: 'false', class: 'mono' });
      const node = leaf(field, form, area, () => {
        if (area.value.trim() === '') return undefined;
        try { const value = JSON.parse(area.value); node.blame(); return value; } catch (error) { node.blame(`This is no JSON: ${error.message}`); return undefined; }
      }, value => { area.value = value === undefined ? '' : JSON.stringify(value, null, 2); });
      const { fill } = node;
      node.fill = value => { node.blame(); fill(value); if (value === null) { area.value = 'null'; } };
      return node;
    },
    object(field, form, root = false) {
      const body = element('div', { class: 'members' });
      const node = group(field, form, body, root);
      const members = field.fields.map(member => make(member, form));
      body.append(...members.map(member => member.el));
      if (field.oneOf) body.prepend(element('p', { class: 'help', text: alternatives(field) }));
      if (!root && members.length === 0) body.append(element('p', { class: 'help', text: 'An empty object.' }));
      const content = members.find(member => member.field.kind === 'base64');
      if (content) content.picked = file => {
        const texts = members.filter(member => member.field.kind === 'text');
        texts.find(member => /name$/i.test(member.field.name))?.fill(file.name);
        if (file.type) texts.find(member => /type$/i.test(member.field.name))?.fill(file.type);
      };
      let rest = {};
      node.value = () => {
        const value = {};
        for (const member of members) {
          const read = member.read();
          if (read !== undefined) value[member.field.name] = read;
        }
        return Object.assign(value, rest);
      };
      node.take = value => {
        rest = {};
        for (const member of members) member.fill(value !== undefined && Object.hasOwn(value, member.field.name) ? value[member.field.name] : undefined);
        for (const name of Object.keys(value ?? {})) if (!members.some(member => member.field.name === name)) rest[name] = value[name];
      };
      node.takes = isObject;
      node.at = step => members.find(member => member.field.name === step);
      node.fill(undefined);
      return node;
    },
    list(field, form) {
      const rows = element('div', { class: 'members' });
      const add = element('button', { type: 'button', class: 'button small', text: 'Add one' });
      const body = element('div', {}, rows, add);
      const node = group(field, form, body, false);
      let items = [];
      const append = value => {
        const item = make({ ...field.item, required: true, title: field.item.title ?? `${label(field)}` }, form);
        const remove = element('button', { type: 'button', class: 'button small', text: 'Remove', 'aria-label': `Remove one of ${label(field)}` });
        const row = element('div', { class: 'item' }, item.el, remove);
        remove.addEventListener('click', () => { items = items.filter(one => one !== item); row.remove(); add.focus(); form.changed(); });
        rows.append(row);
        items.push(item);
        if (value !== undefined) item.fill(value);
        return item;
      };
      add.addEventListener('click', () => { const item = append(); item.el.querySelector('input, select, textarea')?.focus(); form.changed(); });
      node.value = () => items.map(item => item.read()).filter(value => value !== undefined);
      node.take = value => { items = []; rows.replaceChildren(); for (const item of value ?? []) append(item); };
      node.takes = Array.isArray;
      node.at = step => items[Number(step)];
      node.fill(undefined);
      return node;
    },
    map(field, form) {
      const rows = element('div', { class: 'members' });
      const add = element('button', { type: 'button', class: 'button small', text: 'Add one' });
      const node = group(field, form, element('div', {}, rows, add), false);
      let pairs = [];
      const append = (name, value) => {
        const key = element('input', { value: name ?? '', placeholder: 'Name', 'aria-label': `Name in ${label(field)}`, autocomplete: 'off' });
        const item = make({ ...field.item, required: true, title: 'Value' }, form);
        const remove = element('button', { type: 'button', class: 'button small', text: 'Remove', 'aria-label': `Remove one of ${label(field)}` });
        const row = element('div', { class: 'item pair' }, element('div', { class: 'field' }, key), item.el, remove);
        const pair = { key, item };
        key.addEventListener('input', () => form.changed());
        remove.addEventListener('click', () => { pairs = pairs.filter(one => one !== pair); row.remove(); add.focus(); form.changed(); });
        rows.append(row);
        pairs.push(pair);
        if (value !== undefined) item.fill(value);
      };
      add.addEventListener('click', () => { append(); pairs.at(-1).key.focus(); form.changed(); });
      node.value = () => Object.fromEntries(pairs.map(pair => [pair.key.value, pair.item.read()]).filter(([name, value]) => name !== '' && value !== undefined));
      node.take = value => { pairs = []; rows.replaceChildren(); for (const [name, item] of Object.entries(value ?? {})) append(name, item); };
      node.takes = isObject;
      node.at = step => pairs.find(pair => pair.key.value === step)?.item;
      node.fill(undefined);
      return node;
    },
    choice(field, form) {
      const select = selectOf(field.choices.map(choice => choice.title));
      const place = element('div', { class: 'members' });
      let chosen;
      const choose = index => {
        chosen = index < 0 ? undefined : make({ ...field.choices[index], name: undefined, required: true }, form);
        place.replaceChildren(...(chosen ? [chosen.el] : []));
        select.value = index < 0 ? '' : String(index);
      };
      const node = leaf({ ...field, nullable: field.nullable && !field.choices.some(choice => fits(choice, null)) }, form, select, () => chosen?.read(), value => {
        const index = value === undefined ? -1 : field.choices.findIndex(choice => fits(choice, value));
        choose(index);
        if (index >= 0) chosen.fill(value);
      });
      select.addEventListener('input', () => { choose(select.value === '' ? -1 : Number(select.value)); form.changed(); });
      // null among the variants is one of them.
      const { fill } = node;
      node.fill = value => {
        const none = value === null ? field.choices.findIndex(choice => fits(choice, null)) : -1;
        if (none < 0) { fill(value); return; }
        fill(undefined);
        choose(none);
      };
      node.el.append(place);
      node.at = step => chosen?.at(step);
      const { blame } = node;
      node.blame = message => chosen && message && chosen.at('') === null ? chosen.blame(message) : blame(message);
      return node;
    },
  };

  const alternatives = field => (field.exclusive ? 'Exactly one of: ' : 'At least one of: ')
    + field.oneOf.map(one => `${one.required.join(' and ')}${one.title ? ` (${one.title})` : ''}`).join(', ') + '.';

  // What holds others: there or not, with what it holds.
  function group(field, form, body, root) {
    const fault = element('p', { class: 'error', hidden: true });
    const toggle = element('button', { type: 'button', class: 'button small' });
    const none = field.nullable ? element('input', { type: 'checkbox' }) : null;
    const head = root ? null : element('legend', {}, element('span', { text: label(field) }), mark(field));
    const el = root ? element('div', {}, fault, body) : element('fieldset', { class: 'group' }, head,
      field.help ? element('p', { class: 'help', text: field.help }) : null, none && element('label', { class: 'check small none' }, none, element('span', { text: 'null' })), fault, body, field.required ? null : toggle);
    let there = false;
    let held;
    const show = () => {
      body.hidden = !there;
      toggle.textContent = there ? `Leave ${label(field)} out` : `Add ${label(field)}`;
    };
    const node = {
      el, field,
      read: () => held !== undefined ? held : none?.checked ? null : there ? node.value() : undefined,
      fill(value) {
        held = undefined;
        if (none) none.checked = value === null;
        there = value === undefined ? Boolean(root || field.required) : value !== null;
        if (value !== undefined && value !== null && !node.takes(value) || value === null && !none) { held = value; there = false; }
        node.take(there && value !== undefined ? value : undefined);
        show();
      },
      blame(message) { fault.textContent = message ?? ''; fault.hidden = !message; },
    };
    toggle.addEventListener('click', () => {
      held = undefined;
      if (none) none.checked = false;
      there = !there;
      show();
      if (there) body.querySelector('input, select, textarea, button')?.focus();
      form.changed();
    });
    none?.addEventListener('change', () => { there = false; held = undefined; show(); form.changed(); });
    return node;
  }

  const make = (field, form) => makers[field.kind](field, form);

  // The field that a path such as $.emails[0].value names; the nearest one above it where there is none.
  function find(root, path) {
    let node = root;
    for (const [, name, index, quoted] of path.matchAll(/\.([^.[\]]+)|\[(\d+)\]|\['((?:[^'\\]|\\.)*)'\]/g)) {
      const next = node.at(name ?? index ?? quoted);
      if (!next) break;
      node = next;
    }
    return node;
  }

  return { root: (field, form) => makers.object(field, form, true), find, same, element };
})();
