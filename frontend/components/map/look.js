import ol from '../openlayers.js';
import { Paints } from './paint.js';

/** Municipalities and states lie over the areas that they contain: without a class of their own they are only lines. */
export function isOutline(feature, item) {
  return !item && ['STATE', 'MUNICIPALITY'].includes(feature.get('kind'));
}

/** How areas, rings and points look on a map. */
export class Look {
  #colours;
  #paints = new Paints();
  #styles = new Map();

  /** @param {object} colours of the theme; they may change, and then what was made of them is forgotten */
  constructor(colours) {
    this.#colours = colours;
  }

  forget() {
    this.#styles.clear();
  }

  /** One style a class, made once: a map of thousands of areas is drawn again at every step of a zoom. */
  area(feature, item, named) {
    const key = isOutline(feature, item) ? feature.get('kind') : (item ?? 'none');
    if (!this.#styles.has(key)) this.#styles.set(key, item ? this.#filled(this.#paints.of(item)) : this.#bare(key));
    const style = this.#styles.get(key);
    return named ? [style, new ol.style.Style({ text: this.#label(feature) })] : style;
  }

  #bare(kind) {
    if (kind === 'none') return this.#filled(this.#colours.empty);
    const width = kind === 'STATE' ? 2.5 : 1.5;
    return new ol.style.Style({ zIndex: 1, stroke: new ol.style.Stroke({ color: this.#colours.text, width, lineDash: [8, 3] }) });
  }

  #filled(color) {
    return new ol.style.Style({ fill: new ol.style.Fill({ color }), stroke: new ol.style.Stroke({ color: this.#colours.line, width: 1 }) });
  }

  /** What is chosen has its name, what is only pointed at a line. */
  raised(feature, chosen, alone) {
    return new ol.style.Style({
      stroke: new ol.style.Stroke({ color: this.#colours.text, width: chosen ? 3 : 2 }),
      text: chosen ? this.#label(feature, { font: 'bold 13px system-ui, sans-serif', overflow: alone }) : undefined,
    });
  }

  #label(feature, options) {
    return new ol.style.Text({
      text: feature.get('name'),
      font: '12px system-ui, sans-serif',
      fill: new ol.style.Fill({ color: this.#colours.text }),
      stroke: new ol.style.Stroke({ color: this.#colours.card, width: 3 }),
      ...options,
    });
  }

  /** Points that lie close are one sign with their number, which grows with it. */
  point(cluster) {
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
  limit(feature) {
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
}
