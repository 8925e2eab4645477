import { readAreas } from './frame.js';

/** Areas of an address, drawn as finely as one looks. */
export class AreasByZoom {
  #src;
  #zoom;
  #take;

  /** @param {(features: object[], zoom: number | undefined) => void} take is given the areas, again whenever there are finer ones */
  constructor(take) {
    this.#take = take;
  }

  /** Reads another address; nothing comes back when one more was asked for meanwhile. */
  async load(src) {
    this.#src = src;
    this.#zoom = undefined;
    const { features, zoom, failed } = await readAreas(src);
    if (src !== this.#src) return undefined;
    this.#zoom = zoom;
    this.#take(features, zoom);
    return { failed, count: features.length };
  }

  /** Whoever looks closer than the boundaries were drawn for gets finer ones. */
  async refine(wanted) {
    if (this.#zoom === undefined || wanted <= this.#zoom) return;
    const src = this.#src;
    this.#zoom = wanted;
    const { features, zoom, failed } = await readAreas(`${src}?zoom=${wanted}`);
    if (!failed && src === this.#src && zoom === this.#zoom) this.#take(features, zoom);
  }
}
