import { fill, h } from './entry/dom.js';
import { bar, table } from './entry/frame.js';
import { EntryRow } from './entry/row.js';
import { styles } from './entry/styles.js';
import { Unsent } from './entry/unsent.js';
import { takeOver } from './take-over.js';

const ANSWER_MILLIS = 8000;
const RETRY_MILLIS = 3000;

/**
 * The sheet in which a field officer enters values. The server sets `sheet` (see EntryPicture.java); each cell is sent by
 * itself with the event `cell-entered` (`detail`: row, token, version, value, numerator, denominator, noData, comment) and
 * answered by `answer({row, token, outcome, message, cell})`. Until it is answered it is kept in this browser.
 */
class LinderoEntryGrid extends HTMLElement {
  #picture;
  #rows = [];
  #unsent = new Unsent('');
  #undo = [];
  #tokens = 0;
  #timers = new Map();
  #bar;
  #retry;
  #reconnected = () => this.#sendAgain();

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    const root = this.shadowRoot;
    root.addEventListener('keydown', (event) => this.#onKey(event));
    root.addEventListener('paste', (event) => this.#onPaste(event));
    root.addEventListener('focusout', (event) => this.#onLeave(event));
    root.addEventListener('focusin', ({ target }) => target.matches('tr.entry input') && target.select());
  }

  get sheet() {
    return this.#picture;
  }

  set sheet(picture) {
    this.#picture = picture;
    if (this.isConnected && picture) this.#draw();
  }

  connectedCallback() {
    takeOver(this, 'sheet');
    window.addEventListener('online', this.#reconnected);
    this.#retry = setInterval(this.#reconnected, RETRY_MILLIS);
    window.Vaadin?.connectionState?.addStateChangeListener(this.#reconnected);
    if (this.#picture && !this.#rows.length) this.#draw();
  }

  disconnectedCallback() {
    window.removeEventListener('online', this.#reconnected);
    window.Vaadin?.connectionState?.removeStateChangeListener(this.#reconnected);
    this.#timers.forEach((timer) => clearTimeout(timer));
    clearInterval(this.#retry);
  }

  // What a row needs to know of its sheet.
  get texts() {
    return this.#picture.texts;
  }

  get locale() {
    return this.#picture.locale;
  }

  get user() {
    return this.#picture.user;
  }

  get reasons() {
    return this.#picture.reasons;
  }

  leaveDetail(row) {
    row.toggleDetail(false);
    row.inputs[0].focus();
    this.#record(row);
  }

  /** The server's word on an entry. */
  answer({ row: id, token, outcome, message, cell }) {
    const row = this.#rows.find((one) => one.id === id);
    if (!row || row.inFlight?.token !== token) return;
    clearTimeout(this.#timers.get(id));
    const { content } = row.inFlight;
    row.inFlight = null;
    if (outcome === 'SAVED') this.#saved(row, cell, content);
    else if (outcome === 'CONFLICT') this.#conflict(row, cell);
    else row.show('error', message);
    this.#say(`${row.data.name}: ${row.message}`);
    this.#summarize();
  }

  #saved(row, cell, content) {
    const now = row.read().content;
    if (now && Object.keys(content).every((key) => now[key] === content[key])) {
      this.#unsent.remove(row.id);
      row.take(cell);
    } else {
      row.take(cell, row.typed);
      if (this.#rowOf(this.shadowRoot.activeElement) !== row) this.#commit(row);
    }
  }

  /** Both values are shown where they are; the focus stays where the user is typing meanwhile. */
  #conflict(row, theirs) {
    row.toggleDetail(true);
    row.showConflict(theirs, (mine) => {
      const typed = row.typed;
      row.toggleDetail(false);
      row.inputs[0].focus();
      this.#unsent.remove(row.id);
      row.take(theirs, mine ? typed : theirs);
      if (mine) this.#commit(row);
    });
  }

  #draw() {
    this.#unsent = new Unsent(this.#picture.key);
    this.#undo = [];
    this.#rows = [];
    const rowOf = (data) => {
      const row = new EntryRow(data, this);
      this.#rows.push(row);
      return row;
    };
    this.#bar = bar(this.texts, this.#picture.groups.reduce((sum, { rows }) => sum + rows.length, 0));
    this.shadowRoot.replaceChildren(h('style', { text: styles }), this.#bar.element, h('div', { class: 'frame' }, table(this.#picture, rowOf)));
    this.#restore();
    this.#summarize();
    requestAnimationFrame(() => setTimeout(() => this.#start()));
  }

  /** The first cell that waits for a value has the focus, where that does not open a phone's keyboard. */
  #start() {
    const busy = document.activeElement && document.activeElement !== document.body;
    if (busy || !matchMedia('(min-width: 641px)').matches) return;
    this.#rows.find((row) => row.open && !row.answered)?.inputs[0].focus();
  }

  /** Brings back what this browser kept, and sends it. */
  #restore() {
    for (const [id, { typed, version }] of Object.entries(this.#unsent.all())) {
      const row = this.#rows.find((one) => one.id === id);
      if (!row) continue;
      if (!row.open) {
        row.show('error', fill(this.texts.lostToLock, row.words(typed)));
        this.#unsent.remove(id);
        continue;
      }
      row.typed = typed;
      row.version = version;
      this.#commit(row);
    }
  }

  /** Saves a row when what stands in it differs from what the server holds. */
  #commit(row) {
    if (!row.open || row.inFlight) return;
    const { content, problem } = row.read();
    if (problem) {
      this.#unsent.put(row.id, row.typed, row.version);
      row.show('error', problem);
      this.#say(`${row.data.name}: ${problem}`);
    } else if (row.isSaved(content)) {
      this.#unsent.remove(row.id);
      row.take(row.saved);
    } else {
      this.#unsent.put(row.id, row.typed, row.version);
      this.#send(row, content);
    }
    this.#summarize();
  }

  #send(row, content) {
    if (!online()) {
      row.show('offline', this.texts.offline);
      return;
    }
    const token = `${++this.#tokens}`;
    row.inFlight = { token, content };
    row.show('sending', this.texts.sending);
    this.#timers.set(row.id, setTimeout(() => row.inFlight?.token === token && row.show('offline', this.texts.offline), ANSWER_MILLIS));
    this.dispatchEvent(new CustomEvent('cell-entered', { detail: { row: row.id, token, version: row.version, ...content } }));
  }

  /** After a lost connection: first again what was not answered, so that the server sees the entries in their order. */
  #sendAgain() {
    const waiting = this.#rows.filter((one) => one.state === 'offline');
    if (!online() || !waiting.length) return;
    for (const row of waiting) {
      const again = row.inFlight?.content;
      row.inFlight = null;
      if (again) this.#send(row, again);
      else this.#commit(row);
    }
    this.#summarize();
  }

  #onLeave({ target, relatedTarget }) {
    const row = this.#rowOf(target);
    row?.splitRatio();
    if (row && this.#rowOf(relatedTarget) !== row) this.#record(row);
  }

  /** Commits a row and remembers what it held, for Ctrl+Z. */
  #record(row) {
    if (!row.open) return;
    row.splitRatio();
    const { content } = row.read();
    if (!content || !row.isSaved(content)) this.#undo.push({ row, before: { ...row.saved } });
    this.#commit(row);
  }

  #onKey(event) {
    const row = this.#rowOf(event.target);
    if (!row) return;
    const control = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape' && !row.detail.hidden) this.leaveDetail(row);
    else if (event.key === 'Enter' && control) row.detail.hidden ? row.enterDetail() : this.leaveDetail(row);
    else if (event.key.toLowerCase() === 'z' && control && !event.target.matches('textarea')) this.#undoLast(row);
    else if (!row.inputs.includes(event.target) || !this.#move(event, row)) return;
    event.preventDefault();
  }

  /** Moves the focus from field to field; says whether the key was one of ours. */
  #move({ key, shiftKey, target }, row) {
    const fields = this.#rows.flatMap((one) => one.inputs);
    const at = fields.indexOf(target);
    const edge = target.selectionStart === 0 && target.selectionEnd === target.value.length;
    const step = { Enter: shiftKey ? -1 : 1, ArrowRight: edge || target.selectionStart === target.value.length ? 1 : 0, ArrowLeft: edge || target.selectionEnd === 0 ? -1 : 0 }[key];
    const next = fields[at + step];
    if (step && next) next.focus();
    else if (key === 'Enter') this.#record(row);
    else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const other = this.#rows[this.#rows.indexOf(row) + (key === 'ArrowDown' ? 1 : -1)];
      other?.inputs[Math.min(row.inputs.indexOf(target), other.inputs.length - 1)].focus();
    }
    return Boolean(step) || ['Enter', 'ArrowDown', 'ArrowUp'].includes(key);
  }

  #undoLast(row) {
    const { content } = row.read();
    if (!content || !row.isSaved(content)) {
      row.typed = row.saved;
      this.#commit(row);
      return;
    }
    const last = this.#undo.pop();
    if (!last?.row.open) return;
    last.row.typed = last.before;
    last.row.inputs[0].focus();
    this.#commit(last.row);
    this.#say(fill(this.texts.undone, last.row.data.name));
  }

  /** A block from a spreadsheet: one line a row, a ratio takes two columns or `41/50`. */
  #onPaste(event) {
    const text = event.clipboardData?.getData('text/plain').replace(/\r/g, '').replace(/\n$/, '') ?? '';
    const first = this.#rowOf(event.target);
    if (!first?.inputs.includes(event.target) || !/[\t\n]/.test(text)) return;
    event.preventDefault();
    const from = this.#rows.indexOf(first);
    const lines = text.split('\n').slice(0, this.#rows.length - from);
    lines.forEach((line, i) => {
      const row = this.#rows[from + i];
      if (!row.open) return;
      const cells = line.split('\t').map((cell) => cell.trim());
      row.inputs.forEach((input, k) => (input.value = cells[k] ?? ''));
      this.#record(row);
    });
    this.#say(fill(this.texts.pasted, lines.length));
  }

  #summarize() {
    const answered = this.#rows.filter((row) => row.answered);
    const last = answered.toSorted((one, other) => one.saved.savedMillis - other.saved.savedMillis).at(-1)?.saved.savedAt;
    this.#bar.progress.value = answered.length;
    this.#bar.summary.textContent = fill(this.texts.summary, answered.length, this.#rows.length) + (last ? ` · ${fill(this.texts.saved, last)}` : '');
    const unsent = Object.keys(this.#unsent.all()).length;
    this.#bar.waiting.textContent = unsent ? fill(this.texts.unsent, unsent) : '';
  }

  #say(text) {
    this.#bar.voice.textContent = text;
  }

  #rowOf(target) {
    return target ? this.#rows.find((row) => row.element.contains(target) || row.detail.contains(target)) : undefined;
  }
}

function online() {
  return navigator.onLine && window.Vaadin?.connectionState?.state !== 'connection-lost';
}

customElements.define('lindero-entry-grid', LinderoEntryGrid);
