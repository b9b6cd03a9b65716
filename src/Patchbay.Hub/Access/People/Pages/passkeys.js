// Making a passkey and signing in with one. A button says by data-passkey which, by data-token and data-next what for.
'use strict';
(() => {
  const problem = document.getElementById('problem');
  const button = document.querySelector('[data-passkey]');
  if (!button) return;

  async function send(path, body) {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body ?? {}),
    });
    const text = await response.text();
    const answer = text ? JSON.parse(text) : null;
    if (!response.ok) throw new Error([answer?.message, answer?.remedy].filter(Boolean).join(' ') || response.statusText);
    return answer;
  }

  async function signIn() {
    const options = PublicKeyCredential.parseRequestOptionsFromJSON(await send('/sign-in/passkey/options'));
    await send('/sign-in/passkey', (await navigator.credentials.get({ publicKey: options })).toJSON());
  }

  async function make(path, body) {
    const options = PublicKeyCredential.parseCreationOptionsFromJSON(await send(`${path}/options`, body));
    const credential = await navigator.credentials.create({ publicKey: options });
    await send(path, { ...body, credential: credential.toJSON() });
  }

  const acts = {
    'sign-in': signIn,
    invite: () => make('/invite/passkey', { token: button.dataset.token }),
    add: () => make('/account/passkeys', {}),
  };

  // The browser's own words name the specification; these name what to do.
  const words = fault =>
    fault.name === 'NotAllowedError' ? 'The passkey was not used: the request was closed or took too long. Try again.'
    : fault.name === 'InvalidStateError' ? 'This device already has a passkey for you.'
    : fault.message;

  button.addEventListener('click', async () => {
    problem.replaceChildren();
    button.setAttribute('aria-busy', 'true');
    try {
      await acts[button.dataset.passkey]();
      location.assign(button.dataset.next);
    } catch (fault) {
      problem.textContent = words(fault);
      button.removeAttribute('aria-busy');
    }
  });
})();
