import ol from './openlayers.js';
import { cornerTable } from './draw/corner-table.js';
import { Kept } from './draw/kept.js';
import { drawStyles, isAbove, Look } from './draw/look.js';
import { isCoarse, panning, Pointer } from './draw/pointer.js';
import { Sketch } from './draw/sketch.js';
import { fitTo, frame, frameStyles, readAreas, recolour, tell } from './map/frame.js';
import { themeColours } from './map/paint.js';
import { takeOver } from './take-over.js';
import { onScheme } from './theme.js';

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
  #pointer;
  #look;
  #colours;
  #unfollow;
  #page = 0;
  #timer;
  #loaded = false;
  #locked;

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = `
      <link rel="stylesheet" href="/webjars/ol/10.7.0/ol.css">
      <style>
        ${drawStyles}
        ${frameStyles}
      </style>
      <div id="map" tabindex="0" role="application"></div>
      <div id="bar"><div id="tools"><button type="button" id="undo"></button><button type="button" id="redo"></button><button type="button" id="clear"></button></div><span role="status" id="hint"></span></div>
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
    if (!this.#map) this.#start();
    this.#unfollow = onScheme(() => recolour(this.#map, this.#colours, this.shadowRoot));
    this.#load();
  }

  disconnectedCallback() {
    this.#unfollow();
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
    this.#timer = undefined;
    this.#kept.clear();
    this.#pointer?.abort();
    this.#sketch.start(null, this.#task.mode === 'SPLIT');
    this.#future.clear();
    this.#page = 0;
    if (this.#map) this.#show();
  }

  /**
   * From the press of a button until the server has answered, neither the drawing nor the form beside it takes anything: what is
   * saved is what was seen, and no click lands on a drawing that is about to go.
   */
  lockOn(button, form, doing) {
    button.addEventListener('click', () => this.#lock({ button, form, doing }), true);
  }

  #lock(locked) {
    if (this.#timer) this.#tellNow();
    this.#locked = locked;
    this.#showLock(locked.form);
    locked.form.dataset.doing = locked.doing;
  }

  /** The server has answered. The next act is at the same button, or on the map once there is nothing left to press it for. */
  unlock() {
    if (!this.#locked) return;
    const { button, form } = this.#locked;
    this.#locked = undefined;
    this.#showLock(form);
    delete form.dataset.doing;
    (button.disabled ? this.#part('map') : button).focus();
  }

  #showLock(form) {
    const locked = this.#locked !== undefined;
    for (const part of [this.#part('map'), this.#part('tools'), this.#part('corners'), form]) part.inert = locked;
    this.#showHint();
  }

  get #kept() {
    return new Kept(this.#owner);
  }

  #part(id) {
    return this.shadowRoot.getElementById(id);
  }

  #start() {
    this.#colours = themeColours(this.shadowRoot);
    this.#look = new Look(this.#colours);
    this.#part('map').setAttribute('aria-label', this.getAttribute('aria-label') ?? '');
    this.#map = frame({
      target: this.#part('map'),
      layers: [
        new ol.layer.Vector({ source: this.#areas, declutter: true, style: (feature) => this.#look.area(feature, this.#task) }),
        new ol.layer.Vector({ source: this.#future, style: (feature) => this.#look.future(feature, this.#future.getFeatures().length > 1) }),
        new ol.layer.Vector({ source: this.#drawn, style: () => this.#look.sketch() }),
      ],
      texts: this.#texts,
      colours: this.#colours,
      fit: () => fitTo(this.#map, this.#drawn.getFeatures().length ? this.#drawn : this.#areas),
      interactions: panning(),
    });
    this.#pointer = new Pointer(this.#map, { areas: this.#areas, drawn: this.#drawn, style: () => this.#look.sketch(), take: (feature) => this.#take(feature), began: () => this.#showTools() });
    this.#map.on('click', ({ pixel }) => this.#choose(pixel));
    tell(this.#map, 'areas', this.#texts.loading);
    this.#buttons();
    this.addEventListener('keydown', (event) => this.#key(event));
    const kept = this.#kept.read();
    // the server listens once the element stands in the page
    if (kept) setTimeout(() => this.dispatchEvent(new CustomEvent('kept', { detail: { at: kept.at } })));
    this.#show();
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
    if (!this.#pointer.undoCorner()) this.#change(() => this.#sketch.undo());
  }

  #redo() {
    this.#change(() => this.#sketch.redo());
  }

  #clear() {
    this.#pointer.abort();
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
    this.#point(line);
    this.#areas.changed();
    this.#showTools();
    this.#showHint();
    this.#part('corners').hidden = this.#task.mode === 'MERGE' || this.#isToChoose;
    this.#corners();
    this.setAttribute('data-corners', rings.flat().length);
  }

  #showTools() {
    const begun = this.#pointer.hasCorners;
    this.#part('undo').disabled = !this.#sketch.canUndo && !begun;
    this.#part('redo').disabled = !this.#sketch.canRedo;
    this.#part('clear').disabled = this.#sketch.isEmpty && !begun;
  }

  /** Whether the area that is drawn on has still to be chosen. */
  get #isToChoose() {
    return ['REDRAW', 'SPLIT'].includes(this.#task.mode) && !this.#task.ids.length;
  }

  /** What goes on, or else what the pointer does now. */
  #showHint() {
    const waiting = this.#locked?.doing ?? (this.#loaded ? undefined : (this.#texts.loading ?? ''));
    this.#part('hint').textContent = waiting ?? this.#hint(this.#isToChoose ? 'CHOOSE' : this.#task.mode);
  }

  /** What a finger does, where that is another thing than a mouse. */
  #hint(key) {
    return (isCoarse() && this.#texts[`touch${key}`]) || (this.#texts[`hint${key}`] ?? '');
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

  #point(line) {
    if (!this.#loaded || this.#task.mode === 'MERGE' || this.#isToChoose) this.#pointer.stop();
    else if (this.#sketch.isEmpty) this.#pointer.draw(line);
    else this.#pointer.modify();
  }

  #take(feature) {
    const geometry = new ol.format.GeoJSON().writeGeometryObject(feature.getGeometry(), { ...lonLat, rightHanded: true });
    if (geometry.type !== 'MultiPoint') this.#change(() => this.#sketch.putGeometry(geometry));
  }

  /** Tells the server once the hand rests. */
  #tell() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tellNow(), PAUSE_MILLIS);
  }

  #tellNow() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const geometry = this.#sketch.geometry;
    this.dispatchEvent(new CustomEvent('sketch-change', { detail: { geoJson: geometry ? JSON.stringify(geometry) : '' } }));
  }

  #keep() {
    const { mode, ids, draft } = this.#task;
    if (this.#sketch.canUndo || this.#sketch.canRedo) this.#kept.write({ mode, ids, draft, sketch: this.#sketch.state, at: Date.now() });
  }

  /** Until the areas are there for the first time nothing is drawn: the map has still to move to them. */
  async #load() {
    const src = this.getAttribute('src');
    if (!src) return;
    this.setAttribute('aria-busy', 'true');
    const { features, failed } = await readAreas(src);
    if (src !== this.getAttribute('src')) return;
    tell(this.#map, 'areas', failed ? this.#texts.failed : features.length ? '' : this.#texts.empty);
    this.#areas.clear();
    this.#areas.addFeatures(features);
    if (!this.#loaded) this.#begin();
    this.removeAttribute('aria-busy');
    this.setAttribute('data-areas', features.length);
  }

  /** The map moves by itself only here, and not under a corner that was already set. */
  #begin() {
    this.#loaded = true;
    this.#map.updateSize();
    if (this.#sketch.canUndo) this.#map.set('fitted', {});
    else fitTo(this.#map, this.#drawn.getFeatures().length ? this.#drawn : this.#areas);
    this.#show();
  }
}

customElements.define('lindero-draw', LinderoDraw);
