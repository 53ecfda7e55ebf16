// Lists of records, edited by keyboard: terms of a sum, nested conditions, chains, stages. A row has the focus itself
// (then single keys act on it) or one of its fields has it (then one writes).

import { call, complaint } from '/static/api.js';

const clone = (node) => JSON.parse(JSON.stringify(node));

export class Outline {
  /** @param box the .outline; api of the campaign; changed is called with (ok, problem) when the server has looked */
  constructor(box, { api, changed }) {
    this.box = box;
    this.api = api;
    this.changed = changed;
    this.data = JSON.parse(box.dataset.outline);
    this.kinds = new Map(this.data.kinds.map((kind) => [kind.kind, kind]));
    this.root = { items: this.data.items, accepts: this.data.accepts };
    this.list = box.querySelector('.outline-items');
    this.current = this.root.items[0] ?? null;
    this.history = [];
    this.first = JSON.stringify(this.root.items);
    this.turn = 0;
    this.draw();
    box.addEventListener('click', (event) => {
      const button = event.target.closest('[data-op]');
      if (button) this.act(button.dataset.op);
    });
    this.list.addEventListener('focusin', (event) => { const row = event.target.closest('.outline-row'); if (row) this.select(row.item, false); });
    this.list.addEventListener('change', (event) => this.enter(event.target));
    this.list.addEventListener('input', (event) => { if (!event.isComposing) this.write(event.target); });
    this.list.addEventListener('compositionend', (event) => this.write(event.target));
    box.addEventListener('keydown', (event) => this.key(event));
    for (const input of box.querySelectorAll('[data-sample]')) input.addEventListener('input', (event) => { if (!event.isComposing) this.look(); });
    this.look();
  }

  word(name) { return this.box.querySelector('template[data-words]').content.querySelector(`[data-word="${name}"]`).textContent; }

  get dirty() { return JSON.stringify(this.root.items) !== this.first; }

  focus() { (this.row(this.current) ?? this.list.querySelector('.outline-row') ?? this.box.querySelector('[data-op=add]')).focus(); }

  // Items --------------------------------------------------------------------------------------------------------------

  parent(item, within = this.root) {
    for (const each of within.items) {
      if (each === item) return within;
      const found = this.parent(item, each);
      if (found) return found;
    }
    return null;
  }

  flat(within = this.root) { return within.items.flatMap((item) => [item, ...this.flat(item)]); }

  /** What a list may hold: a term that is a subtotal holds terms, a group conditions, a rule keys. */
  accepts(holder) {
    if (holder === this.root) return this.data.accepts;
    if (holder.pointer) return this.data.accepts;
    const kind = this.kinds.get(holder.kind);
    return kind?.accepts[0] === '*' ? this.data.accepts : kind?.accepts ?? [];
  }

  snapshot() {
    this.history.push({ items: clone(this.root.items), at: this.flat().indexOf(this.current) });
    if (this.history.length > 200) this.history.shift();
  }

  fresh(kind) {
    const values = {};
    for (const field of this.kinds.get(kind).fields) {
      if (field.kind === 'choice' && field.first) values[field.name] = field.options[0]?.[0] ?? '';
    }
    return { kind, values, items: [], fresh: true };
  }

  act(op) {
    if (op === 'undo') { this.undo(); return; }
    const item = this.current;
    const holder = item ? this.parent(item) : this.root;
    const at = item ? holder.items.indexOf(item) : -1;
    const before = JSON.stringify(this.root.items);
    this.snapshot();
    let into = null;
    switch (op) {
      case 'add': {
        const inside = item && this.accepts(item).length && !item.pointer && !item.items.length;
        const target = inside ? item : holder ?? this.root;
        const kinds = this.accepts(target);
        if (!kinds.length) break;
        const made = this.fresh(kinds[0]);
        target.items.splice(inside ? 0 : at + 1, 0, made);
        this.current = made;
        into = made;
        break;
      }
      case 'any': case 'all':
        if (!item || !this.accepts(holder).includes(`${op}_of`)) break;
        this.current = { kind: `${op}_of`, values: {}, items: [item] };
        holder.items.splice(at, 1, this.current);
        break;
      case 'remove':
        if (!item) break;
        holder.items.splice(at, 1);
        this.current = holder.items[at] ?? holder.items[at - 1] ?? (holder === this.root ? null : holder);
        break;
      case 'up': if (at > 0) holder.items.splice(at - 1, 0, ...holder.items.splice(at, 1)); break;
      case 'down': if (item && at < holder.items.length - 1) holder.items.splice(at + 1, 0, ...holder.items.splice(at, 1)); break;
      case 'in': {
        const target = [holder?.items[at - 1], holder?.items[at + 1]].find((each) => each && this.accepts(each).includes(item.kind));
        if (!target) break;
        holder.items.splice(at, 1);
        target.items.push(item);
        break;
      }
      case 'out': {
        const above = holder === this.root ? null : this.parent(holder);
        if (!above || !this.accepts(above).includes(item.kind)) break;
        holder.items.splice(at, 1);
        above.items.splice(above.items.indexOf(holder) + 1, 0, item);
        break;
      }
    }
    if (JSON.stringify(this.root.items) === before) { this.history.pop(); return; }
    this.draw();
    if (into) this.row(into).querySelector('select, input, textarea')?.focus();
    else this.focus();
    this.look();
  }

  /** Words selected in the source: those that a new row rests on, and its wording. */
  cite(text, range) {
    const item = this.current;
    if (!item || !(item.fresh || String(item.values.id ?? '').startsWith('decided-'))) return;
    this.snapshot();
    item.values.cites = [range];
    const wording = this.kinds.get(item.kind).fields.find((field) => field.name === 'text');
    if (wording && !item.values.text) item.values.text = text;
    this.draw();
    this.focus();
    this.look();
  }

  undo() {
    const last = this.history.pop();
    if (!last) return;
    this.root.items = last.items;
    this.current = this.flat()[last.at] ?? this.root.items[0] ?? null;
    this.draw();
    this.focus();
    this.look();
  }

  // Rows ---------------------------------------------------------------------------------------------------------------

  row(item) { return [...this.list.querySelectorAll('.outline-row')].find((row) => row.item === item); }

  draw() {
    this.list.replaceChildren(...this.rows(this.root));
    if (!this.root.items.length) {
      const line = document.createElement('li');
      line.className = 'quiet';
      line.textContent = this.word('empty');
      this.list.append(line);
    }
    this.select(this.current, false);
  }

  rows(holder) {
    return holder.items.map((item) => {
      const line = document.createElement('li');
      const row = document.createElement('div');
      row.className = `outline-row ${item.kind}`;
      row.item = item;
      row.tabIndex = -1;
      row.setAttribute('role', 'group');
      const kind = this.kinds.get(item.kind);
      row.setAttribute('aria-label', [kind.label, ...kind.fields.map((f) => this.told(f, item.values[f.name])).filter(Boolean)].join(' '));
      const allowed = this.accepts(holder);
      if (allowed.length > 1 && item.fresh) row.append(this.chooser(item, allowed));
      else if (allowed.length > 1 || kind.group) { const name = document.createElement('span'); name.className = 'kind'; name.textContent = kind.label; row.append(name); }
      const says = (field) => ![undefined, null, '', 'false'].includes(item.values[field.name]);
      for (const field of kind.fields) if (field.first && !kind.group || says(field) || item.all || (kind.group && field.first && field.name !== 'text')) row.append(this.input(item, field));
      if (!item.all && kind.fields.some((f) => !f.first && !says(f))) {
        const more = document.createElement('button');
        more.type = 'button';
        more.className = 'link small';
        more.textContent = this.word('more');
        more.addEventListener('click', () => { item.all = true; const at = [...row.querySelectorAll('input, select, textarea')].length; this.draw(); this.row(item).querySelectorAll('input, select, textarea')[at]?.focus(); });
        row.append(more);
      }
      line.append(row);
      if (item.items.length) { const inner = document.createElement('ol'); inner.append(...this.rows(item)); line.append(inner); }
      return line;
    });
  }

  told(field, value) {
    if (value === undefined || value === null || value === '' || typeof value === 'object') return '';
    return field.options.find(([id]) => id === value)?.[1] ?? String(value);
  }

  chooser(item, allowed) {
    const select = document.createElement('select');
    select.dataset.kind = '';
    select.setAttribute('aria-label', this.word('kind'));
    for (const kind of allowed) select.append(new Option(this.kinds.get(kind).label, kind, false, kind === item.kind));
    return select;
  }

  input(item, field) {
    const label = document.createElement('label');
    label.append(`${field.label} `);
    const value = item.values[field.name];
    let input;
    if (field.kind === 'choice') {
      input = document.createElement('select');
      const known = field.options.some(([id]) => id === (value ?? ''));
      if (!known) input.append(new Option(value ?? '—', value ?? ''));
      for (const [id, text] of field.options) input.append(new Option(text, id));
      input.value = value ?? '';
    } else {
      input = document.createElement('input');
      input.value = value ?? '';
      input.maxLength = 2000;
      input.autocomplete = 'off';
      input.className = { int: 'short', decimal: 'short', numbers: 'short', moment: 'middle' }[field.kind] ?? 'long';
      if (field.kind === 'int') input.inputMode = 'numeric';
    }
    input.dataset.field = field.name;
    label.append(input);
    const holder = document.createDocumentFragment();
    holder.append(label);
    if (field.name === 'input' && value === '+') {
      for (const [name, word] of [['+name', 'name_of_mark'], ['+full', 'full_of_mark']]) {
        const more = document.createElement('label');
        more.append(`${this.word(word)} `);
        const text = document.createElement('input');
        text.dataset.field = name;
        text.value = item.values[name] ?? '';
        text.maxLength = 80;
        text.autocomplete = 'off';
        text.className = name === '+full' ? 'short' : 'middle';
        more.append(text);
        holder.append(more);
      }
    }
    return holder;
  }

  select(item, focus = true) {
    this.current = item;
    for (const row of this.list.querySelectorAll('.outline-row')) {
      const on = row.item === item;
      row.classList.toggle('current', on);
      row.tabIndex = on ? 0 : -1;
      if (on && focus) row.focus();
    }
  }

  /** What is written goes into the item as one types; the history has what was there before. */
  write(target) {
    const row = target.closest('.outline-row');
    if (!row || !('field' in target.dataset)) return;
    if (this.writing !== target) { this.writing = target; this.snapshot(); }
    row.item.values[target.dataset.field] = target.value;
    this.look();
  }

  enter(target) {
    this.writing = null;
    const row = target.closest('.outline-row');
    if (row && 'kind' in target.dataset) {
      this.snapshot();
      const kept = row.item.values.text ? { text: row.item.values.text } : {};
      Object.assign(row.item, this.fresh(target.value), { values: { ...this.fresh(target.value).values, ...kept } });
      this.draw();
      this.row(row.item).querySelector('[data-kind]')?.focus();
      this.look();
    } else if (row && target.dataset.field === 'input') {
      this.draw();
      this.row(row.item).querySelector('[data-field="+name"], [data-field="weight"]')?.focus();
    }
  }

  key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const row = event.target.classList.contains('outline-row');
    if (!row) {
      if (event.key === 'Escape' && event.target.closest('.outline-row')) { event.preventDefault(); event.stopPropagation(); event.target.closest('.outline-row').focus(); }
      if (event.key === 'Enter' && !event.ctrlKey && event.target.matches('input')) { event.preventDefault(); event.target.closest('.outline-row')?.focus(); }
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() === 'z') { event.preventDefault(); event.stopPropagation(); this.undo(); }
      return;
    }
    const all = this.flat();
    const at = all.indexOf(this.current);
    const moves = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'out', ArrowRight: 'in' };
    const acts = { n: 'add', Delete: 'remove', Backspace: 'remove', w: 'any', W: 'all' };
    const op = event.shiftKey ? moves[event.key] ?? acts[event.key] : acts[event.key];
    if (op) this.act(op);
    else if (event.key === 'ArrowUp') this.select(all[Math.max(0, at - 1)]);
    else if (event.key === 'ArrowDown') this.select(all[Math.min(all.length - 1, at + 1)]);
    else if (event.key === 'Home') this.select(all[0]);
    else if (event.key === 'End') this.select(all.at(-1));
    else if (event.key === 'Enter') event.target.querySelector('input, select, button')?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // What is sent -------------------------------------------------------------------------------------------------------

  /** The edits of all lists that differ, marks that are new first. */
  edits() {
    const made = [];
    const marks = this.data.marks ? clone(this.data.marks) : [];
    const known = marks.length;
    const plain = (item) => {
      const out = {};
      const kind = this.kinds.get(item.kind);
      for (const [name, value] of Object.entries(item.values)) if (!name.startsWith('+') && value !== '' && value !== null) out[name] = value;
      if (item.values.input === '+') {
        const taken = new Set(marks.map((mark) => mark.id));
        let number = 1;
        while (taken.has(`decided-${number}`)) number += 1;
        marks.push({ id: `decided-${number}`, name: item.values['+name'] ?? '', full: item.values['+full'] || '100' });
        out.input = `decided-${number}`;
      }
      if (!['term', 'mark', 'stage', 'gate', 'openingratio', 'tiebreak', 'tiekey'].includes(item.kind)) out.kind = item.kind;
      if (kind.holds) out[kind.holds] = item.items.map(plain);
      return out;
    };
    const gather = (pointer, items) => {
      made.push({ pointer, value: items.map(plain) });
      for (const item of items) if (item.pointer) gather(item.pointer, item.items);
    };
    gather(this.data.pointer, this.root.items);
    if (marks.length > known) made.unshift({ pointer: this.data.newMark, value: marks });
    return made;
  }

  async look() {
    const turn = ++this.turn;
    await new Promise((resolve) => { setTimeout(resolve, 120); });
    if (turn !== this.turn) return;
    const inputs = [...this.box.querySelectorAll('[data-sample]')];
    const values = inputs.length ? Object.fromEntries(inputs.map((i) => [i.dataset.sample, i.value])) : null;
    const answer = await call('POST', `${this.api}/attempt`, { edits: this.edits(), scheme: this.data.scheme, values });
    if (turn !== this.turn) return;
    const told = answer.ok ? answer.data : { problem: { message: complaint(answer) }, lines: [], values: [], why: [] };
    this.show(told);
    const off = Boolean(told.whole) && told.whole !== '100 %';
    this.changed({ ok: !told.problem, problem: told.problem ? [told.problem.message, told.problem.where].filter(Boolean).join(': ') : null, off: off ? this.word('sum_off').replace('{whole}', told.whole) : null, dirty: this.dirty });
  }

  show(told) {
    const sum = this.box.querySelector('.outline-sum');
    sum.hidden = !told.whole;
    const whole = sum.querySelector('[data-whole]');
    whole.textContent = told.whole ?? '';
    whole.className = `badge ${told.whole === '100 %' ? 'good' : 'blocking'}`;
    const lines = this.box.querySelector('[data-lines]');
    lines.hidden = !told.lines?.length;
    if (told.lines?.length) {
      lines.replaceChildren(...told.lines.map(([left, right]) => {
        const line = document.createElement('div');
        const name = document.createElement('b');
        name.textContent = left;
        line.append(name, ` = ${right}`);
        return line;
      }));
    }
    const out = this.box.querySelector('.trialout');
    if (!out) return;
    out.replaceChildren();
    if (told.sample) { out.textContent = told.sample.message; return; }
    for (const value of told.values ?? []) {
      const line = document.createElement('span');
      line.className = 'result';
      const number = document.createElement('b');
      number.textContent = value.value ?? '—';
      line.append(`${value.name} `, number);
      out.append(line);
    }
  }
}
