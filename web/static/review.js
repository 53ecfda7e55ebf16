// Reviewing: fields on the left, their proof below, the source on the right; everything by keyboard.

import { call, complaint, part, toast, word, writing } from '/static/api.js';
import { openDialog } from '/static/app.js';
import { VirtualGrid } from '/static/grid.js';
import { Outline } from '/static/outline.js';
import { Source } from '/static/source.js';

const review = document.getElementById('review');
const fields = document.getElementById('fields');
const detail = document.getElementById('detail');
const citing = document.getElementById('citing');
const base = `/campaigns/${encodeURIComponent(review.dataset.campaign)}`;
const api = `/api${base}`;
const mayReview = review.dataset.mayReview === 'yes';
const WIDTHS = { code: 110, name: 150, org: 190, headcount: 82, category: 90, education: 90, degree: 90, majors: 260, age_min: 82, age_max: 82, gender: 60, political: 90, regions: 130, experience_years: 80, certificates: 160, full_time: 70, fresh_graduates_only: 80, preferred: 140, workplace: 130, remarks: 240, no: 50, scheme: 90 };
let grid = null;
let current = null; // {key, element}
let asked = 0;
let outline = null;

const seen = () => Number(document.getElementById('panel').dataset.seen);

// Focus ---------------------------------------------------------------------------------------------------------------

function buttons() {
  return [...fields.querySelectorAll('.field')].filter((b) => b.offsetParent !== null);
}

async function focusOn(key, element = null) {
  current?.element?.removeAttribute('aria-current');
  current = { key, element };
  if (element) {
    element.setAttribute('aria-current', 'true');
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: 'nearest' });
  }
  const turn = ++asked;
  const html = await part(`${base}/item?key=${encodeURIComponent(key)}`);
  if (html === null || turn !== asked) return;
  detail.innerHTML = html;
  outline = null;
  detail.scrollTop = 0;
  window.htmx?.process(detail);
  source.show(ranges());
  citing.hidden = true;
}

function ranges() {
  return [...detail.querySelectorAll('.quote')].map((q) => ({
    document: q.dataset.document, start: Number(q.dataset.start), end: Number(q.dataset.end), role: q.dataset.role,
  }));
}

const keyOf = (button) => button.dataset.key ?? button.dataset.pointer;

function step(by) {
  const all = buttons();
  const open = all.filter((b) => !['owned', 'done', 'list'].some((name) => b.classList.contains(name)));
  if (!open.length) { toast(word('nothing')); return; }
  const at = current?.element ? all.indexOf(current.element) : -1;
  const next = by > 0 ? open.find((b) => all.indexOf(b) > at) ?? open[0]
    : [...open].reverse().find((b) => all.indexOf(b) < (at < 0 ? all.length : at)) ?? open.at(-1);
  focusOn(keyOf(next), next);
}

/** To the next list that can be edited as a whole. */
function stepList() {
  const all = buttons();
  const lists = all.filter((b) => b.classList.contains('list'));
  const at = current?.element ? all.indexOf(current.element) : -1;
  const next = lists.find((b) => all.indexOf(b) > at) ?? lists[0];
  if (next) focusOn(keyOf(next), next);
}

function stepSection(by) {
  const sections = [...fields.querySelectorAll('.sec')].filter((s) => s.querySelector('.field, .grid'));
  const at = sections.findIndex((s) => s.contains(current?.element ?? document.activeElement));
  const next = sections[Math.max(0, Math.min(sections.length - 1, at + by))];
  next.scrollIntoView({ block: 'start' });
  const field = next.querySelector('.field:not(.list)') ?? next.querySelector('.field');
  if (next.id === 'sec-posts' && grid) enterGrid();
  else if (field) focusOn(keyOf(field), field);
}

function find(key) {
  return fields.querySelector(`.field[data-key="${CSS.escape(key)}"], .field[data-pointer="${CSS.escape(key)}"]`);
}

async function openKey(key) {
  const button = find(key);
  if (button) {
    button.closest('details')?.setAttribute('open', '');
    await focusOn(key, button);
  } else await focusOn(key);
}

// The grid of posts ---------------------------------------------------------------------------------------------------

function startGrid() {
  const box = document.getElementById('posts');
  grid = null;
  if (!box) return;
  const names = box.dataset.columns.split(' ');
  const labels = box.dataset.labels.split('|');
  const count = document.getElementById('posts-count');
  const search = document.getElementById('posts-q');
  const risk = document.getElementById('posts-risk');
  let total = Number(box.dataset.total);
  box.style.setProperty('--rows', total);
  grid = new VirtualGrid(box, {
    total,
    headings: names.map((name, i) => ({ text: labels[i], width: WIDTHS[name] ?? 120 })),
    load: async (offset, limit) => {
      const url = `${base}/posts?offset=${offset}&limit=${limit}&q=${encodeURIComponent(search.value)}&by_risk=${risk.checked}`;
      const answer = await fetch(url);
      const data = await answer.json();
      if (data.total !== total) { total = data.total; grid.resize(total); count.textContent = `${total}`; }
      return data.rows;
    },
    fill: (cell, row, column) => {
      const name = names[column];
      cell.textContent = row.cells[column];
      cell.title = row.cells[column];
      cell.className = row.signs[name] ?? '';
      if (name === 'headcount' || name === 'age_max' || name === 'age_min' || name === 'no') cell.classList.add('number');
    },
    select: (row, column) => {
      const name = names[column];
      focusOn(name === 'scheme' ? `${row.pointer}/scheme` : `${row.pointer}/post/${name}`);
    },
  });
  let timer = 0;
  search.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(() => { box.scrollTop = 0; grid.reset(); grid.chunk(0); }, 200); });
  risk.addEventListener('change', () => { box.scrollTop = 0; grid.reset(); });
}

function enterGrid() {
  const box = document.getElementById('posts');
  box.scrollIntoView({ block: 'nearest' });
  box.focus({ preventScroll: true });
  grid.activate(Math.max(0, grid.active.row), grid.active.col, true);
}

// Decisions -----------------------------------------------------------------------------------------------------------

/** The fields anew, and on to the next open one, unless somebody has gone elsewhere meanwhile. */
async function refresh(next = true) {
  const turn = asked;
  const html = await part(`${base}/panel`);
  if (html === null) return;
  const key = current?.key;
  const place = current?.element ? buttons().indexOf(current.element) : -1;
  const top = fields.scrollTop;
  const held = grid ? { top: grid.box.scrollTop, left: grid.box.scrollLeft, active: grid.active, inside: grid.box.contains(document.activeElement) } : null;
  fields.innerHTML = html;
  window.htmx?.process(fields);
  startGrid();
  if (grid && held) { grid.box.scrollTop = held.top; grid.box.scrollLeft = held.left; grid.active = held.active; grid.schedule(); if (held.inside) grid.box.focus({ preventScroll: true }); }
  fields.scrollTop = top;
  const panel = document.getElementById('panel');
  document.getElementById('version').textContent = `v${panel.dataset.seen}`;
  const state = await part(`${base}/bar`);
  if (state !== null) { const holder = document.createElement('div'); holder.innerHTML = state; document.querySelector('.bar').replaceWith(holder.firstElementChild); }
  if (!key || turn !== asked || document.activeElement?.matches('#fields input, #fields select')) return;
  if (place < 0) { await focusOn(key); return; }
  const all = buttons();
  const still = find(key);
  const open = (b) => b && !b.classList.contains('list') && !b.classList.contains('owned') && !b.classList.contains('done');
  const target = next ? (all.slice(Math.max(0, still ? all.indexOf(still) + 1 : place)).find(open) ?? still ?? all[0]) : still ?? all[place] ?? all[0];
  if (target) await focusOn(keyOf(target), target);
}

async function send(path, body, { next = true, said = 'saved' } = {}) {
  if (!mayReview) { toast(word('wrong_role'), 'bad'); return false; }
  const answer = await call('POST', `${api}/${path}`, body);
  if (answer.ok) {
    if (detail.contains(document.activeElement)) fields.focus({ preventScroll: true });
    toast(word(said));
    await refresh(next);
    return true;
  }
  const error = answer.data?.error ?? {};
  if (answer.status === 409 && 'seen' in error) { clash(path, body, error, { next, said }); return false; }
  toast(complaint(answer), 'bad');
  return false;
}

/** Somebody was faster: both values, and who decides. */
function clash(path, body, error, options) {
  const mine = error.mine ?? body.edits?.[0]?.value ?? body.reading ?? '';
  openDialog('<h2 id="dialog-title"></h2><div class="two"><div><span class="label"></span> <b></b></div><div><span class="label"></span> <b></b> <span class="quiet"></span></div></div><p class="dialog-actions"><button type="button"></button> <button type="button"></button></p>');
  const dialog = document.getElementById('dialog');
  dialog.classList.add('clash');
  dialog.querySelector('h2').textContent = word('conflict_title');
  const [left, right] = dialog.querySelectorAll('.two > div');
  left.querySelector('.label').textContent = word('mine');
  left.querySelector('b').textContent = typeof mine === 'string' ? mine : JSON.stringify(mine);
  right.querySelector('.label').textContent = word('theirs');
  right.querySelector('b').textContent = typeof error.theirs === 'string' ? error.theirs : JSON.stringify(error.theirs ?? '');
  right.querySelector('.quiet').textContent = [error.by, error.reason].filter(Boolean).join(': ');
  const [theirs, own] = dialog.querySelectorAll('button');
  theirs.textContent = word('keep_theirs');
  own.textContent = word('use_mine');
  theirs.addEventListener('click', () => { dialog.close(); refresh(false); });
  own.addEventListener('click', () => { dialog.close(); send(path, { ...body, seen: error.seen }, options); });
}

const focusBox = () => detail.querySelector('.focus');

function accept(group = '') {
  const box = focusBox();
  if (!box) return;
  if ('finding' in box.dataset) { settle(); return; }
  if (!box.hasAttribute('data-editable')) return;
  const pointers = [box.dataset.pointer];
  send('accept', { pointers, group, seen: seen() }, { said: 'accepted' });
}

function settle() {
  const box = focusBox();
  const reason = box.querySelector('[name=reason]');
  if (!reason) return;
  if (!reason.value.trim()) { reason.focus(); return; }
  send('answers', { item: box.dataset.key, reading: null, reason: reason.value, seen: seen() });
}

function choose(number) {
  const box = focusBox();
  const reading = box?.querySelector(`.reading[data-reading="${number}"]`);
  if (!reading || reading.disabled) return;
  send('answers', { item: box.dataset.key, reading: number, reason: box.querySelector('[name=reason]').value, seen: seen() });
}

function edit(text = null) {
  const form = detail.querySelector('.editor');
  if (!form || !mayReview) return;
  form.hidden = false;
  if (form.dataset.kind === 'list') { editList(form); return; }
  const input = form.elements.value;
  if (text !== null && 'value' in input) {
    if (form.dataset.kind === 'texts' && input.value && !form.dataset.filled) input.value = text;
    else if (form.dataset.kind === 'texts' && input.value) input.value += `\n${text}`;
    else input.value = text;
    form.dataset.filled = 'yes';
    preview(form);
  }
  input.focus();
  if (input.tagName !== 'SELECT') input.select?.();
  form.scrollIntoView({ block: 'nearest' });
}

/** Lists of records have an editor of their own; where shares do not make 100 % a reason is wanted. */
function editList(form) {
  const button = form.querySelector('button.primary');
  const line = form.querySelector('[data-preview]');
  let state = { ok: false, off: null };
  const judge = () => {
    const unreasoned = state.off && !form.elements.reason.value.trim();
    button.disabled = !state.ok || !state.dirty || Boolean(unreasoned);
    line.textContent = state.problem ?? (state.off ?? '');
    line.classList.toggle('bad', Boolean(state.problem || unreasoned));
  };
  if (!outline) {
    outline = new Outline(form.querySelector('.outline'), { api, changed: (now) => { state = now; judge(); } });
    form.elements.reason.addEventListener('input', judge);
  }
  outline.focus();
  form.scrollIntoView({ block: 'nearest' });
}

function entered(form) {
  if (form.elements.value.multiple) return [...form.elements.value.selectedOptions].map((option) => option.value);
  const value = form.elements.value.value;
  if (form.dataset.kind === 'bool') return value === '' ? null : value === 'true';
  if (form.dataset.kind !== 'json') return value;
  try { return JSON.parse(value); } catch { return value; }
}

let checking = 0;
async function preview(form) {
  const turn = ++checking;
  const answer = await call('POST', `${api}/check`, { pointer: focusBox().dataset.pointer, value: entered(form) });
  if (turn !== checking) return;
  const line = form.querySelector('[data-preview]');
  const button = form.querySelector('button.primary');
  line.classList.toggle('bad', !answer.ok);
  button.disabled = !answer.ok;
  const value = answer.data.value;
  line.textContent = answer.ok ? `= ${Array.isArray(value) ? value.map((v) => (typeof v === 'string' ? v : JSON.stringify(v))).join('、') : value ?? '—'}` : complaint(answer);
}

function reject() {
  const box = focusBox();
  if (!box?.hasAttribute('data-editable') || !box.querySelector('[data-do=reject]')) return;
  send('reject', { pointer: box.dataset.pointer, seen: seen() }, { said: 'rejected' });
}

// Events --------------------------------------------------------------------------------------------------------------

const source = new Source(document.getElementById('source'), [...document.querySelectorAll('[role=tab]')], {
  cited: async (ident, start, end) => {
    const answer = await call('GET', `${api}/citing?document=${ident}&start=${start}&end=${end}`);
    if (!answer.ok || !answer.data.length) { citing.hidden = true; return; }
    const [first, ...others] = answer.data;
    await openKey(first);
    if (!others.length) return;
    citing.replaceChildren(...answer.data.slice(0, 12).map((pointer) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'chip';
      button.textContent = pointer.split('/').filter((p) => p && p !== 'post').slice(-2).join(' › ');
      button.title = pointer;
      button.addEventListener('click', () => openKey(pointer));
      return button;
    }));
    citing.hidden = false;
  },
  selected: (text, document, start, end) => { if (outline && text) { outline.cite(text, { document, start, end }); return; } if (text && detail.querySelector('.editor:not([data-kind=list])')) edit(text); },
});

fields.addEventListener('click', (event) => {
  const button = event.target.closest('.field');
  if (button) focusOn(keyOf(button), button);
});

detail.addEventListener('click', (event) => {
  const target = event.target.closest('button');
  if (!target) return;
  if (target.classList.contains('goto')) {
    const quote = target.closest('.quote');
    source.goto({ document: quote.dataset.document, start: Number(quote.dataset.start), end: Number(quote.dataset.end), role: quote.dataset.role });
  } else if (target.dataset.open) openKey(target.dataset.open);
  else if (target.classList.contains('reading')) choose(Number(target.dataset.reading));
  else if (target.dataset.option) { const input = detail.querySelector('.editor').elements.value; input.value = target.dataset.option; preview(detail.querySelector('.editor')); input.focus(); }
  const box = focusBox();
  switch (target.dataset.do) {
    case 'accept': accept(); break;
    case 'group': accept(target.dataset.group); break;
    case 'edit': edit(); break;
    case 'reject': reject(); break;
    case 'settle': settle(); break;
    case 'undo': send('undo', { seen: null }, { next: false, said: 'undone' }); break;
    case 'cancel': detail.querySelector('.editor').hidden = true; current?.element?.focus(); break;
    case 'follow': send('revert', { decision: Number(target.dataset.decision), reason: target.textContent.trim() }); break;
    case 'keep': send('decisions', { edits: [{ pointer: box.dataset.pointer, value: JSON.parse(box.dataset.value) }], reason: target.textContent.trim(), seen: seen() }); break;
  }
});

detail.addEventListener('submit', (event) => {
  if (!event.target.matches('.editor')) return;
  event.preventDefault();
  const form = event.target;
  if (form.querySelector('button.primary').disabled) return;
  if (outline) { send('decisions', { edits: outline.edits(), reason: form.elements.reason.value, seen: seen() }, { next: false }); return; }
  send('decisions', { edits: [{ pointer: focusBox().dataset.pointer, value: entered(form) }], reason: form.elements.reason.value, seen: seen() });
});

let typing = 0;
detail.addEventListener('input', (event) => {
  const form = event.target.closest('.editor');
  if (!form || outline || event.target.name !== 'value' || event.isComposing) return;
  clearTimeout(typing);
  typing = setTimeout(() => preview(form), 250);
});

detail.addEventListener('keydown', (event) => {
  if (event.isComposing || event.keyCode === 229) return;
  const form = event.target.closest('.editor');
  if (form && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.requestSubmit(); }
  if (event.key === 'Escape') {
    event.preventDefault();
    if (form) form.hidden = true;
    if (current?.element) current.element.focus(); else if (grid) grid.box.focus(); else fields.focus();
  }
});

// A sample candidate: the server computes again whenever a mark changes.
fields.addEventListener('input', (event) => {
  const form = event.target.closest('.trialform');
  if (!form || event.isComposing) return;
  clearTimeout(form.timer);
  form.timer = setTimeout(async () => {
    const values = Object.fromEntries([...new FormData(form)].map(([k, v]) => [k, String(v)]));
    const answer = await call('POST', `${api}/schemes/${form.dataset.number}/try`, { values });
    const out = form.querySelector('output');
    out.replaceChildren();
    if (!answer.ok) { const p = document.createElement('p'); p.className = 'bad'; p.textContent = complaint(answer); out.append(p); return; }
    for (const value of answer.data.values) {
      const line = document.createElement('span');
      line.className = 'result';
      line.textContent = `${value.name} `;
      const number = document.createElement('b');
      number.textContent = value.value ?? '—';
      line.append(number);
      out.append(line);
    }
    const list = document.createElement('ol');
    for (const line of answer.data.lines) { const item = document.createElement('li'); item.textContent = line.text; list.append(item); }
    out.append(list);
  }, 200);
});
fields.addEventListener('submit', (event) => event.preventDefault());

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  if (event.key === 'Escape' && event.target.matches?.('input[type=search]')) { event.preventDefault(); event.target.blur(); return; } // it would empty the search
  if (writing(event)) return;
  const actions = {
    E: () => stepList(), j: () => step(1), k: () => step(-1), J: () => stepSection(1), K: () => stepSection(-1),
    a: () => accept(), e: () => edit(), r: () => reject(),
    u: () => send('undo', { seen: null }, { next: false, said: 'undone' }),
    g: () => { const button = detail.querySelector('[data-do=group]'); if (button) accept(button.dataset.group); },
    p: () => { if (grid) enterGrid(); },
    s: () => document.getElementById('source').focus(),
  };
  if (/^[1-9]$/.test(event.key) && detail.querySelector('[data-question]')) { event.preventDefault(); choose(Number(event.key) - 1); return; }
  if (!actions[event.key]) return;
  event.preventDefault();
  actions[event.key]();
});

// Width of the panes --------------------------------------------------------------------------------------------------

const divider = document.querySelector('.divider');
const panes = document.querySelector('.panes');
function divide(share) {
  const value = Math.round(Math.max(20, Math.min(80, share)));
  panes.style.setProperty('--left', `${value}fr`);
  panes.style.setProperty('--right', `${100 - value}fr`);
  divider.setAttribute('aria-valuenow', String(value));
}
divider.addEventListener('keydown', (event) => {
  const by = { ArrowLeft: -3, ArrowRight: 3 }[event.key];
  if (by) { event.preventDefault(); divide(Number(divider.getAttribute('aria-valuenow')) + by); }
});
divider.addEventListener('pointerdown', (event) => {
  divider.setPointerCapture(event.pointerId);
  const move = (e) => { const box = panes.getBoundingClientRect(); divide(((e.clientX - box.left) / box.width) * 100); };
  divider.addEventListener('pointermove', move);
  divider.addEventListener('pointerup', () => divider.removeEventListener('pointermove', move), { once: true });
});

startGrid();
const first = document.querySelector('[role=tab]');
if (first) source.open(first.dataset.document);
if (location.hash.startsWith('#/')) openKey(decodeURIComponent(location.hash.slice(1)));
