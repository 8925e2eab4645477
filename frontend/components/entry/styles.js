/** The look of the entry sheet: a dense table where there is room, cards with large targets where there is none. */
export const styles = `
:host { display: block; position: relative; container-type: inline-size; font-size: 14px; font-variant-numeric: tabular-nums; }
[hidden] { display: none !important; }
.bar { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; padding: 0 4px 10px; }
.bar progress { width: 120px; height: 8px; accent-color: var(--lindero-accent); }
.bar .summary { font-weight: 600; }
.bar .keys { margin-inline-start: auto; color: var(--lindero-muted); font-size: 13px; }
.bar .unsent { color: var(--lindero-warning); font-weight: 600; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.frame { background: var(--lindero-card); border: 1px solid var(--lindero-line); border-radius: 8px; overflow: hidden; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 5px 10px; border-bottom: 1px solid var(--lindero-line); text-align: end; font-weight: 400; white-space: nowrap; }
tbody:last-child tr:nth-last-child(2) > *, tbody:last-child tr:last-child > * { border-bottom: 0; }
thead th { color: var(--lindero-muted); font-weight: 600; font-size: 13px; padding-block: 8px; }
thead th.start, th.name, td.state, td.value { text-align: start; }
.group th { text-align: start; font-weight: 600; background: var(--lindero-faint); padding-block: 6px; }
th.name { white-space: normal; width: 30%; min-width: 150px; }
th.name small { display: block; color: var(--lindero-muted); font-size: 12px; }
td.previous, td.expected, td.target { color: var(--lindero-muted); }
td.target { color: inherit; }
.spark { color: var(--lindero-muted); display: block; }
.fields { display: flex; align-items: center; gap: 4px; }
input, select, textarea, button { font: inherit; font-variant-numeric: inherit; color: inherit; }
input, select, textarea { box-sizing: border-box; background: var(--lindero-card); border: 1px solid var(--lindero-muted); border-radius: 6px; padding: 5px 8px; }
input { width: 96px; text-align: end; }
.slash ~ input, input:has(+ .slash) { width: 64px; }
.slash { color: var(--lindero-muted); }
.result { color: var(--lindero-muted); margin-inline-start: 4px; min-width: 48px; }
input:read-only { background: var(--lindero-faint); border-color: var(--lindero-line); }
input::placeholder { font-size: 12px; color: var(--lindero-muted); opacity: 1; }
:focus-visible { outline: 3px solid var(--lindero-accent); outline-offset: 1px; }
td.state { white-space: normal; width: 200px; font-size: 13px; line-height: 1.25; }
td.state > span { display: inline-flex; gap: 6px; align-items: baseline; }
.icon { flex: none; width: 1em; text-align: center; font-weight: 700; }
[data-state=pending] td.state, [data-state=sending] td.state { color: var(--lindero-muted); }
[data-state=saved] td.state, [data-state=approved] td.state { color: var(--lindero-good); }
[data-state=attention] td.state, [data-state=returned] td.state, [data-state=offline] td.state { color: var(--lindero-warning); font-weight: 600; }
[data-state=error] td.state { color: var(--lindero-bad); font-weight: 600; }
[data-state=sent] td.state { color: var(--lindero-accent); }
[data-state=error] input { border-color: var(--lindero-bad); }
[data-state=attention] input, [data-state=returned] input { border-color: var(--lindero-warning); }
tr.entry:focus-within { background: color-mix(in srgb, var(--lindero-accent) 7%, transparent); }
td.tools { padding-inline: 4px; width: 36px; }
button { cursor: pointer; background: var(--lindero-card); border: 1px solid var(--lindero-line); border-radius: 6px; padding: 6px 12px; }
button:hover { border-color: var(--lindero-accent); }
button.more { border-color: transparent; background: none; padding: 2px 8px; font-weight: 700; }
button.more.has-comment { color: var(--lindero-accent); border-color: var(--lindero-accent); }
tr.detail > td { text-align: start; white-space: normal; background: var(--lindero-faint); }
.detail-form { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr) auto; gap: 8px 16px; align-items: end; padding: 4px 0 8px; }
.detail-form p, .conflict { grid-column: 1 / -1; margin: 0; color: var(--lindero-muted); max-width: 80ch; }
.detail-form label { display: grid; gap: 4px; font-size: 13px; align-self: start; }
.detail-form textarea, .detail-form select { width: 100%; min-height: 34px; }
.detail-form textarea { resize: vertical; }
.conflict { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; color: inherit; font-weight: 600; border-inline-start: 4px solid var(--lindero-warning); padding-inline-start: 12px; }

@container (max-width: 760px) {
  td.history, thead th.history { display: none; }
  td.state { width: auto; }
}
@container (max-width: 640px) {
  .bar .keys { display: none; }
  .frame { background: none; border: 0; border-radius: 0; overflow: visible; }
  table, tbody, tr.group, tr.detail, tr.detail > td, tr.group > th { display: block; }
  thead { display: none; }
  .group th { border: 0; background: none; padding: 12px 4px 6px; }
  tr.entry { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr) 44px; gap: 6px 8px; align-items: center;
    background: var(--lindero-card); border: 1px solid var(--lindero-line); border-radius: 8px; padding: 12px; margin-bottom: 8px; }
  tr.entry > * { padding: 0; border: 0; width: auto; text-align: start; white-space: normal; }
  th.name { grid-column: 1 / 4; font-size: 15px; font-weight: 600; }
  th.name small { font-weight: 400; }
  td.tools { grid-column: 4; grid-row: 1; }
  td[data-label]:not([data-label=""])::before { content: attr(data-label); display: block; font-size: 12px; color: var(--lindero-muted); }
  td.previous, td.expected, td.target { grid-row: 2; color: inherit; }
  td.target { grid-column: 3 / 5; }
  td.value, td.state { grid-column: 1 / -1; }
  .fields { gap: 8px; }
  input, .slash ~ input, input:has(+ .slash) { flex: 1 1 0; width: 0; min-height: 44px; font-size: 17px; }
  button, .detail-form select { min-height: 44px; min-width: 44px; }
  tr.detail { border: 1px solid var(--lindero-line); border-radius: 8px; margin: -2px 0 8px; overflow: hidden; }
  .detail-form { grid-template-columns: minmax(0, 1fr); padding: 8px 0; }
}
@media print { .bar .keys, td.tools { display: none; } }
`;
