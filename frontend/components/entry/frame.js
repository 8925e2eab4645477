import { h } from './dom.js';

const COLUMNS = ['indicator', 'previous', 'history12', 'expected', 'value', 'state', 'target'];
const START_ALIGNED = new Set(['indicator', 'value', 'state']);

/** The line above the sheet: progress, what was saved, what waits, the keys, and a voice for screen readers. */
export function bar(texts, rows) {
  const progress = h('progress', { 'aria-label': texts.progress, max: String(rows), value: '0' });
  const summary = h('span', { class: 'summary', role: 'status', 'aria-live': 'polite' });
  const waiting = h('span', { class: 'unsent', role: 'status' });
  const voice = h('span', { class: 'quiet', 'aria-live': 'polite' });
  const element = h('div', { class: 'bar' }, progress, summary, waiting, h('span', { class: 'keys', text: texts.keys }), voice);
  return { element, progress, summary, waiting, voice };
}

/**
 * The table with one body a group. Roles are written out because a phone shows the rows as cards, and a table whose display
 * is changed is none for a screen reader.
 *
 * @param {{texts: object, groups: {heading: string, rows: object[]}[]}} picture
 * @param {(data: object) => EntryRow} rowOf makes a row of its data
 */
export function table({ texts, groups }, rowOf) {
  const heading = (column) =>
    h('th', { role: 'columnheader', scope: 'col', class: `${column === 'history12' ? 'history' : ''} ${START_ALIGNED.has(column) ? 'start' : ''}`, text: texts[column] });
  const tools = h('th', { role: 'columnheader', scope: 'col' }, h('span', { class: 'quiet', text: texts.detail }));
  const head = h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, ...COLUMNS.map(heading), tools));
  return h('table', { role: 'table', 'aria-label': texts.sheet }, head, ...groups.map((group) => body(group, rowOf)));
}

function body({ heading, rows }, rowOf) {
  const first = h('tr', { role: 'row', class: 'group' }, h('th', { role: 'rowheader', scope: 'rowgroup', colspan: '8', text: heading }));
  return h('tbody', { role: 'rowgroup' }, first, ...rows.map(rowOf).flatMap((row) => [row.element, row.detail]));
}
