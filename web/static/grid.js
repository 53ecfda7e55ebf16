// A grid of any number of rows of which only those in sight are in the page. Rows are asked for in chunks.

const ROW = 30;
const CHUNK = 100;
const MARGIN = 8;

export class VirtualGrid {
  /**
   * @param box the scrolling element (role=grid)
   * @param options total, headings [{text, width}], load(offset, limit) -> rows, fill(cell, row, column), select(row, column)
   */
  constructor(box, options) {
    Object.assign(this, options);
    this.box = box;
    this.chunks = new Map();
    this.rows = new Map();
    this.active = { row: -1, col: 0 };
    this.widths = this.headings.map((h) => `${h.width}px`).join(' ');
    box.textContent = '';
    this.head = this.line('columnheader');
    this.head.className = 'grow head';
    this.head.setAttribute('aria-rowindex', '1');
    this.headings.forEach((h, i) => { this.head.children[i].textContent = h.text; this.head.children[i].title = h.text; });
    this.body = document.createElement('div');
    this.body.className = 'gbody';
    this.body.setAttribute('role', 'presentation');
    box.append(this.head, this.body);
    box.setAttribute('aria-colcount', String(this.headings.length));
    this.resize(this.total);
    box.addEventListener('scroll', () => this.schedule(), { passive: true });
    box.addEventListener('keydown', (event) => this.key(event));
    box.addEventListener('click', (event) => {
      const cell = event.target.closest('[role=gridcell]');
      if (cell) this.activate(Number(cell.parentElement.dataset.row), [...cell.parentElement.children].indexOf(cell), true);
    });
    new ResizeObserver(() => this.schedule()).observe(box);
  }

  resize(total) {
    this.total = total;
    this.body.style.height = `${total * ROW}px`;
    this.body.style.width = `${this.headings.reduce((sum, h) => sum + h.width, 0)}px`;
    this.head.style.width = this.body.style.width;
    this.box.setAttribute('aria-rowcount', String(total + 1));
    this.reset();
  }

  reset() {
    this.chunks.clear();
    for (const row of this.rows.values()) row.remove();
    this.rows.clear();
    this.schedule();
  }

  line(role) {
    const row = document.createElement('div');
    row.setAttribute('role', 'row');
    row.className = 'grow';
    row.style.gridTemplateColumns = this.widths;
    for (let i = 0; i < this.headings.length; i++) {
      const cell = document.createElement('div');
      cell.setAttribute('role', role);
      cell.setAttribute('aria-colindex', String(i + 1));
      row.append(cell);
    }
    return row;
  }

  schedule() {
    if (this.waiting) return;
    this.waiting = true;
    requestAnimationFrame(() => { this.waiting = false; this.draw(); });
  }

  async chunk(number) {
    if (!this.chunks.has(number)) {
      this.chunks.set(number, this.load(number * CHUNK, CHUNK).catch(() => { this.chunks.delete(number); return []; }));
    }
    return this.chunks.get(number);
  }

  draw() {
    const first = Math.max(0, Math.floor(this.box.scrollTop / ROW) - MARGIN);
    const last = Math.min(this.total, Math.ceil((this.box.scrollTop + this.box.clientHeight) / ROW) + MARGIN);
    for (const [at, row] of this.rows) if (at < first || at >= last) { row.remove(); this.rows.delete(at); }
    for (let at = first; at < last; at++) {
      if (this.rows.has(at)) continue;
      const row = this.line('gridcell');
      row.dataset.row = at;
      row.setAttribute('aria-rowindex', String(at + 2));
      row.style.transform = `translateY(${at * ROW}px)`;
      this.rows.set(at, row);
      this.body.append(row);
      this.paint(at, row);
    }
  }

  async paint(at, row) {
    const number = Math.floor(at / CHUNK);
    if (!this.chunks.has(number)) {
      // Rows that only fly by are not asked for.
      await new Promise((resolve) => { setTimeout(resolve, 60); });
      if (this.rows.get(at) !== row) return;
    }
    const data = (await this.chunk(number))[at % CHUNK];
    if (!data || this.rows.get(at) !== row) return;
    for (let i = 0; i < row.children.length; i++) this.fill(row.children[i], data, i);
    this.dress?.(row, data);
    if (this.active.row === at) this.mark();
    this.painted?.(at);
  }

  /** Bring a row into sight; resolves when it is painted. */
  async reveal(at, col = 0) {
    const top = at * ROW;
    const head = this.head.offsetHeight;
    if (top < this.box.scrollTop || top + ROW + head > this.box.scrollTop + this.box.clientHeight) {
      this.box.scrollTop = Math.max(0, top - (this.box.clientHeight - head) / 2);
    }
    const left = this.headings.slice(0, col).reduce((sum, h) => sum + h.width, 0);
    const width = this.headings[col]?.width ?? 0;
    if (left < this.box.scrollLeft || left + width > this.box.scrollLeft + this.box.clientWidth) {
      this.box.scrollLeft = Math.max(0, left - 80);
    }
    this.draw();
    const row = this.rows.get(at);
    if (row) await this.paint(at, row);
    return row ?? null;
  }

  mark() {
    this.body.querySelector('.active')?.classList.remove('active');
    const cell = this.rows.get(this.active.row)?.children[this.active.col];
    if (!cell) return;
    cell.classList.add('active');
    cell.id = `${this.box.id || 'sheet'}-active`;
    for (const other of this.body.querySelectorAll(`#${CSS.escape(cell.id)}`)) if (other !== cell) other.removeAttribute('id');
    this.box.setAttribute('aria-activedescendant', cell.id);
  }

  async activate(row, col, tell = false) {
    this.active = { row: Math.min(this.total - 1, Math.max(0, row)), col: Math.min(this.headings.length - 1, Math.max(0, col)) };
    await this.reveal(this.active.row, this.active.col);
    this.mark();
    if (tell && this.select) {
      const data = (await this.chunk(Math.floor(this.active.row / CHUNK)))[this.active.row % CHUNK];
      if (data) this.select(data, this.active.col);
    }
  }

  key(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(this.box.clientHeight / ROW) - 2);
    const steps = {
      ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [page, 0], PageUp: [-page, 0],
      Home: [0, -999], End: [0, 999],
    };
    const step = steps[event.key];
    if (!step || !this.total) return;
    event.preventDefault();
    event.stopPropagation();
    this.activate(this.active.row < 0 ? 0 : this.active.row + step[0], this.active.col + step[1], true);
  }
}
