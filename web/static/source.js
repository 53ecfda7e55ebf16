// The source: documents as the reader saw them, with the words marked that a value rests on.

import { part } from '/static/api.js';
import { VirtualGrid } from '/static/grid.js';

const WIDE = /[\ud800-\udfff]/;

/** Offset in UTF-16 units of the n-th character (offsets of the server count whole characters). */
function units(text, n) {
  if (!WIDE.test(text)) return Math.min(n, text.length);
  let at = 0;
  for (const char of text) { if (n-- <= 0) break; at += char.length; }
  return at;
}

function length(text) {
  return WIDE.test(text) ? [...text].length : text.length;
}

export class Source {
  /** @param cited called with (document, start, end) where somebody clicks; selected with the text they select */
  constructor(box, tabs, { cited, selected }) {
    this.box = box;
    this.tabs = tabs;
    this.parts = new Map();
    this.sheets = new Map();
    this.shown = [];
    this.document = null;
    for (const tab of tabs) tab.addEventListener('click', () => this.open(tab.dataset.document));
    tabs[0]?.parentElement.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(tabs.findIndex((t) => t === document.activeElement) + step + tabs.length) % tabs.length];
      next.focus();
      this.open(next.dataset.document);
    });
    box.addEventListener('mouseup', () => setTimeout(() => this.pointed({ cited, selected })));
    box.addEventListener('click', (event) => {
      if (event.target.closest('[data-do=pages]')) this.togglePages(event.target.closest('[data-do=pages]'));
    });
  }

  pointed({ cited, selected }) {
    const selection = getSelection();
    if (!selection.rangeCount || !this.box.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const start = this.offset(range.startContainer, range.startOffset);
    if (start === null) return;
    if (selection.isCollapsed) { cited(this.document, start, start + 1); return; }
    const end = this.offset(range.endContainer, range.endOffset) ?? start + length(selection.toString());
    selected(selection.toString().trim(), this.document, start, end);
  }

  /** Offset in the document of a place in the page. */
  offset(node, at) {
    const span = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest('[data-s]');
    if (!span) return null;
    let count = Number(span.dataset.s);
    const walker = document.createTreeWalker(span, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      if (text === node) return count + length(text.data.slice(0, at));
      count += length(text.data);
    }
    return count;
  }

  async open(ident) {
    const tab = this.tabs.find((t) => t.dataset.document === ident);
    if (!tab) return false;
    if (this.document === ident) return true;
    if (!this.parts.has(ident)) {
      const html = await part(tab.dataset.url);
      if (html === null) return false;
      const holder = document.createElement('div');
      holder.innerHTML = html;
      this.parts.set(ident, holder);
    }
    for (const each of this.tabs) {
      const on = each === tab;
      each.setAttribute('aria-selected', on ? 'true' : 'false');
      each.tabIndex = on ? 0 : -1;
      if (on) this.box.setAttribute('aria-labelledby', each.id);
    }
    this.document = ident;
    this.box.replaceChildren(this.parts.get(ident));
    window.htmx?.process(this.box);
    for (const sheet of this.box.querySelectorAll('.sheet')) if (!this.sheets.has(sheet)) this.sheet(sheet, ident);
    return true;
  }

  sheet(box, ident) {
    const letters = box.dataset.letters.split(' ');
    box.style.height = `min(72vh, ${(Number(box.dataset.rows) + 1) * 30 + 18}px)`;
    const width = (i) => (i === 0 ? 54 : 130);
    const grid = new VirtualGrid(box, {
      total: Number(box.dataset.rows),
      headings: [{ text: '', width: 54 }, ...letters.map((text, i) => ({ text, width: width(i + 1) }))],
      load: async (offset, limit) => (await fetch(`/api/documents/${ident}/tables/${box.dataset.number}?offset=${offset}&limit=${limit}`)).json(),
      fill: (cell, row, column) => {
        if (column === 0) { cell.textContent = String(row.row + 1 + Number(box.dataset.first || 0)); cell.className = 'rownumber'; return; }
        const [start, text, lent] = row.cells[column - 1] ?? [-1, '', null];
        cell.textContent = '';
        const span = document.createElement('span');
        if (start >= 0) { span.dataset.s = start; span.textContent = text; cell.title = text; }
        else if (lent) { span.className = 'lent'; span.textContent = lent; cell.title = lent; }
        cell.append(span);
      },
      dress: (row, data) => row.classList.toggle('header', data.header),
      painted: () => this.paint(false),
    });
    this.sheets.set(box, grid);
  }

  /** Show ranges: [{document, start, end, role}]; the first value is scrolled to. `data-shown` of the box tells when it is done. */
  async show(ranges) {
    this.shown = ranges;
    delete this.box.dataset.shown;
    const first = ranges.find((r) => r.role === 'value') ?? ranges.find((r) => r.role === 'inherited') ?? ranges[0];
    if (!first) { this.clear(); return; }
    if (!(await this.open(first.document))) return;
    await this.reveal(first);
    this.paint(true);
    await this.pages(first);
    if (this.shown === ranges) this.box.dataset.shown = `${first.start}-${first.end}`;
  }

  /** Scroll to one range. */
  async goto(range) {
    if (!(await this.open(range.document))) return;
    await this.reveal(range);
    this.paint(false);
    this.scroll(this.box.querySelector(`mark.ev[data-range="${range.start}-${range.end}"]`));
    await this.pages(range);
  }

  async reveal(range) {
    const sheets = [...this.box.querySelectorAll('.sheet')];
    if (!sheets.length) return;
    const answer = await fetch(`/api/documents/${range.document}/place?start=${range.start}&end=${range.end}`);
    const place = answer.ok ? (await answer.json()).cell : null;
    const sheet = place && sheets.find((s) => Number(s.dataset.number) === place.table);
    if (!sheet) return;
    sheet.scrollIntoView({ block: 'nearest' });
    await this.sheets.get(sheet).reveal(place.row, place.col + 1);
  }

  clear() {
    for (const mark of this.box.querySelectorAll('mark.ev')) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    for (const cell of this.box.querySelectorAll('.cited')) cell.classList.remove('cited', 'value', 'header', 'heading', 'inherited', 'note');
  }

  paint(scroll) {
    this.clear();
    const order = ['heading', 'note', 'header', 'inherited', 'value'];
    const mine = this.shown.filter((r) => r.document === this.document);
    mine.sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
    let target = null;
    for (const range of mine) {
      const mark = this.wrap(range);
      if (mark && (range.role === 'value' || !target)) target = mark;
    }
    if (scroll) this.scroll(target);
  }

  scroll(mark) {
    if (!mark) return;
    const box = this.box.getBoundingClientRect();
    const at = mark.getBoundingClientRect();
    if (at.top < box.top + 40 || at.bottom > box.bottom - 40) mark.scrollIntoView({ block: 'center', inline: 'nearest' });
  }

  wrap(range) {
    let first = null;
    for (const span of this.box.querySelectorAll('[data-s]')) {
      const start = Number(span.dataset.s);
      if (start >= range.end) { if (!span.closest('.sheet')) break; continue; }
      const total = length(span.textContent);
      if (start + total <= range.start) continue;
      let count = start;
      const texts = [];
      const walker = document.createTreeWalker(span, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) texts.push(text);
      for (const text of texts) {
        const size = length(text.data);
        const low = Math.max(range.start, count);
        const high = Math.min(range.end, count + size);
        if (low < high) {
          const piece = document.createRange();
          piece.setStart(text, units(text.data, low - count));
          piece.setEnd(text, units(text.data, high - count));
          const mark = document.createElement('mark');
          mark.className = `ev ${range.role}`;
          mark.dataset.range = `${range.start}-${range.end}`;
          piece.surroundContents(mark);
          first ??= mark;
        }
        count += size;
      }
      span.closest('td, th, [role=gridcell]')?.classList.add('cited', range.role);
    }
    return first;
  }

  async togglePages(button) {
    const holder = this.box.querySelector('.pdf');
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', on ? 'true' : 'false');
    holder.hidden = !on;
    this.box.querySelector('.text').hidden = on;
    if (on && !holder.childElementCount) {
      const sizes = await (await fetch(`/api/documents/${this.document}/pages`)).json();
      sizes.forEach(([width, height], i) => {
        const page = document.createElement('div');
        page.className = 'page';
        page.dataset.page = i + 1;
        page.style.aspectRatio = `${width} / ${height}`;
        page.dataset.width = width;
        page.dataset.height = height;
        const image = document.createElement('img');
        image.loading = 'lazy';
        image.alt = `${i + 1}`;
        image.src = `/api/documents/${this.document}/pages/${i + 1}.png?scale=2`;
        page.append(image);
        holder.append(page);
      });
    }
    if (on && this.shown[0]) await this.pages(this.shown.find((r) => r.role === 'value') ?? this.shown[0]);
  }

  async pages(range) {
    const holder = this.box.querySelector('.pdf');
    if (!holder || holder.hidden) return;
    for (const box of holder.querySelectorAll('.box')) box.remove();
    let first = null;
    for (const each of this.shown.filter((r) => r.document === this.document)) {
      const answer = await fetch(`/api/documents/${each.document}/place?start=${each.start}&end=${each.end}`);
      if (!answer.ok) continue;
      for (const place of (await answer.json()).boxes) {
        const page = holder.querySelector(`[data-page="${place.page}"]`);
        if (!page) continue;
        const { width, height } = page.dataset;
        const box = document.createElement('div');
        box.className = `box ${each.role}`;
        Object.assign(box.style, {
          left: `${(place.left / width) * 100}%`, top: `${(place.top / height) * 100}%`,
          width: `${((place.right - place.left) / width) * 100}%`, height: `${((place.bottom - place.top) / height) * 100}%`,
        });
        page.append(box);
        if (each.start === range.start) first ??= box;
      }
    }
    first?.scrollIntoView({ block: 'center' });
  }
}
