import { StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';

window.told = [];
const token = new URLSearchParams(location.search).get('token');

function Link() {
  const [open, setOpen] = useState(true);
  const [linked, setLinked] = useState('');
  return (
    <>
      <p id="linked">{linked}</p>
      {open && (
        <patchbay-hub
          token={token}
          theme="light"
          onsuccess={event => { told.push(['success', event.detail]); setLinked(event.detail.id); }}
          onclose={() => { told.push(['close', null]); setOpen(false); }}
          onerror={event => told.push(['error', event.detail])}
        />
      )}
    </>
  );
}

createRoot(document.getElementById('root')).render(<StrictMode><Link /></StrictMode>);
