import ol from './openlayers.js';
import { fitTo, frame, frameStyles, levelOf, readAreas, recolour, tell } from './map/frame.js';
import { onScheme, Paints, swatch, themeColours } from './map/paint.js';
import { takeOver } from './take-over.js';

const lonLat = { dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' };

/** Where there are no more areas than this, each is named. */
const FEW = 40;

/**
 * A map of areas, coloured by class, without anything from the internet.
 *
 * `src` (attribute): address of a GeoJSON feature collection in longitude and latitude; features have `code`, `name`, perhaps `id`.
 * `points` (attribute): address of GeoJSON points, shown in clusters.
 * `picture` (property): `{classes: {code: key}, legend: [{key, label, color, hatch}], explanation: {title, note,
 * textByAreaCode}}`; `rings` (property): `[{geoJson, label}]`, limits drawn over the areas; `selected` (property): codes that are outlined; `found` (property): codes that the map moves to, none for all; `texts` (property): `{zoomIn, zoomOut, fit, locale}`.
 * Fires `area-click` with `detail.code` and `detail.id`.
 */
class LinderoMap extends HTMLElement {
  static observedAttributes = ['src', 'points'];

  #source = new ol.source.Vector();
  #raised = new ol.source.Vector();
  #limits = new ol.source.Vector();
  #points = new ol.source.Vector();
  #picture = {};
  #selected = new Set();
  #found = new Set();
  #texts = {};
  #classOf = () => undefined;
  #hovered;
  #zoom;
  #map;
  #colours = {};
  #paints = new Paints();
  #styles = new Map();
  #unfollow;

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
        #legend strong, #legend small { flex-basis: 100%; }
        #legend strong { font-weight: 600; }
        #legend small { color: var(--lindero-muted); font-size: inherit; }
        #legend span { display: inline-flex; gap: 6px; align-items: center; white-space: nowrap; }
        #legend svg { width: 18px; height: 14px; flex: none; border: 1px solid var(--lindero-line); border-radius: 3px; }
        #tip { position: absolute; z-index: 2; pointer-events: none; max-width: 16rem; padding: 4px 8px; font-size: 13px; background: var(--lindero-card); color: inherit; border: 1px solid var(--lindero-line); border-radius: 6px; box-shadow: 0 2px 8px rgb(0 0 0 / 0.2); }
        #tip[hidden] { display: none; }
        #tip b { display: block; }
        ${frameStyles}
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
    this.#raise();
  }

  get found() {
    return [...this.#found];
  }

  /** The map moves only when something else was found than before. */
  set found(codes) {
    const before = [...this.#found].join();
    this.#found = new Set(codes ?? []);
    if (this.#map && before !== [...this.#found].join()) this.#fit();
  }

  get rings() {
    return [];
  }

  set rings(rings) {
    this.#limits.clear();
    const format = new ol.format.GeoJSON();
    (rings ?? []).forEach(({ geoJson, label }, i) => this.#limits.addFeature(new ol.Feature({ geometry: format.readGeometry(geoJson, lonLat), label, place: i })));
  }

  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = texts ?? {};
  }

  connectedCallback() {
    takeOver(this, 'texts', 'picture', 'selected', 'found', 'rings');
    this.#part('map').setAttribute('aria-label', this.getAttribute('aria-label') ?? '');
    this.#colours = themeColours(this.shadowRoot);
    this.#map ??= this.#draw();
    this.#unfollow = onScheme(() => this.#recolour());
    this.#load();
    this.#loadPoints();
  }

  disconnectedCallback() {
    this.#unfollow();
  }

  attributeChangedCallback(name) {
    if (!this.#map) return;
    if (name === 'points') this.#loadPoints();
    else this.#load();
  }

  #recolour() {
    this.#styles.clear();
    recolour(this.#map, this.#colours, this.shadowRoot);
  }

  #part(id) {
    return this.shadowRoot.getElementById(id);
  }

  #draw() {
    const map = frame({
      target: this.#part('map'),
      layers: [
        new ol.layer.Vector({ source: this.#source, declutter: true, style: (feature) => this.#style(feature) }),
        new ol.layer.Vector({ source: new ol.source.Cluster({ source: this.#points, distance: 32, minDistance: 20 }), style: (cluster) => this.#pointStyle(cluster) }),
        new ol.layer.Vector({ source: this.#limits, style: (feature) => this.#limitStyle(feature) }),
        new ol.layer.Vector({ source: this.#raised, declutter: true, style: (feature) => this.#raisedStyle(feature) }),
      ],
      texts: this.#texts,
      colours: this.#colours,
      fit: () => this.#fit(),
      interactions: this.#interactions(),
    });
    map.on('click', ({ pixel }) => {
      const feature = this.#areaAt(pixel);
      if (feature) this.dispatchEvent(new CustomEvent('area-click', { detail: { code: feature.get('code'), id: feature.get('id') ?? 0 } }));
    });
    map.on('moveend', () => this.#refine());
    map.on('pointermove', (event) => this.#hover(event));
    this.#part('map').addEventListener('pointerleave', () => this.#hover());
    return map;
  }

  /** The area at a place of the map; one that is only drawn as an outline is not meant. */
  #areaAt(pixel) {
    return this.#map.forEachFeatureAtPixel(pixel, (hit) => (this.#source.hasFeature(hit) && !isOutline(hit, this.#classOf(hit.get('code'))) ? hit : undefined));
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

  #fit() {
    const features = this.#source.getFeatures().filter((feature) => this.#found.has(feature.get('code')));
    fitTo(this.#map, features.length ? new ol.source.Vector({ features }) : this.#source);
  }

  #classify() {
    const { classes = {}, legend = [], explanation = {} } = this.#picture;
    const byKey = new Map(legend.map((item) => [item.key, item]));
    this.#classOf = (code) => byKey.get(classes[code]);
    this.#styles.clear();
    this.#legend(legend, explanation);
    this.#source.changed();
  }

  #legend(items, { title, note }) {
    const box = this.#part('legend');
    box.replaceChildren();
    box.hidden = !items.length;
    if (title) box.append(textElement('strong', title));
    for (const item of items) {
      const entry = document.createElement('span');
      entry.innerHTML = swatch(item);
      entry.append(item.label);
      box.append(entry);
    }
    if (note) box.append(textElement('small', note));
  }

  /** One style a class, made once: a map of thousands of areas is drawn again at every step of a zoom. */
  #style(feature) {
    const item = this.#classOf(feature.get('code'));
    const key = isOutline(feature, item) ? feature.get('kind') : (item ?? 'none');
    if (!this.#styles.has(key)) this.#styles.set(key, typeof key === 'string' && !item ? this.#bare(key) : this.#filled(this.#paints.of(item)));
    const style = this.#styles.get(key);
    if (this.#source.getFeatures().length > FEW) return style;
    return [style, new ol.style.Style({ text: this.#label(feature, false) })];
  }

  #bare(kind) {
    if (kind === 'none') return this.#filled(this.#colours.empty);
    const width = kind === 'STATE' ? 2.5 : 1.5;
    return new ol.style.Style({ zIndex: 1, stroke: new ol.style.Stroke({ color: this.#colours.text, width, lineDash: [8, 3] }) });
  }

  #filled(color) {
    return new ol.style.Style({ fill: new ol.style.Fill({ color }), stroke: new ol.style.Stroke({ color: this.#colours.line, width: 1 }) });
  }

  #raisedStyle(feature) {
    const chosen = this.#selected.has(feature.get('code'));
    return new ol.style.Style({
      stroke: new ol.style.Stroke({ color: this.#colours.text, width: chosen ? 3 : 2 }),
      text: chosen ? this.#label(feature, true) : undefined,
    });
  }

  /** Points that lie close are one sign with their number, which grows with it. */
  #pointStyle(cluster) {
    const count = cluster.get('features').length;
    return new ol.style.Style({
      image: new ol.style.Circle({
        radius: count === 1 ? 5 : 9 + 2 * Math.log2(count),
        fill: new ol.style.Fill({ color: this.#colours.card }),
        stroke: new ol.style.Stroke({ color: this.#colours.rust, width: 2.5 }),
      }),
      text: count === 1 ? undefined : new ol.style.Text({ text: String(count), font: 'bold 12px system-ui, sans-serif', fill: new ol.style.Fill({ color: this.#colours.text }) }),
    });
  }

  /** A limit is a line on a light band, the inner one whole, the outer one in dashes: it is seen on any colour. */
  #limitStyle(feature) {
    const dash = feature.get('place') ? [10, 6] : undefined;
    return [
      new ol.style.Style({ stroke: new ol.style.Stroke({ color: this.#colours.card, width: 6 }) }),
      new ol.style.Style({
        stroke: new ol.style.Stroke({ color: this.#colours.rust, width: 3, lineDash: dash }),
        text: new ol.style.Text({
          text: feature.get('label'),
          placement: 'line',
          textBaseline: 'bottom',
          font: 'bold 12px system-ui, sans-serif',
          fill: new ol.style.Fill({ color: this.#colours.text }),
          stroke: new ol.style.Stroke({ color: this.#colours.card, width: 4 }),
        }),
      }),
    ];
  }

  /** What is chosen or pointed at stands above all others, in a layer of its own. */
  #raise() {
    const chosen = this.#source.getFeatures().filter((feature) => this.#selected.has(feature.get('code')));
    this.#raised.clear();
    this.#raised.addFeatures([...new Set([...chosen, ...(this.#hovered ? [this.#hovered] : [])])]);
  }

  #label(feature, chosen) {
    return new ol.style.Text({
      text: feature.get('name'),
      font: chosen ? 'bold 13px system-ui, sans-serif' : '12px system-ui, sans-serif',
      overflow: chosen && this.#selected.size === 1,
      fill: new ol.style.Fill({ color: this.#colours.text }),
      stroke: new ol.style.Stroke({ color: this.#colours.card, width: 3 }),
    });
  }

  #hover(event) {
    const feature = event && !event.dragging ? this.#areaAt(event.pixel) : undefined;
    const tip = this.#part('tip');
    this.#part('map').style.cursor = feature ? 'pointer' : '';
    if (feature !== this.#hovered) {
      this.#hovered = feature;
      this.#raise();
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
    return this.#picture.explanation?.textByAreaCode?.[code] ?? this.#classOf(code)?.label ?? code;
  }

  async #loadPoints() {
    const src = this.getAttribute('points');
    const { features } = src ? await readAreas(src) : { features: [] };
    if (src !== this.getAttribute('points')) return;
    this.#points.clear();
    this.#points.addFeatures(features);
    this.setAttribute('data-points', features.length);
    tell(this.#map, 'points', src && !features.length ? this.#texts.noPoints : '');
  }

  async #load() {
    const src = this.getAttribute('src');
    if (!src) return;
    const { features, zoom, failed } = await readAreas(src);
    tell(this.#map, 'areas', failed ? this.#texts.failed : '');
    this.#take(features, zoom);
    this.#map.updateSize();
    this.#fit();
    this.setAttribute('data-areas', features.length);
  }

  #take(features, zoom) {
    this.#zoom = zoom;
    this.setAttribute('data-zoom', zoom ?? '');
    this.#hovered = undefined;
    this.#source.clear();
    this.#source.addFeatures(features);
    this.#raise();
  }

  /** Whoever looks closer than the boundaries were drawn for gets finer ones. */
  async #refine() {
    const src = this.getAttribute('src');
    const wanted = levelOf(this.#map);
    if (this.#zoom === undefined || wanted <= this.#zoom) return;
    this.#zoom = wanted;
    const { features, zoom, failed } = await readAreas(`${src}?zoom=${wanted}`);
    if (!failed && src === this.getAttribute('src') && zoom === this.#zoom) this.#take(features, zoom);
  }
}

/** Municipalities and states lie over the areas that they contain: without a class of their own they are only lines. */
function isOutline(feature, item) {
  return !item && ['STATE', 'MUNICIPALITY'].includes(feature.get('kind'));
}

function textElement(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

customElements.define('lindero-map', LinderoMap);
