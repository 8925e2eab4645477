import ol from './openlayers.js';
import { cornerTable } from './draw/corner-table.js';
import { Kept } from './draw/kept.js';
import { Sketch } from './draw/sketch.js';
import { fitTo, frame, frameStyles, readAreas } from './map/frame.js';
import { themeColours } from './map/paint.js';
import { takeOver } from './take-over.js';

/** How near in pixels a corner must come to a neighbour's to be drawn onto it. */
const SNAP_PIXELS = 12;
/** A finger is wider than a pointer. */
const TOUCH_PIXELS = 22;
const PAUSE_MILLIS = 350;

const lonLat = { dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' };

/**
 * Draws and corrects outlines among areas, by pointer, by touch or by a table of corners.
 *
 * `src` (attribute): GeoJSON of the areas with `id`, `code`, `name`, `kind`, with every digit. `task` (property): `{mode: 'DRAW' | 'REDRAW' |
 * 'SPLIT' | 'MERGE', ids: [number], outline: GeoJSON text or empty, draft: object}`; `outlines` (property): GeoJSON texts of what would be
 * stored. `owner` (property): whose drawings this browser keeps. `texts` (property).
 * Fires `sketch-change` with `detail.geoJson` (empty while there is none), `area-choice` with `detail.id`, `kept` with
 * `detail.at` when an unsaved drawing was found, and `resumed` with what was kept.
 */
class LinderoDraw extends HTMLElement {
  static observedAttributes = ['src'];

  #areas = new ol.source.Vector();
  #drawn = new ol.source.Vector();
  #future = new ol.source.Vector();
  #sketch = new Sketch();
  #task = { mode: 'DRAW', ids: [], draft: {} };
  #texts = {};
  #owner = '';
  #map;
  #draw;
  #colours = {};
  #page = 0;
  #timer;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = `
      <link rel="stylesheet" href="/webjars/ol/10.7.0/ol.css">
      <style>
        :host { display: block; min-width: 0; }
        #map { height: 28rem; position: relative; background: var(--lindero-card); border: 1px solid var(--lindero-line); border-radius: 8px; overflow: hidden; touch-action: none; }
        #map:focus-visible { outline: 3px solid var(--lindero-accent); outline-offset: -3px; }
        #bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 8px 0; font-size: 14px; }
        #bar span { color: var(--lindero-muted); flex: 1 1 14rem; }
        button { min-height: 34px; min-width: 34px; padding: 0 12px; font: inherit; border: 1px solid var(--lindero-line); border-radius: 8px; background: var(--lindero-card); color: inherit; cursor: pointer; }
        button:disabled { opacity: 0.45; cursor: default; }
        button:focus-visible, input:focus-visible { outline: 3px solid var(--lindero-accent); }
        #corners { max-height: 22rem; overflow: auto; }
        #corners[hidden] { display: none; }
        table { border-collapse: collapse; font-size: 14px; width: 100%; max-width: 36rem; }
        caption { text-align: start; font-weight: 600; padding: 4px 0; }
        th, td { text-align: start; padding: 2px 8px 2px 0; font-weight: 500; white-space: nowrap; }
        td button { padding: 0 8px; margin-inline-end: 4px; }
        input { font: inherit; font-variant-numeric: tabular-nums; width: 100%; min-width: 6.5rem; box-sizing: border-box; padding: 6px 8px; border: 1px solid var(--lindero-line); border-radius: 6px; background: var(--lindero-card); color: inherit; }
        input[aria-invalid='true'] { border-color: var(--lindero-bad); }
        ${frameStyles}
        @media (pointer: coarse), (max-width: 640px) {
          button, input { min-height: 44px; }
          button { min-width: 44px; }
          td button { margin: 0 2px; }
          th, td { padding-inline-end: 4px; }
          input { min-width: 5.4rem; padding: 6px 4px; }
        }
      </style>
      <div id="map" tabindex="0" role="application"></div>
      <div id="bar"><button type="button" id="undo"></button><button type="button" id="redo"></button><button type="button" id="clear"></button><span role="status" id="hint"></span></div>
      <div id="corners"></div>`;
  }

  get texts() {
    return this.#texts;
  }

  set texts(texts) {
    this.#texts = texts ?? {};
  }

  get owner() {
    return this.#owner;
  }

  set owner(owner) {
    this.#owner = owner ?? '';
  }

  get task() {
    return this.#task;
  }

  /** Another way of working, or other areas, starts anew; another draft is only kept beside the drawing. */
  set task(task) {
    const before = this.#task;
    this.#task = task;
    if (before.mode !== task.mode || `${before.ids}` !== `${task.ids}`) {
      this.#sketch.start(task.outline ? JSON.parse(task.outline) : null, task.mode === 'SPLIT');
      this.#page = 0;
      if (this.#map) this.#show();
    }
    if (this.#map) this.#keep();
  }

  get outlines() {
    return [];
  }

  set outlines(geometries) {
    this.#future.clear();
    const format = new ol.format.GeoJSON();
    (geometries ?? []).forEach((text, i) => this.#future.addFeature(new ol.Feature({ geometry: format.readGeometry(text, lonLat), number: i + 1 })));
  }

  connectedCallback() {
    takeOver(this, 'texts', 'owner', 'task', 'outlines');
    this.#colours = themeColours(this.shadowRoot);
    if (!this.#map) this.#start();
    this.#load();
  }

  attributeChangedCallback() {
    if (this.#map) this.#load();
  }

  /** Takes up the unsaved drawing that this browser keeps. */
  resume() {
    const kept = this.#kept.read();
    if (!kept) return;
    this.#task = { ...this.#task, mode: kept.mode, ids: kept.ids, draft: kept.draft };
    this.#sketch.reset(kept.sketch.line);
    this.#sketch.put(kept.sketch);
    this.dispatchEvent(new CustomEvent('resumed', { detail: { mode: kept.mode, ids: kept.ids.join(','), draft: JSON.stringify(kept.draft) } }));
    this.#show();
    if (this.#drawn.getFeatures().length) fitTo(this.#map, this.#drawn);
    this.#tell();
  }

  /** Forgets the drawing, once it is saved or thrown away. */
  forget() {
    clearTimeout(this.#timer);
    this.#kept.clear();
    this.#sketch.start(null, this.#task.mode === 'SPLIT');
    this.#task = { ...this.#task, mode: '', ids: [] };
    this.#future.clear();
  }

  get #kept() {
    return new Kept(this.#owner);
  }

  #part(id) {
    return this.shadowRoot.getElementById(id);
  }

  #start() {
    this.#part('map').setAttribute('aria-label', this.getAttribute('aria-label') ?? '');
    this.#map = frame({
      target: this.#part('map'),
      layers: [
        new ol.layer.Vector({ source: this.#areas, declutter: true, style: (feature) => this.#areaStyle(feature) }),
        new ol.layer.Vector({ source: this.#future, style: (feature) => this.#futureStyle(feature) }),
        new ol.layer.Vector({ source: this.#drawn, style: () => this.#sketchStyle() }),
      ],
      texts: this.#texts,
      colours: this.#colours,
      fit: () => fitTo(this.#map, this.#drawn.getFeatures().length ? this.#drawn : this.#areas),
      interactions: this.#panning(),
    });
    this.#map.on('click', ({ pixel }) => this.#choose(pixel));
    this.#buttons();
    this.addEventListener('keydown', (event) => this.#key(event));
    const kept = this.#kept.read();
    // the server listens once the element stands in the page
    if (kept) setTimeout(() => this.dispatchEvent(new CustomEvent('kept', { detail: { at: kept.at } })));
    this.#show();
  }

  /** One finger draws, two move the map and zoom; a mouse moves it wherever it does not touch the drawing. */
  #panning() {
    return ol.interaction.defaults.defaults({ dragPan: false, doubleClickZoom: false, shiftDragZoom: false, altShiftDragRotate: false, pinchRotate: false }).extend([
      new ol.interaction.DragPan({
        condition(event) {
          return event.originalEvent.pointerType !== 'touch' || this.getPointerCount() === 2;
        },
      }),
    ]);
  }

  #buttons() {
    for (const [id, act] of [['undo', () => this.#undo()], ['redo', () => this.#redo()], ['clear', () => this.#clear()]]) {
      this.#part(id).textContent = this.#texts[id] ?? id;
      this.#part(id).addEventListener('click', act);
    }
  }

  #key(event) {
    if (!(event.ctrlKey || event.metaKey) || event.composedPath()[0] instanceof HTMLInputElement) return;
    const key = event.key.toLowerCase();
    if (key === 'z' && !event.shiftKey) this.#undo();
    else if (key === 'y' || key === 'z') this.#redo();
    else return;
    event.preventDefault();
  }

  /** Takes back the corner that was just set, or the step before. */
  #undo() {
    if (this.#draw?.getOverlay().getSource().getFeatures().length) this.#draw.removeLastPoint();
    else this.#change(() => this.#sketch.undo());
  }

  #redo() {
    this.#change(() => this.#sketch.redo());
  }

  #clear() {
    this.#draw?.abortDrawing();
    this.#change(() => this.#sketch.put({ line: this.#task.mode === 'SPLIT', rings: [], polygons: [] }));
  }

  #change(act, focus) {
    act();
    this.#show();
    if (focus) this.#part(focus)?.focus();
    this.#keep();
    this.#tell();
  }

  #choose(pixel) {
    if (this.#task.mode === 'DRAW' || (this.#task.mode !== 'MERGE' && this.#task.ids.length)) return;
    const feature = this.#map.forEachFeatureAtPixel(pixel, (hit) => (this.#areas.hasFeature(hit) && !isAbove(hit) ? hit : undefined));
    if (feature) this.dispatchEvent(new CustomEvent('area-choice', { detail: { id: feature.get('id') } }));
  }

  /** Draws the sketch and sets up what the pointer does now. */
  #show() {
    const { rings, line } = this.#sketch.state;
    const geometry = this.#sketch.geometry;
    this.#drawn.clear();
    const format = new ol.format.GeoJSON();
    if (geometry) this.#drawn.addFeature(new ol.Feature(format.readGeometry(geometry, lonLat)));
    else if (rings[0]?.length) this.#drawn.addFeature(new ol.Feature(format.readGeometry({ type: 'MultiPoint', coordinates: rings[0] }, lonLat)));
    this.#interact(line);
    this.#areas.changed();
    const merging = this.#task.mode === 'MERGE';
    const ready = this.#task.mode === 'DRAW' || this.#task.ids.length > 0;
    this.#part('undo').disabled = !this.#sketch.canUndo && !this.#draw;
    this.#part('redo').disabled = !this.#sketch.canRedo;
    this.#part('clear').disabled = this.#sketch.isEmpty;
    this.#part('hint').textContent = this.#texts[ready || merging ? `hint${this.#task.mode}` : 'hintCHOOSE'] ?? '';
    this.#part('corners').hidden = merging || !ready;
    this.#corners();
    this.setAttribute('data-corners', rings.flat().length);
  }

  #corners() {
    cornerTable(this.#part('corners'), this.#sketch, {
      page: this.#page,
      texts: this.#texts,
      turn: (page) => {
        this.#page = page;
        this.#corners();
      },
      change: (act, focus) => this.#change(act, focus),
    });
  }

  #interact(line) {
    this.#map.getInteractions().getArray().filter((one) => one.get('sketch')).forEach((one) => this.#map.removeInteraction(one));
    this.#draw = undefined;
    const { mode, ids } = this.#task;
    if (mode === 'MERGE' || (mode !== 'DRAW' && !ids.length)) return;
    if (this.#sketch.isEmpty) this.#add((this.#draw = this.#drawing(line)));
    else this.#add(this.#modifying());
    const reach = matchMedia('(pointer: coarse)').matches ? TOUCH_PIXELS : SNAP_PIXELS;
    this.#add(new ol.interaction.Snap({ source: this.#areas, pixelTolerance: reach }));
  }

  #add(interaction) {
    interaction.set('sketch', true);
    this.#map.addInteraction(interaction);
  }

  #drawing(line) {
    const draw = new ol.interaction.Draw({ type: line ? 'LineString' : 'Polygon', snapTolerance: SNAP_PIXELS, stopClick: true, style: this.#sketchStyle() });
    draw.on('drawend', ({ feature }) => setTimeout(() => this.#take(feature)));
    return draw;
  }

  #modifying() {
    const modify = new ol.interaction.Modify({ source: this.#drawn, pixelTolerance: matchMedia('(pointer: coarse)').matches ? TOUCH_PIXELS : 10 });
    modify.on('modifyend', () => this.#take(this.#drawn.getFeatures()[0]));
    return modify;
  }

  #take(feature) {
    const geometry = new ol.format.GeoJSON().writeGeometryObject(feature.getGeometry(), { ...lonLat, rightHanded: true });
    if (geometry.type !== 'MultiPoint') this.#change(() => this.#sketch.putGeometry(geometry));
  }

  /** Tells the server once the hand rests. */
  #tell() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const geometry = this.#sketch.geometry;
      this.dispatchEvent(new CustomEvent('sketch-change', { detail: { geoJson: geometry ? JSON.stringify(geometry) : '' } }));
    }, PAUSE_MILLIS);
  }

  #keep() {
    const { mode, ids, draft } = this.#task;
    if (this.#sketch.canUndo || this.#sketch.canRedo) this.#kept.write({ mode, ids, draft, sketch: this.#sketch.state, at: Date.now() });
  }

  #areaStyle(feature) {
    const chosen = this.#task.ids.includes(feature.get('id'));
    const merged = chosen && this.#task.mode === 'MERGE';
    return new ol.style.Style({
      fill: isAbove(feature) ? undefined : new ol.style.Fill({ color: merged ? 'rgba(217, 143, 91, 0.55)' : this.#colours.empty }),
      stroke: new ol.style.Stroke({ color: chosen ? this.#colours.text : this.#colours.line, width: chosen ? 2.5 : 1, lineDash: isAbove(feature) ? [8, 3] : undefined }),
      text: isAbove(feature) ? undefined : this.#text(feature.get('name')),
    });
  }

  #futureStyle(feature) {
    const several = this.#future.getFeatures().length > 1;
    return new ol.style.Style({
      fill: new ol.style.Fill({ color: `rgba(15, 94, 92, ${several && feature.get('number') % 2 === 0 ? 0.4 : 0.2})` }),
      stroke: new ol.style.Stroke({ color: this.#colours.accent, width: 2, lineDash: [6, 4] }),
      text: several ? this.#text(String(feature.get('number')), 'bold 16px') : undefined,
    });
  }

  #sketchStyle() {
    const corners = (feature) => {
      const geometry = feature.getGeometry();
      return new ol.geom.MultiPoint(geometry.getCoordinates().flat(geometry instanceof ol.geom.Polygon ? 1 : geometry instanceof ol.geom.MultiPolygon ? 2 : 0));
    };
    const round = new ol.style.Circle({ radius: 5, fill: new ol.style.Fill({ color: this.#colours.card }), stroke: new ol.style.Stroke({ color: this.#colours.accent, width: 2 }) });
    return [
      new ol.style.Style({ fill: new ol.style.Fill({ color: 'rgba(15, 94, 92, 0.18)' }), stroke: new ol.style.Stroke({ color: this.#colours.accent, width: 3 }), image: round }),
      new ol.style.Style({ image: round, geometry: (feature) => (feature.getGeometry() instanceof ol.geom.Point ? undefined : corners(feature)) }),
    ];
  }

  #text(text, font = '12px') {
    return new ol.style.Text({ text, font: `${font} system-ui, sans-serif`, fill: new ol.style.Fill({ color: this.#colours.text }), stroke: new ol.style.Stroke({ color: this.#colours.card, width: 3 }) });
  }

  async #load() {
    const src = this.getAttribute('src');
    if (!src) return;
    const { features } = await readAreas(src);
    this.#areas.clear();
    this.#areas.addFeatures(features);
    this.#map.updateSize();
    fitTo(this.#map, this.#drawn.getFeatures().length ? this.#drawn : this.#areas);
    this.setAttribute('data-areas', features.length);
  }
}

/** What contains other areas is only an outline here. */
function isAbove(feature) {
  return ['STATE', 'MUNICIPALITY'].includes(feature.get('kind'));
}

customElements.define('lindero-draw', LinderoDraw);
