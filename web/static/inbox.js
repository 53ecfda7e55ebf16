// The inbox: dropping notices in, and moving through the list with the keyboard.

import { call, complaint, toast, writing } from '/static/api.js';

const drop = document.getElementById('drop');
const input = document.getElementById('files');

async function send(files) {
  if (!files.length) return;
  const form = new FormData();
  for (const file of files) form.append('files', file, file.name);
  form.append('together', document.getElementById('together').checked ? 'true' : 'false');
  drop.classList.add('busy');
  const answer = await call('POST', '/api/uploads', form);
  drop.classList.remove('busy');
  if (!answer.ok) { toast(complaint(answer), 'bad'); return; }
  input.value = '';
  htmx.ajax('GET', '/uploads', '#uploads');
}

if (drop) {
  for (const kind of ['dragenter', 'dragover']) {
    document.addEventListener(kind, (event) => {
      if (![...(event.dataTransfer?.types ?? [])].includes('Files')) return;
      event.preventDefault();
      drop.classList.add('over');
    });
  }
  document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) drop.classList.remove('over'); });
  document.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    drop.classList.remove('over');
    send([...event.dataTransfer.files]);
  });
  input.addEventListener('change', () => send([...input.files]));
  document.addEventListener('click', (event) => { if (event.target.closest?.('[data-do=upload]')) input.click(); });
}

// When the last upload is done the list is asked for again.
let busy = document.querySelector('[data-busy]') !== null;
document.addEventListener('htmx:afterSwap', (event) => {
  if (event.detail.target.id !== 'uploads') return;
  const now = document.querySelector('[data-busy]') !== null;
  htmx.ajax('GET', location.pathname + location.search, { target: '#inbox', headers: { 'HX-Target': 'inbox' } });
  if (busy && !now) document.querySelector('.uploads')?.setAttribute('open', '');
  busy = now;
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && event.target.id === 'q') { event.target.blur(); return; }
  if (writing(event) || document.querySelector('dialog[open]')) return;
  if (event.key === 'n' && input) { event.preventDefault(); input.click(); return; }
  if (event.key !== 'j' && event.key !== 'k') return;
  const links = [...document.querySelectorAll('#inbox a.title')];
  if (!links.length) return;
  event.preventDefault();
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + (event.key === 'j' ? 1 : -1)));
  links[next].focus();
});
