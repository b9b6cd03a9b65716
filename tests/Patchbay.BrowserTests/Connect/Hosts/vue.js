import { createApp, h, ref } from 'vue';

window.told = [];
const token = new URLSearchParams(location.search).get('token');

createApp({
  setup() {
    const open = ref(true);
    const linked = ref('');
    return () => [
      h('p', { id: 'linked' }, linked.value),
      open.value && h('patchbay-hub', {
        token,
        theme: 'light',
        onSuccess: event => { told.push(['success', event.detail]); linked.value = event.detail.id; },
        onClose: () => { told.push(['close', null]); open.value = false; },
        onError: event => told.push(['error', event.detail]),
      }),
    ];
  },
}).mount('#root');
