// Narrows the list of actions while one types; without it the form sends the words.
'use strict';
(() => {
  const words = document.getElementById('what');
  const groups = [...document.querySelectorAll('[data-actions]')];
  words?.addEventListener('input', () => {
    const all = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const group of groups) {
      for (const row of group.querySelectorAll('li')) row.hidden = !all.every(word => row.dataset.text.includes(word));
      group.hidden = !group.querySelector('li:not([hidden])');
    }
  });
})();
