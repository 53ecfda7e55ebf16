// Ranking: tables, their columns, runs, and the drawer that says why.

import { call, complaint, part, toast, writing } from '/static/api.js';

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

/** After a correction: what the columns hold and what follows, without losing one's place. */
async function redraw(name) {
  const html = await part(location.pathname + location.search);
  if (html === null) return;
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const [now, next] of [['.mapping-step', '.mapping-step'], ['#results', '#results']]) {
    const old = document.querySelector(now);
    const made = page.querySelector(next);
    if (old && made) { old.replaceWith(made); window.htmx?.process(made); } else if (old) old.remove();
    else if (made) { document.querySelector('.mapping-step').after(made); window.htmx?.process(made); }
  }
  document.getElementById('columns')?.elements[name]?.focus();
}

/** Show how far a run is until it has ended. */
async function follow(table, ended) {
  const bar = document.getElementById('progress');
  const words = document.getElementById('progress-words');
  document.getElementById('busy').hidden = false;
  while (!ended.now) {
    const answer = await call('GET', `${api}/${table}/progress`);
    if (answer.ok && answer.data.stage) {
      bar.max = Math.max(1, answer.data.of);
      bar.value = answer.data.done;
      words.textContent = `${words.dataset[answer.data.stage]} ${answer.data.done} / ${answer.data.of}`;
    }
    await new Promise((done) => { setTimeout(done, 250); });
  }
}

function closeDrawer() {
  drawer.hidden = true;
  back?.focus();
}

document.addEventListener('change', async (event) => {
  const form = event.target.closest?.('#columns');
  if (form && (await correct(form)).ok) await redraw(event.target.name);
});
document.addEventListener('submit', (event) => { if (event.target.id === 'columns') event.preventDefault(); });

document.addEventListener('htmx:afterSwap', (event) => { if (event.detail.target.id === 'why') { drawer.scrollTop = 0; drawer.focus(); } });

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
      const ended = { now: false };
      follow(form.dataset.table, ended);
      const corrected = await correct(form);
      const answer = corrected.ok ? await call('POST', `${api}/${form.dataset.table}/run`) : corrected;
      ended.now = true;
      if (answer.ok) { location.hash = 'results'; location.reload(); return; }
      if (corrected.ok) toast(complaint(answer), 'bad');
      button.disabled = false;
      document.getElementById('busy').hidden = true;
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
  if (!drawer.hidden && !inside) back?.focus();
  const all = [...document.querySelectorAll(inside || !drawer.hidden ? '#people [data-why]' : '#posts [data-post]')];
  if (!all.length) return;
  event.preventDefault();
  const at = all.indexOf(document.activeElement);
  const next = all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + (event.key === 'j' ? 1 : -1)))];
  next.focus();
  if (!drawer.hidden && 'why' in next.dataset) next.click();
});
