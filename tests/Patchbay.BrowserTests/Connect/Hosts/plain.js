// A page without any framework: the element is there first, its token comes later.
window.told = [];
const given = new URLSearchParams(location.search);
const hub = document.createElement('patchbay-hub');
for (const name of ['success', 'close', 'error']) hub.addEventListener(name, event => told.push([name, event.detail]));
if (given.has('theme')) hub.setAttribute('theme', given.get('theme'));
if (given.get('theme') === 'dark') document.body.className = 'dark';
document.getElementById('root').append(hub);
hub.setAttribute('token', given.get('token'));
