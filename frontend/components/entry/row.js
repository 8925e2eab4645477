import { fill, h } from './dom.js';
import { formatNumber, parseNumber } from './numbers.js';
import { sparkline } from './sparkline.js';

const ICONS = { pending: '◌', saved: '✓', attention: '⚠', error: '✕', returned: '↩', sent: '➤', approved: '✓', sending: '…', offline: '⇅' };
const BLANK = { value: '', numerator: '', denominator: '', noData: '', comment: '' };

/**
 * One indicator of the sheet: its cells, what was typed, what the server holds, and the words between the two.
 * `typed` is what stands in the fields, `saved` is the server's cell, `content` is typed read as plain numbers.
 */
export class EntryRow {
  /** The server's cell. */
  saved;
  /** What was sent and is not answered: `{token, content}`. */
  inFlight = null;
  /** The version that the next entry builds on. */
  version;
  #sheet;
  #state = 'pending';

  constructor(data, sheet) {
    this.data = data;
    this.#sheet = sheet;
    this.#build();
    this.take(data.cell);
  }

  get id() {
    return this.data.id;
  }

  get open() {
    return this.saved.open;
  }

  get state() {
    return this.#state;
  }

  /** Whether the row is answered: a value, or why there is none. */
  get answered() {
    const { value, numerator, noData } = this.saved;
    return Boolean(value || numerator || noData);
  }

  get typed() {
    const [first, second] = this.inputs;
    const part = this.data.ratio ? { numerator: first.value, denominator: second.value } : { value: first.value };
    return { ...BLANK, ...part, noData: this.reason.value, comment: this.comment.value };
  }

  set typed(typed) {
    const [first, second] = this.inputs;
    const shown = (text) => (/^-?\d+(\.\d+)?$/.test(text) ? formatNumber(this.#sheet.locale, text) : text);
    first.value = shown(this.data.ratio ? typed.numerator : typed.value);
    if (second) second.value = shown(typed.denominator);
    this.reason.value = typed.noData;
    this.comment.value = typed.comment;
    this.#reflect();
  }

  /** What was typed as plain numbers, or the problem with it. */
  read() {
    const typed = this.typed;
    const content = { ...BLANK, noData: typed.noData, comment: typed.comment.trim() };
    if (typed.noData) return { content };
    for (const part of this.data.ratio ? ['numerator', 'denominator'] : ['value']) {
      const { value, problem } = parseNumber(typed[part], this.data.ratio ? 0 : this.data.decimals);
      if (problem) return { problem: this.#sheet.texts[problem] };
      content[part] = value;
    }
    if (Boolean(content.numerator) !== Boolean(content.denominator)) {
      return { problem: this.#sheet.texts[content.numerator ? 'noDenominator' : 'noNumerator'] };
    }
    return { content };
  }

  /** `41/50` in the first field of a ratio fills both. */
  splitRatio() {
    const [above, below] = this.inputs;
    if (!below || !above.value.includes('/')) return;
    [above.value, below.value] = above.value.split('/', 2).map((part) => part.trim());
  }

  isSaved(content) {
    return Object.keys(BLANK).every((key) => content[key] === this.saved[key]);
  }

  /** Takes over the server's cell and shows it. */
  take(cell, typed = cell) {
    this.saved = cell;
    this.version = cell.version;
    this.conflict.replaceChildren();
    this.conflict.hidden = true;
    this.typed = typed;
    this.showSaved();
  }

  showSaved() {
    const { texts } = this.#sheet;
    const { state, returnReason, needsComment, savedAt, noData, author } = this.saved;
    const byOthers = author && author !== this.#sheet.user ? ` · ${author}` : '';
    if (state === 'APPROVED') this.show('approved', texts.approved);
    else if (state === 'SUBMITTED') this.show('sent', texts.sent);
    else if (state === 'RETURNED') this.show('returned', fill(texts.returned, returnReason));
    else if (needsComment) this.show('attention', noData ? texts.sayWhy : texts.outside);
    else if (noData) this.show('saved', `${texts.noData}: ${this.reason.selectedOptions[0].text}${byOthers}`);
    else if (this.answered) this.show('saved', `${fill(texts.saved, savedAt)}${byOthers}`);
    else this.show('pending', texts.pending);
  }

  show(state, message) {
    this.#state = state;
    this.element.dataset.state = state;
    this.status.replaceChildren(h('span', { 'aria-hidden': 'true', class: 'icon', text: ICONS[state] }), h('span', { text: message }));
    for (const input of this.inputs) input.setAttribute('aria-invalid', String(state === 'error'));
    this.message = message;
  }

  /** Shows both values; `choose(mine)` is called with the choice. */
  showConflict(theirs, choose) {
    const { texts } = this.#sheet;
    this.show('attention', texts.conflict);
    this.conflict.replaceChildren(
      h('span', { text: fill(texts.conflictBoth, theirs.author, this.words(theirs), this.words(this.typed)) }),
      h('button', { type: 'button', text: fill(texts.keepTheirs, this.words(theirs)), onclick: () => choose(false) }),
      h('button', { type: 'button', text: fill(texts.keepMine, this.words(this.typed)), onclick: () => choose(true) }),
    );
    this.conflict.hidden = false;
  }

  /** A content in words: "126", "41 / 50", "sin dato", "—". */
  words({ value, numerator, denominator, noData }) {
    if (noData) return this.#sheet.texts.noData;
    const number = (text) => formatNumber(this.#sheet.locale, text);
    const readable = (text) => parseNumber(text, 6).value ?? text;
    return this.data.ratio && numerator ? `${number(readable(numerator))} / ${number(readable(denominator))}` : number(readable(value));
  }

  toggleDetail(open = this.detail.hidden) {
    this.detail.hidden = !open;
    this.more.setAttribute('aria-expanded', String(open));
  }

  /** Opens the detail where the next words are written. */
  enterDetail() {
    this.toggleDetail(true);
    (this.open ? this.comment : this.more).focus();
  }

  #reflect() {
    const none = Boolean(this.reason.value);
    for (const input of this.inputs) {
      input.readOnly = none || !this.open;
      if (none) input.value = '';
      input.placeholder = none ? this.#sheet.texts.noData : '';
    }
    this.reason.disabled = !this.open;
    this.comment.readOnly = !this.open;
    this.more.classList.toggle('has-comment', Boolean(this.comment.value));
    this.#showResult();
  }

  #showResult() {
    if (!this.data.ratio) return;
    const { content } = this.read();
    const known = content?.numerator && Number(content.denominator);
    this.result.textContent = known ? `= ${formatNumber(this.#sheet.locale, (content.numerator * this.data.factor) / content.denominator, this.data.decimals)}` : '';
  }

  #build() {
    const { data } = this;
    const { texts, locale } = this.#sheet;
    const number = (value) => formatNumber(locale, value, data.decimals);
    const ids = (part) => `${part}-${data.id}`;
    const field = (label) =>
      h('input', { type: 'text', inputmode: 'decimal', autocomplete: 'off', 'aria-label': label, 'aria-describedby': ids('status'), oninput: () => this.#showResult() });
    this.inputs = data.ratio ? [field(`${data.name}: ${data.numerator}`), field(`${data.name}: ${data.denominator}`)] : [field(`${data.name}, ${data.unit}`)];
    this.result = h('span', { class: 'result' });
    this.status = h('span', { id: ids('status') });
    this.conflict = h('div', { class: 'conflict', role: 'alert', hidden: true });
    this.more = h('button', { type: 'button', class: 'more', tabindex: '-1', 'aria-expanded': 'false', 'aria-label': fill(texts.detailOf, data.name), title: texts.detail, text: '⋯', onclick: () => (this.detail.hidden ? this.enterDetail() : this.toggleDetail(false)) });
    this.reason = h('select', { id: ids('reason') }, h('option', { value: '', text: texts.hasValue }), ...this.#sheet.reasons.map(({ key, text }) => h('option', { value: key, text })));
    this.reason.addEventListener('change', () => this.#reflect());
    this.comment = h('textarea', { id: ids('comment'), rows: '2', maxlength: '1000' });
    const slash = data.ratio ? h('span', { class: 'slash', 'aria-hidden': 'true', text: '/' }) : null;
    const value = h('td', { role: 'cell', class: 'value' }, h('div', { class: 'fields' }, ...[this.inputs[0], slash, this.inputs[1] ?? null, data.ratio ? this.result : null].filter(Boolean)));
    const fact = (kind, label, text) => h('td', { role: 'cell', class: kind, 'data-label': label, text });
    this.element = h('tr', { role: 'row', class: 'entry' },
      h('th', { role: 'rowheader', scope: 'row', class: 'name' }, h('span', { text: data.name }), h('small', { text: data.unit })),
      fact('previous', texts.previous, number(data.previous)),
      h('td', { role: 'cell', class: 'history', 'data-label': '' }, sparkline(data.history, this.#historyInWords(number))),
      fact('expected', texts.expected, this.#range(number)),
      value,
      h('td', { role: 'cell', class: 'state' }, this.status),
      fact('target', texts.target, number(data.target)),
      h('td', { role: 'cell', class: 'tools' }, this.more));
    this.detail = h('tr', { role: 'row', class: 'detail', hidden: true }, h('td', { role: 'cell', colspan: '8' }, this.#detailForm(ids)));
  }

  #detailForm(ids) {
    const { data } = this;
    const { texts } = this.#sheet;
    const lines = [data.definition, data.ratio ? `${data.numerator} / ${data.denominator}` : ''].filter(Boolean);
    return h('div', { class: 'detail-form' },
      ...lines.map((text) => h('p', { text })),
      h('label', { for: ids('comment') }, h('span', { text: texts.comment }), this.comment),
      h('label', { for: ids('reason') }, h('span', { text: texts.answer }), this.reason),
      h('button', { type: 'button', text: texts.done, onclick: () => this.#sheet.leaveDetail(this) }),
      this.conflict);
  }

  #range(number) {
    const { softMin, softMax } = this.data;
    if (softMin === null && softMax === null) return '—';
    if (softMin === null) return `≤ ${number(softMax)}`;
    return softMax === null ? `≥ ${number(softMin)}` : `${number(softMin)} – ${number(softMax)}`;
  }

  #historyInWords(number) {
    const known = this.data.history.filter((value) => value !== null);
    return known.length ? fill(this.#sheet.texts.history, number(Math.min(...known)), number(Math.max(...known))) : this.#sheet.texts.noHistory;
  }
}
