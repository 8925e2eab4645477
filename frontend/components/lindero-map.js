import ol from './openlayers.js';
import { takeOver } from './take-over.js';

/**
 * A map of areas, coloured by number or by class, without anything from the internet.
 *
 * `src` (attribute): address of a GeoJSON feature collection in longitude and latitude; features have `code`, `name`, perhaps `id`.
 * `picture` (property): `{values: {code: number}, classes: {code: key}, legend: [{key, label, color, hatch}], title, unit,
 * diverging, noData}`; `selected` (property): codes that are outlined; `texts` (property): `{zoomIn, zoomOut, fit, locale}`.
 * Fires `area-click` with `detail.code` and `detail.id`.
 */
class LinderoMap extends HTMLElement {
  static observedAttributes = ['src'];

  #source = new ol.source.Vector();
  #picture = {};
  #selected = new Set();
  #texts = {};
  #classes = () => undefined;
  #hovered;
  #map;
  #colours = {};
  #patterns = new Map();

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = `
      <link rel="stylesheet" href="/webjars/ol/10.7.0/ol.css">
      <style>
        :host { display: flex; flex-direction: column; position: relative; min-height: 18rem; background: var(--lindero-card); border-radius: 8px; overflow: hidden; }
        #map { flex: 1; min-height: 14rem; position: relative; }
        #map:focus-visible { outline: 3px solid var(--lindero-accent); outline-offset: -3px; }
        #map .ol-viewport { touch-action: pan-x pan-y !important; }
        #legend { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: center; padding: 8px 12px; font-size: 13px; border-top: 1px solid var(--lindero-line); }
        #legend[hidden] { display: none; }
        #legend strong { font-weight: 600; }
        #legend span { display: inline-flex; gap: 6px; align-items: center; white-space: nowrap; }
        #legend svg { width: 18px; height: 14px; flex: none; border: 1px solid var(--lindero-line); border-radius: 3px; }
        #tip { position: absolute; z-index: 2; pointer-events: none; max-width: 16rem; padding: 4px 8px; font-size: 13px; background: var(--lindero-card); color: inherit; border: 1px solid var(--lindero-line); border-radius: 6px; box-shadow: 0 2px 8px rgb(0 0 0 / 0.2); }
        #tip[hidden] { display: none; }
        #tip b { display: block; }
        .ol-control { background: transparent; padding: 0; }
        .ol-control button { width: 32px; height: 32px; margin: 4px 0 0; font-size: 18px; border: 1px solid var(--lindero-line); border-radius: 6px; background: var(--lindero-card); color: inherit; cursor: pointer; }
        .ol-control button:focus-visible { outline: 3px solid var(--lindero-accent); }
        .ol-zoom { top: 4px; left: 8px; }
        .fit { top: 80px; left: 8px; }
        .ol-scale-line { background: transparent; left: auto; right: 8px; }
        .ol-scale-line-inner { color: inherit; border-color: currentColor; }
        @media (pointer: coarse) { .ol-control button { width: 44px; height: 44px; } .fit { top: 104px; } }
      </style>
      <div id="map" tabindex="0" role="application"></div>
      <div id="legend" hidden></div>
      <div id="tip" hidden></div>`;
  }

  get picture() {
    return this.#picture;
  }

  set picture(picture) {
    this.#picture = picture ?? {};
    this.#classify();
  }

  get selected() {
    return [...this.#selected];
  }

  set selected(codes) {
    this.#selected = new Set(codes ?? []);
    this.#source.changed();
  }

  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = texts ?? {};
  }

  connectedCallback() {
    takeOver(this, 'texts', 'picture', 'selected');
    this.#part('map').setAttribute('aria-label', this.getAttribute('aria-label') ?? '');
    this.#colours = themeColours(this.shadowRoot);
    this.#map ??= this.#draw();
    this.#load();
  }

  attributeChangedCallback() {
    if (this.#map) this.#load();
  }

  #part(id) {
    return this.shadowRoot.getElementById(id);
  }

  #draw() {
    const map = new ol.Map({
      target: this.#part('map'),
      layers: [new ol.layer.Vector({ source: this.#source, declutter: true, style: (feature) => this.#style(feature) })],
      view: new ol.View({ center: [-11_300_000, 2_700_000], zoom: 5 }),
      controls: [
        new ol.control.Zoom({ zoomInTipLabel: this.#texts.zoomIn ?? '', zoomOutTipLabel: this.#texts.zoomOut ?? '' }),
        new ol.control.ScaleLine({ units: 'metric', minWidth: 60 }),
        this.#fitButton(),
      ],
      interactions: this.#interactions(),
    });
    map.on('click', ({ pixel }) => {
      const feature = map.forEachFeatureAtPixel(pixel, (hit) => hit);
      if (feature) this.dispatchEvent(new CustomEvent('area-click', { detail: { code: feature.get('code'), id: feature.get('id') ?? 0 } }));
    });
    map.on('pointermove', (event) => this.#hover(event));
    this.#part('map').addEventListener('pointerleave', () => this.#hover());
    return map;
  }

  /** The wheel and one finger belong to the page until the map is chosen: a map must not catch somebody who scrolls past. */
  #interactions() {
    const chosen = () => this.shadowRoot.activeElement === this.#part('map');
    return ol.interaction.defaults.defaults({ mouseWheelZoom: false, dragPan: false }).extend([
      new ol.interaction.MouseWheelZoom({ condition: chosen }),
      new ol.interaction.DragPan({
        condition(event) {
          return event.originalEvent.pointerType !== 'touch' || chosen() || this.getPointerCount() === 2;
        },
      }),
    ]);
  }

  #fitButton() {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = '⤢';
    button.title = this.#texts.fit ?? '';
    button.setAttribute('aria-label', button.title);
    button.addEventListener('click', () => this.#fit());
    const box = document.createElement('div');
    box.className = 'fit ol-control ol-unselectable';
    box.append(button);
    return new ol.control.Control({ element: box });
  }

  #fit() {
    const extent = this.#source.getExtent();
    if (this.#source.getFeatures().length) this.#map.getView().fit(extent, { padding: [16, 16, 24, 16] });
  }

  #classify() {
    const { values, classes, legend = [], diverging = false } = this.#picture;
    this.#patterns.clear();
    let items = legend;
    if (values) {
      const scale = numberScale(Object.values(values), diverging);
      items = scale.items.map((item) => ({ ...item, label: `${this.#number(item.from)} – ${this.#number(item.to)}` }));
      this.#classes = (code) => (code in values ? items[scale.index(values[code])] : undefined);
    } else {
      const byKey = new Map(legend.map((item) => [item.key, item]));
      this.#classes = (code) => byKey.get(classes?.[code]);
    }
    this.#legend(items);
    this.#source.changed();
  }

  #legend(items) {
    const { title, unit, noData } = this.#picture;
    const box = this.#part('legend');
    box.replaceChildren();
    box.hidden = !items.length;
    if (title) {
      const heading = document.createElement('strong');
      heading.textContent = unit ? `${title} (${unit})` : title;
      box.append(heading);
    }
    const missing = noData && this.#picture.values ? [{ label: noData, color: 'transparent' }] : [];
    for (const item of [...items, ...missing]) {
      const entry = document.createElement('span');
      entry.innerHTML = swatch(item);
      entry.append(item.label);
      box.append(entry);
    }
  }

  #style(feature) {
    const code = feature.get('code');
    const item = this.#classes(code);
    const chosen = this.#selected.has(code);
    const raised = chosen || feature === this.#hovered;
    return new ol.style.Style({
      zIndex: raised ? 2 : 1,
      fill: new ol.style.Fill({ color: item ? this.#paint(item) : this.#colours.empty }),
      stroke: new ol.style.Stroke({ color: raised ? this.#colours.text : this.#colours.line, width: chosen ? 3 : raised ? 2 : 1 }),
      text: this.#label(feature, chosen),
    });
  }

  #label(feature, chosen) {
    if (!chosen && this.#source.getFeatures().length > 40) return undefined;
    return new ol.style.Text({
      text: feature.get('name'),
      font: chosen ? 'bold 13px system-ui, sans-serif' : '12px system-ui, sans-serif',
      overflow: chosen,
      fill: new ol.style.Fill({ color: this.#colours.text }),
      stroke: new ol.style.Stroke({ color: this.#colours.card, width: 3 }),
    });
  }

  /** A colour, hatched when the class is: classes stay apart in grey print and for the colour-blind. */
  #paint({ color, hatch }) {
    if (!hatch) return color;
    const key = `${color} ${hatch}`;
    if (!this.#patterns.has(key)) this.#patterns.set(key, hatched(color, hatch));
    return this.#patterns.get(key);
  }

  #hover(event) {
    const feature = event && !event.dragging ? this.#map.forEachFeatureAtPixel(event.pixel, (hit) => hit) : undefined;
    const tip = this.#part('tip');
    this.#part('map').style.cursor = feature ? 'pointer' : '';
    if (feature !== this.#hovered) {
      this.#hovered = feature;
      this.#source.changed();
    }
    tip.hidden = !feature;
    if (!feature) return;
    const name = document.createElement('b');
    name.textContent = feature.get('name') ?? feature.get('code');
    tip.replaceChildren(name, this.#describe(feature.get('code')));
    const right = event.pixel[0] > this.clientWidth / 2;
    tip.style.left = right ? '' : `${event.pixel[0] + 14}px`;
    tip.style.right = right ? `${this.clientWidth - event.pixel[0] + 14}px` : '';
    tip.style.top = `${Math.max(4, event.pixel[1] - 12)}px`;
  }

  #describe(code) {
    const { values, unit = '', noData = '' } = this.#picture;
    if (values) return code in values ? `${this.#number(values[code])} ${unit}` : noData;
    const item = this.#classes(code);
    return item ? item.label : code;
  }

  #number(value) {
    return new Intl.NumberFormat(this.#texts.locale ?? 'es-MX', { maximumFractionDigits: Math.abs(value) < 10 ? 2 : 0 }).format(value);
  }

  async #load() {
    const src = this.getAttribute('src');
    if (!src) return;
    const response = await fetch(src);
    if (!response.ok) return;
    const features = new ol.format.GeoJSON().readFeatures(await response.json(), { featureProjection: 'EPSG:3857' });
    this.#source.clear();
    this.#source.addFeatures(features);
    this.#map.updateSize();
    this.#fit();
    this.setAttribute('data-areas', features.length);
  }
}

const sequential = ['#fde725', '#7ad151', '#22a884', '#2a788e', '#414487'];
const around = ['#2166ac', '#92c5de', '#f2f2f2', '#f4a582', '#a6461f'];

/** Five classes: of equal number of areas for counts, symmetric about zero for differences. */
function numberScale(numbers, diverging) {
  const sorted = numbers.filter(Number.isFinite).toSorted((a, b) => a - b);
  if (!sorted.length) return { items: [], index: () => -1 };
  const low = sorted[0];
  const high = sorted.at(-1);
  const limits = diverging ? symmetric(Math.max(-low, high, Number.MIN_VALUE)) : quantiles(sorted);
  const colours = diverging ? around : sequential.slice(5 - (limits.length - 1));
  const items = limits.slice(1).map((to, i) => ({ from: limits[i], to, color: colours[i] }));
  return { items, index: (value) => Math.max(0, items.findIndex(({ to }, i) => value <= to || i === items.length - 1)) };
}

function symmetric(most) {
  return [-1, -0.6, -0.2, 0.2, 0.6, 1].map((share) => share * most);
}

function quantiles(sorted) {
  const at = (share) => sorted[Math.round(share * (sorted.length - 1))];
  const limits = [0, 0.2, 0.4, 0.6, 0.8, 1].map(at);
  const distinct = limits.filter((limit, i) => i === 0 || limit > limits[i - 1]);
  return distinct.length > 1 ? distinct : [distinct[0], distinct[0]];
}

function hatched(color, hatch) {
  const size = 8;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const pen = canvas.getContext('2d');
  pen.fillStyle = color;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = 'rgba(0, 0, 0, 0.55)';
  pen.lineWidth = 1.2;
  pen.beginPath();
  for (const shift of [-size, 0, size]) {
    if (hatch !== 'back') stroke(pen, shift, size, shift + size, 0);
    if (hatch === 'back' || hatch === 'cross') stroke(pen, shift, 0, shift + size, size);
  }
  pen.stroke();
  return pen.createPattern(canvas, 'repeat');
}

function stroke(pen, x1, y1, x2, y2) {
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
}

function swatch({ color, hatch }) {
  const forward = '<path d="M0 14 14 0M6 16 20 2M-4 8 8 -4" stroke="#000" stroke-opacity=".6"/>';
  const back = '<path d="M0 0 14 14M8 -4 22 10M-6 2 8 16" stroke="#000" stroke-opacity=".6"/>';
  const lines = { forward, back, cross: forward + back }[hatch] ?? '';
  return `<svg viewBox="0 0 18 14" aria-hidden="true"><rect width="18" height="14" fill="${color}"/>${lines}</svg>`;
}

/** The theme's colours are functions of the scheme: only a computed style knows what they are now. */
function themeColours(root) {
  const probe = document.createElement('i');
  root.append(probe);
  const read = (value) => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const colours = {
    text: getComputedStyle(root.host).color,
    line: read('var(--lindero-muted, #777)'),
    card: read('var(--lindero-card, #fff)'),
    empty: read('color-mix(in srgb, var(--lindero-faint, #eee) 70%, transparent)'),
  };
  probe.remove();
  return colours;
}

customElements.define('lindero-map', LinderoMap);
