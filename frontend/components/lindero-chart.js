import * as echarts from '/webjars/echarts/5.5.0/echarts.esm.min.js';
import { takeOver } from './take-over.js';
import { onScheme, resolved } from './theme.js';

/**
 * Draws the picture that the server describes: `{labels, series: [{name, shape, values, lower, upper}], unit, marks, zero}`.
 * Colours are the theme's; it is drawn anew when the page turns light or dark.
 */
class LinderoChart extends HTMLElement {
  #chart;
  #picture;
  #unfollow;
  #resize = new ResizeObserver(() => this.#chart?.resize());

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = `
      <style>:host { display: block; } #canvas { width: 100%; height: 100%; }</style>
      <div id="canvas"></div>`;
  }

  get picture() {
    return this.#picture;
  }

  set picture(picture) {
    this.#picture = picture;
    this.#draw();
  }

  connectedCallback() {
    takeOver(this, 'picture');
    this.#resize.observe(this);
    this.#unfollow = onScheme(() => this.#draw());
    this.#draw();
  }

  disconnectedCallback() {
    this.#resize.disconnect();
    this.#unfollow();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  #draw() {
    if (!this.isConnected || !this.#picture) return;
    this.#chart ??= echarts.init(this.shadowRoot.getElementById('canvas'), null, { renderer: 'svg' });
    this.#chart.setOption(options(this.#picture, palette(this.shadowRoot)), true);
  }
}

function palette(root) {
  const { text, line, card, ...series } = resolved(root, {
    text: 'currentColor',
    line: 'var(--lindero-line, #d5d2cc)',
    card: 'var(--lindero-card, #fff)',
    first: 'var(--lindero-chart-1, #0f5e5c)',
    second: 'var(--lindero-chart-2, #a6461f)',
    third: 'var(--lindero-chart-3, #6b6660)',
  });
  const number = new Intl.NumberFormat((document.documentElement.lang || 'es').startsWith('en') ? 'en' : 'es-MX', { maximumFractionDigits: 2 });
  return { text, line, card, series: Object.values(series), number };
}

const dashes = ['solid', 'dashed', 'dotted'];
const symbols = ['circle', 'rect', 'triangle'];

function options({ labels, series, unit, marks, zero }, colours) {
  const drawn = series.flatMap((one, i) => [main(one, i, colours), ...bounds(one, i, colours)]);
  const first = drawn.find((one) => one.name === series[0]?.name && !one.silent);
  if (first) {
    first.markLine = {
      silent: true,
      symbol: 'none',
      animation: false,
      label: { show: false },
      lineStyle: { color: colours.text, type: 'dashed', opacity: 0.6 },
      data: [...marks.map((index) => ({ xAxis: index })), ...(zero ? [{ yAxis: 0, lineStyle: { type: 'solid' } }] : [])],
    };
  }
  return {
    animation: false,
    textStyle: { fontFamily: 'inherit', color: colours.text },
    grid: { left: 8, right: 16, top: series.length > 1 ? 56 : 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: colours.text }, data: series.map((one) => one.name), show: series.length > 1 },
    tooltip: { trigger: 'axis', confine: true, backgroundColor: colours.card, borderColor: colours.line, textStyle: { color: colours.text }, formatter: (points) => tooltip(points, series, colours) },
    xAxis: { type: 'category', data: labels, axisLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.text, hideOverlap: true } },
    yAxis: { type: 'value', name: unit, nameLocation: 'end', nameTextStyle: { color: colours.text, align: 'left' }, scale: !zero,
      splitLine: { lineStyle: { color: colours.line } }, axisLabel: { color: colours.text, formatter: (value) => colours.number.format(value) } },
    series: drawn,
  };
}

function main({ name, shape, values }, i, colours) {
  const colour = colours.series[i % colours.series.length];
  const common = { name, data: values, itemStyle: { color: colour }, z: 5 };
  if (shape === 'BAR') return { ...common, type: 'bar', barMaxWidth: 28 };
  const line = { ...common, type: 'line', symbol: symbols[i % symbols.length], lineStyle: { color: colour, width: 2, type: dashes[i % dashes.length] } };
  return shape === 'POINTS' ? { ...line, symbolSize: 8, lineStyle: { width: 0 } } : { ...line, showSymbol: values.length < 40, symbolSize: 5 };
}

function bounds({ name, shape, lower, upper }, i, colours) {
  if (!lower || !upper) return [];
  const colour = colours.series[i % colours.series.length];
  const between = upper.map((high, k) => (high == null || lower[k] == null ? null : [k, lower[k], high])).filter(Boolean);
  if (shape !== 'LINE') {
    return [{ name, type: 'custom', silent: true, z: 4, data: between, encode: { x: 0, y: [1, 2] }, renderItem: (_, api) => whisker(api, colour) }];
  }
  return [{ name, type: 'custom', silent: true, z: 2, itemStyle: { color: colour }, data: between, encode: { x: 0, y: [1, 2] }, renderItem: (params, api) => band(params, api, between, colour) }];
}

function whisker(api, colour) {
  const [x, low] = api.coord([api.value(0), api.value(1)]);
  const [, high] = api.coord([api.value(0), api.value(2)]);
  const style = { stroke: colour, lineWidth: 1.5 };
  const stroke = (x1, y1, x2, y2) => ({ type: 'line', shape: { x1, y1, x2, y2 }, style });
  return { type: 'group', children: [stroke(x, low, x, high), stroke(x - 4, low, x + 4, low), stroke(x - 4, high, x + 4, high)] };
}

function band(params, api, between, colour) {
  if (params.dataIndex > 0) return null;
  const polygon = (run) => ({
    type: 'polygon',
    shape: { points: [...run.map(([k, , high]) => api.coord([k, high])), ...run.toReversed().map(([k, low]) => api.coord([k, low]))] },
    style: { fill: colour, opacity: 0.18 },
  });
  return { type: 'group', children: runs(between).map(polygon) };
}

/** Where nothing is known the band ends, and begins again after it. */
function runs(between) {
  const found = [];
  for (const one of between) {
    const last = found.at(-1)?.at(-1);
    if (last && last[0] === one[0] - 1) found.at(-1).push(one);
    else found.push([one]);
  }
  return found;
}

function tooltip(points, series, colours) {
  const index = points[0]?.dataIndex ?? 0;
  const box = document.createElement('div');
  const heading = document.createElement('strong');
  heading.textContent = points[0]?.axisValueLabel ?? '';
  box.append(heading);
  for (const { name, values, lower, upper } of series) {
    if (values[index] == null) continue;
    const row = document.createElement('div');
    const range = lower?.[index] == null ? '' : ` (${colours.number.format(lower[index])} – ${colours.number.format(upper[index])})`;
    row.textContent = `${name}: ${colours.number.format(values[index])}${range}`;
    box.append(row);
  }
  return box;
}

customElements.define('lindero-chart', LinderoChart);
