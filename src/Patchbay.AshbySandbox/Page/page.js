// The page is whole without this: it adds a search over the endpoints, kept in the address, and the copy button.
const search = document.getElementById('search');
const found = document.getElementById('found');
const groups = [...document.querySelectorAll('.group')];

function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let matches = 0;
  for (const group of groups) {
    let inGroup = 0;
    for (const item of group.querySelectorAll('li')) {
      const text = item.dataset.find.toLowerCase();
      item.hidden = !words.every(word => text.includes(word));
      if (!item.hidden) inGroup++;
    }
    group.hidden = inGroup === 0;
    if (words.length > 0) group.open = true;
    matches += inGroup;
  }
  found.textContent = words.length === 0 ? '' : matches === 1 ? '1 method' : `${matches} methods`;
  const address = new URL(location.href);
  if (words.length === 0) address.searchParams.delete('q');
  else address.searchParams.set('q', search.value);
  history.replaceState(null, '', address);
}

search.closest('[hidden]').hidden = false;
search.value = new URLSearchParams(location.search).get('q') ?? '';
search.addEventListener('input', show);
if (search.value) show();

for (const button of document.querySelectorAll('[data-copy]')) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = 'Copied';
    setTimeout(() => (button.textContent = 'Copy'), 2000);
  });
}
