import ol from '../openlayers.js';

/** The look of the drawing, for its shadow root; the bar's targets are wide enough for a finger. */
export const drawStyles = `
        :host { display: block; min-width: 0; }
        #map { height: 28rem; position: relative; background: var(--lindero-card); border: 1px solid var(--lindero-line); border-radius: 8px; overflow: hidden; touch-action: none; }
        #map:focus-visible { outline: 3px solid var(--lindero-accent); outline-offset: -3px; }
        #bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 8px 0; font-size: 14px; }
        #tools { display: flex; gap: 8px; }
        [inert] { opacity: 0.55; }
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
        @media (pointer: coarse), (max-width: 640px) {
          button, input { min-height: 44px; }
          button { min-width: 44px; }
          td button { margin: 0 2px; }
          th, td { padding-inline-end: 4px; font-size: 12px; }
          th[scope='col']:first-child, th[scope='col']:last-child { font-size: 0; }
          td:last-child { padding-inline-end: 0; }
          td button { min-width: 44px; padding: 0; margin: 0; font-size: 16px; }
          input { min-width: 5rem; padding: 6px 3px; }
        }
`;

/** What contains other areas is only an outline here. */
export function isAbove(feature) {
  return ['STATE', 'MUNICIPALITY'].includes(feature.get('kind'));
}

/** How areas, what would be stored and what is drawn look on the map. */
export class Look {
  #colours;

  constructor(colours) {
    this.#colours = colours;
  }

  /** @param {{mode: string, ids: number[]}} task */
  area(feature, task) {
    const chosen = task.ids.includes(feature.get('id'));
    const merged = chosen && task.mode === 'MERGE';
    return new ol.style.Style({
      fill: isAbove(feature) ? undefined : new ol.style.Fill({ color: merged ? 'rgba(217, 143, 91, 0.55)' : this.#colours.empty }),
      stroke: new ol.style.Stroke({ color: chosen ? this.#colours.text : this.#colours.line, width: chosen ? 2.5 : 1, lineDash: isAbove(feature) ? [8, 3] : undefined }),
      text: isAbove(feature) ? undefined : this.#text(feature.get('name')),
    });
  }

  /** What would be stored; where there are several, each has its number. */
  future(feature, several) {
    return new ol.style.Style({
      fill: new ol.style.Fill({ color: `rgba(15, 94, 92, ${several && feature.get('number') % 2 === 0 ? 0.4 : 0.2})` }),
      stroke: new ol.style.Stroke({ color: this.#colours.accent, width: 2, lineDash: [6, 4] }),
      text: several ? this.#text(String(feature.get('number')), 'bold 16px') : undefined,
    });
  }

  /** A line with its corners. */
  sketch() {
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
}
