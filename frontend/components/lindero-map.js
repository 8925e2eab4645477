import ol from './openlayers.js';
import { AreasByZoom } from './map/areas-by-zoom.js';
import { fitTo, frame, frameStyles, levelOf, readAreas, recolour, tell } from './map/frame.js';
import { isOutline, Look } from './map/look.js';
import { swatch, themeColours } from './map/paint.js';
import { takeOver } from './take-over.js';
import { onScheme } from './theme.js';

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
  #map;
  #colours = {};
  #look = new Look(this.#colours);
  #areas = new AreasByZoom((features, zoom) => this.#take(features, zoom));
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
    Object.assign(this.#colours, themeColours(this.shadowRoot));
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
    this.#look.forget();
    recolour(this.#map, this.#colours, this.shadowRoot);
  }

  #part(id) {
    return this.shadowRoot.getElementById(id);
  }

  #draw() {
    const map = frame({
      target: this.#part('map'),
      layers: [
        new ol.layer.Vector({ source: this.#source, declutter: true, style: (feature) => this.#look.area(feature, this.#classOf(feature.get('code')), this.#source.getFeatures().length <= FEW) }),
        new ol.layer.Vector({ source: new ol.source.Cluster({ source: this.#points, distance: 32, minDistance: 20 }), style: (cluster) => this.#look.point(cluster) }),
        new ol.layer.Vector({ source: this.#limits, style: (feature) => this.#look.limit(feature) }),
        new ol.layer.Vector({ source: this.#raised, declutter: true, style: (feature) => this.#look.raised(feature, this.#selected.has(feature.get('code')), this.#selected.size === 1) }),
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
    map.on('moveend', () => this.#areas.refine(levelOf(map)));
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
    this.#look.forget();
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

  /** What is chosen or pointed at stands above all others, in a layer of its own. */
  #raise() {
    const chosen = this.#source.getFeatures().filter((feature) => this.#selected.has(feature.get('code')));
    this.#raised.clear();
    this.#raised.addFeatures([...new Set([...chosen, ...(this.#hovered ? [this.#hovered] : [])])]);
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
    this.setAttribute('aria-busy', 'true');
    tell(this.#map, 'areas', this.#texts.loading);
    const loaded = await this.#areas.load(src);
    if (!loaded) return;
    this.removeAttribute('aria-busy');
    tell(this.#map, 'areas', loaded.failed ? this.#texts.failed : '');
    this.#map.updateSize();
    this.#fit();
    this.setAttribute('data-areas', loaded.count);
  }

  #take(features, zoom) {
    this.setAttribute('data-zoom', zoom ?? '');
    this.#hovered = undefined;
    this.#source.clear();
    this.#source.addFeatures(features);
    this.#raise();
  }
}

function textElement(tag, text) {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}

customElements.define('lindero-map', LinderoMap);
