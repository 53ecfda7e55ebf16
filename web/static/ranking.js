// Ranking: tables, their columns, runs, and the drawer that says why.

import { call, complaint, toast, writing } from '/static/api.js';

const review = document.getElementById('review');
const base = `/campaigns/${encodeURIComponent(review.dataset.campaign)}`;
const api = `/api${base}/candidates`;
const input = document.getElementById('candidates');
const drawer = document.getElementById('drawer');
let back = null;

document.getElementById('table')?.addEventListener('change', (event) => location.assign(`${base}/ranking?table=${event.target.value}`));

input?.addEventListener('change', async () => {
  if (!input.files.length) return;
  const form = new FormData();
  form.append('file', input.files[0], input.files[0].name);
  const answer = await call('POST', api, form);
  input.value = '';
  if (answer.ok) location.assign(`${base}/ranking?table=${answer.data.id}`);
  else toast(complaint(answer), 'bad');
});

async function correct(form) {
  const columns = {};
  const lines = {};
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith('line:')) lines[name.slice(5)] = String(value);
    else if (value && value !== form.elements[name].dataset.auto) columns[name] = String(value);
  }
  for (const select of form.querySelectorAll('select')) if (select.dataset.auto && select.value === '') columns[select.name] = '-';
  const answer = await call('PUT', `${api}/${form.dataset.table}/columns`, { columns, lines });
  if (!answer.ok) toast(complaint(answer), 'bad');
  return answer;
}

function closeDrawer() {
  drawer.hidden = true;
  back?.focus();
}

document.addEventListener('click', async (event) => {
  const button = event.target.closest?.('[data-do], [data-why]');
  if (!button) return;
  if ('why' in button.dataset) { back = button; drawer.hidden = false; return; }
  const form = document.getElementById('columns');
  switch (button.dataset.do) {
    case 'choose': input.click(); break;
    case 'close-drawer': closeDrawer(); break;
    case 'correct': if ((await correct(form)).ok) location.reload(); break;
    case 'forget': if ((await call('DELETE', `${api}/${button.dataset.table}`)).ok) location.assign(`${base}/ranking`); break;
    case 'run': {
      button.disabled = true;
      document.getElementById('busy').hidden = false;
      if (!(await correct(form)).ok) { button.disabled = false; document.getElementById('busy').hidden = true; return; }
      const answer = await call('POST', `${api}/${form.dataset.table}/run`);
      if (answer.ok) { location.hash = 'results'; location.reload(); } else { toast(complaint(answer), 'bad'); button.disabled = false; document.getElementById('busy').hidden = true; }
      break;
    }
  }
});

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !drawer.hidden) { closeDrawer(); return; }
  if (writing(event) || document.querySelector('dialog[open]')) return;
  if (event.key === 'n' && input) { event.preventDefault(); input.click(); return; }
  if (event.key === 'x') { event.preventDefault(); document.querySelector('[data-do=run]:not(:disabled)')?.click(); return; }
  if (event.key !== 'j' && event.key !== 'k') return;
  const inside = document.activeElement?.closest('#people');
  const all = [...document.querySelectorAll(inside ? '#people [data-why]' : '#posts [data-post]')];
  if (!all.length) return;
  event.preventDefault();
  const at = all.indexOf(document.activeElement);
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1)))].focus();
});
