// What every page has: theme, help, sign-out, the checklist before approval, errors of parts.

import { call, complaint, part, toast, word, writing } from '/static/api.js';

function turnTheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const now = document.documentElement.dataset.theme ?? (dark ? 'dark' : 'light');
  const next = now === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  try { localStorage.setItem('jinbang-theme', next); } catch { /* storage may be forbidden */ }
}

export function openDialog(html) {
  const dialog = document.getElementById('dialog');
  if (html !== null) document.getElementById('dialog-body').innerHTML = html;
  if (!dialog.open) dialog.showModal();
  return dialog;
}

async function openChecklist(button) {
  const html = await part(button.dataset.url);
  if (html === null) return;
  const dialog = openDialog(html);
  const campaign = document.getElementById('review').dataset.campaign;
  const move = async (state, reason, confirmed) => {
    const answer = await call('POST', `/api/campaigns/${encodeURIComponent(campaign)}/state`, { state, reason, confirmed });
    if (!answer.ok) { toast(complaint(answer), 'bad'); return; }
    location.reload();
  };
  dialog.querySelector('#approval')?.addEventListener('submit', (event) => {
    event.preventDefault();
    const form = new FormData(event.target);
    move('approved', form.get('reason') ?? '', form.getAll('confirmed'));
  });
  for (const each of dialog.querySelectorAll('[data-state]')) {
    each.addEventListener('click', () => move(each.dataset.state, '', []));
  }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest?.('[data-do]');
  if (!button) return;
  switch (button.dataset.do) {
    case 'theme': turnTheme(); break;
    case 'help': document.getElementById('help').showModal(); break;
    case 'dismiss': document.getElementById('dialog').close(); break;
    case 'approve': openChecklist(button); break;
    case 'import': document.getElementById('import').click(); break;
  }
});

document.addEventListener('change', async (event) => {
  if (event.target.id !== 'import' || !event.target.files.length) return;
  const [file] = event.target.files;
  const form = new FormData();
  form.append('file', file, file.name);
  form.append('seen', document.getElementById('version').textContent.replace('v', ''));
  const answer = await call('POST', event.target.dataset.url, form);
  event.target.value = '';
  if (answer.ok) location.reload();
  else toast([complaint(answer), answer.data?.error?.where].filter(Boolean).join(' · '), 'bad');
});

document.addEventListener('keydown', (event) => {
  if (writing(event) || event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (event.key === '?') { event.preventDefault(); document.getElementById('help').showModal(); }
  if (event.key === '/') {
    const search = document.querySelector('input[type=search]:not([hidden])');
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  }
  if ('IVDRH'.includes(event.key)) {
    const link = document.querySelector(`nav a[aria-keyshortcuts="${event.key}"]`);
    if (link) { event.preventDefault(); location.assign(link.href); }
  }
  if (event.key === 'A') {
    const button = document.querySelector('[data-do=approve]');
    if (button) { event.preventDefault(); openChecklist(button); }
  }
});

document.addEventListener('htmx:responseError', (event) => {
  const target = event.detail.target;
  const text = event.detail.xhr.responseText;
  if (target && text.includes('class="problem"')) target.innerHTML = text;
  else toast(word('failed'), 'bad');
});
document.addEventListener('htmx:sendError', () => toast(word('network'), 'bad'));
