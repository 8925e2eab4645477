import ol from '../openlayers.js';
import { themeColours } from './paint.js';

/** The look of the buttons and the scale, for the shadow root that a map stands in. */
export const frameStyles = `
        .ol-control { background: transparent; padding: 0; }
        .ol-control button { width: 32px; height: 32px; margin: 4px 0 0; font-size: 18px; border: 1px solid var(--lindero-line); border-radius: 6px; background: var(--lindero-card); color: inherit; cursor: pointer; }
        .ol-control button:focus-visible { outline: 3px solid var(--lindero-accent); }
        .ol-zoom { top: 4px; left: 8px; }
        .fit { top: 80px; left: 8px; }
        .ol-attribution { font-size: 11px; color: inherit; background: var(--lindero-card); }
        .ol-attribution.ol-logo-only, .ol-attribution:not(:has(li)) { display: none; }
        .ol-attribution ul { list-style: none; margin: 0; padding: 0 4px; }
        .ol-attribution button { display: none; }
        .ol-scale-line { background: transparent; }
        .ol-scale-line-inner { color: inherit; border-color: currentColor; }
        .map-notes { position: absolute; top: 8px; right: 8px; left: 60px; z-index: 1; display: grid; gap: 4px; justify-items: end; pointer-events: none; }
        .map-notes div { padding: 4px 8px; font-size: 13px; background: var(--lindero-card); border: 1px solid var(--lindero-line); border-radius: 6px; }
        @media (pointer: coarse), (max-width: 640px) { .ol-control button { width: 44px; height: 44px; } .fit { top: 104px; } }
`;

/** What lies behind all maps of a page: outlines of municipalities and states of our own, and map pictures where a server is set up. */
const behind = { outlines: {}, tiles: undefined };

/** A map in Mexico with zoom, scale and a button that shows everything. */
export function frame({ target, layers, texts, colours, fit, interactions }) {
  const map = new ol.Map({
    target,
    layers: [new ol.layer.Group(), outlineLayer(colours), ...layers],
    view: new ol.View({ center: [-11_300_000, 2_700_000], zoom: 5 }),
    controls: [
      new ol.control.Zoom({ zoomInTipLabel: texts.zoomIn ?? '', zoomOutTipLabel: texts.zoomOut ?? '' }),
      new ol.control.ScaleLine({ units: 'metric', minWidth: 60 }),
      new ol.control.Attribution({ collapsible: false, tipLabel: texts.attributions ?? '' }),
      fitButton(texts.fit ?? '', fit),
    ],
    interactions,
  });
  addTiles(map, texts.tilesMissing ?? '');
  map.on('change:size', () => fitAgain(map));
  let shown;
  map.on(['moveend', 'change:fitted'], () => {
    if (map.get('fitted') && levelOf(map) !== shown) showOutlines(map, map.getLayers().item(1).getSource(), (shown = levelOf(map)));
  });
  return map;
}

/** Draws a map anew in the colours of the theme: `colours` is what its styles read. */
export function recolour(map, colours, root) {
  Object.assign(colours, themeColours(root));
  map.getLayers().forEach((layer) => layer.changed());
}

function outlineLayer(colours) {
  const source = new ol.source.Vector();
  const style = (feature) => new ol.style.Style({ stroke: new ol.style.Stroke({ color: colours.line, width: feature.get('kind') === 'STATE' ? 2 : 1 }) });
  return new ol.layer.Vector({ source, style });
}

/** Outlines of the zoom that is shown; what was loaded once serves all maps of the page. */
async function showOutlines(map, source, zoom) {
  behind.outlines[zoom] ??= readAreas(`/geo/outlines?zoom=${zoom}`);
  const { features } = await behind.outlines[zoom];
  if (levelOf(map) !== zoom) return;
  source.clear();
  source.addFeatures(features.map((feature) => feature.clone()));
}

/** Nothing is asked of the internet unless the installation names a server. */
async function addTiles(map, missing) {
  behind.tiles ??= fetch('/geo/tiles').then((response) => (response.ok ? response.json() : { tiles: '' }));
  const { tiles, attribution } = await behind.tiles;
  if (!tiles) return;
  const source = new ol.source.XYZ({ url: tiles, attributions: attribution || undefined, crossOrigin: 'anonymous' });
  const layer = new ol.layer.Tile({ source });
  const areas = map.getLayers().item(2);
  map.getLayers().setAt(0, layer);
  areas.setOpacity(0.72);
  let came = false;
  source.on('tileloadend', () => (came = true));
  source.on('tileloaderror', () => {
    if (came || !layer.getVisible()) return;
    layer.setVisible(false);
    areas.setOpacity(1);
    tell(map, 'tiles', missing);
  });
}

/** Says a sentence at the upper edge of a map; an empty one takes it away. Each kind of sentence has its own. */
export function tell(map, kind, text) {
  const notes = map.getViewport().querySelector('.map-notes') ?? map.getViewport().appendChild(notesBox());
  notes.querySelector(`[data-kind=${kind}]`)?.remove();
  if (!text) return;
  const note = document.createElement('div');
  note.dataset.kind = kind;
  note.textContent = text;
  notes.append(note);
}

function notesBox() {
  const box = document.createElement('div');
  box.className = 'map-notes';
  box.setAttribute('role', 'status');
  return box;
}

/** Moves a map so that all of a source is seen beside its buttons; only then it is known at which zoom one looks. */
export function fitTo(map, source) {
  const buttons = map.getViewport().querySelector('.ol-zoom')?.getBoundingClientRect().width ?? 0;
  if (source.getFeatures().length) map.getView().fit(source.getExtent(), { padding: [16, 16, 44, 24 + buttons] });
  map.set('fitted', { source, view: viewOf(map), width: map.getSize()?.[0] });
}

/** A map that became wider or narrower, as when the page around it is laid out late or a phone is turned, shows the same again, unless it was moved. */
function fitAgain(map) {
  const { source, view, width } = map.get('fitted') ?? {};
  if (source && view === viewOf(map) && width !== map.getSize()?.[0]) fitTo(map, source);
}

function viewOf(map) {
  return `${map.getView().getCenter()} ${map.getView().getResolution()}`;
}

/** The level of detail that a map shows now: boundaries are loaded anew every two zooms. */
export function levelOf(map) {
  return Math.min(18, Math.max(4, 2 * Math.floor(map.getView().getZoom() / 2)));
}

/** Areas of a GeoJSON address, on the plane of the map, and for which zoom they are drawn where the address knows others. */
export async function readAreas(src) {
  const response = await fetch(src).catch(() => undefined);
  if (!response?.ok) return { features: [], failed: true };
  const collection = await response.json();
  return { features: new ol.format.GeoJSON().readFeatures(collection, { featureProjection: 'EPSG:3857' }), zoom: collection.zoom };
}

function fitButton(title, fit) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '⤢';
  button.title = title;
  button.setAttribute('aria-label', title);
  button.addEventListener('click', fit);
  const box = document.createElement('div');
  box.className = 'fit ol-control ol-unselectable';
  box.append(button);
  return new ol.control.Control({ element: box });
}
