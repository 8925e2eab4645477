import ol from '../openlayers.js';

/** The look of the buttons and the scale, for the shadow root that a map stands in. */
export const frameStyles = `
        .ol-control { background: transparent; padding: 0; }
        .ol-control button { width: 32px; height: 32px; margin: 4px 0 0; font-size: 18px; border: 1px solid var(--lindero-line); border-radius: 6px; background: var(--lindero-card); color: inherit; cursor: pointer; }
        .ol-control button:focus-visible { outline: 3px solid var(--lindero-accent); }
        .ol-zoom { top: 4px; left: 8px; }
        .fit { top: 80px; left: 8px; }
        .ol-scale-line { background: transparent; left: auto; right: 8px; }
        .ol-scale-line-inner { color: inherit; border-color: currentColor; }
        @media (pointer: coarse) { .ol-control button { width: 44px; height: 44px; } .fit { top: 104px; } }
`;

/** A map in Mexico with zoom, scale and a button that shows everything. */
export function frame({ target, layers, texts, fit, interactions }) {
  return new ol.Map({
    target,
    layers,
    view: new ol.View({ center: [-11_300_000, 2_700_000], zoom: 5 }),
    controls: [
      new ol.control.Zoom({ zoomInTipLabel: texts.zoomIn ?? '', zoomOutTipLabel: texts.zoomOut ?? '' }),
      new ol.control.ScaleLine({ units: 'metric', minWidth: 60 }),
      fitButton(texts.fit ?? '', fit),
    ],
    interactions,
  });
}

/** Moves a map so that all of a source is seen. */
export function fitTo(map, source) {
  if (source.getFeatures().length) map.getView().fit(source.getExtent(), { padding: [16, 16, 24, 16] });
}

/** Areas of a GeoJSON address, on the plane of the map. */
export async function readAreas(src) {
  const response = await fetch(src);
  if (!response.ok) return [];
  return new ol.format.GeoJSON().readFeatures(await response.json(), { featureProjection: 'EPSG:3857' });
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
