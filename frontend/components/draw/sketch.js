/**
 * A drawing on its way: rings of corners in longitude and latitude, or one line, with every step kept so that it can be taken
 * back. A ring does not repeat its first corner; `polygons[i]` says to which polygon ring i belongs, its first ring is the outline.
 */
export class Sketch {
  #steps = [empty(false)];
  #at = 0;

  /** Starts anew with nothing. */
  reset(line) {
    this.#steps = [empty(line)];
    this.#at = 0;
  }

  get state() {
    return this.#steps[this.#at];
  }

  get isEmpty() {
    return !this.state.rings.some((ring) => ring.length);
  }

  get canUndo() {
    return this.#at > 0;
  }

  get canRedo() {
    return this.#at < this.#steps.length - 1;
  }

  undo() {
    if (this.canUndo) this.#at -= 1;
  }

  redo() {
    if (this.canRedo) this.#at += 1;
  }

  /** Makes a step; what was taken back before it is gone. */
  put(state) {
    if (JSON.stringify(state) === JSON.stringify(this.state)) return;
    this.#steps = [...this.#steps.slice(0, this.#at + 1), state];
    this.#at += 1;
  }

  /** Starts from a geometry, which is not a step that can be taken back. */
  start(geometry, line) {
    this.#steps = [geometry ? stateOf(geometry) : empty(line)];
    this.#at = 0;
  }

  /** Puts a geometry that was changed on the map. */
  putGeometry(geometry) {
    this.put(stateOf(geometry));
  }

  /** Puts a corner in place of another; a new one at the end of its ring. */
  putCorner(ring, place, corner) {
    const rings = this.state.rings.map((corners) => [...corners]);
    if (!rings.length) rings.push([]);
    rings[ring][place] = corner;
    this.put({ ...this.state, rings, polygons: this.state.polygons.length ? this.state.polygons : [0] });
  }

  /** Puts a new corner behind another, in the middle to the next. */
  insertCorner(ring, place) {
    const rings = this.state.rings.map((corners) => [...corners]);
    const corners = rings[ring];
    const from = corners[place];
    const to = corners[(place + 1) % corners.length];
    corners.splice(place + 1, 0, [rounded((from[0] + to[0]) / 2), rounded((from[1] + to[1]) / 2)]);
    this.put({ ...this.state, rings });
  }

  removeCorner(ring, place) {
    const rings = this.state.rings.map((corners) => [...corners]);
    rings[ring].splice(place, 1);
    this.put({ ...this.state, rings });
  }

  /** The geometry, or nothing while it has too few corners. */
  get geometry() {
    const { line, rings, polygons } = this.state;
    if (line) return rings[0]?.length > 1 ? { type: 'LineString', coordinates: rings[0] } : null;
    const parts = [];
    let number;
    rings.forEach((ring, i) => {
      if (ring.length < 3) return;
      if (polygons[i] !== number) parts.push([]);
      number = polygons[i];
      parts.at(-1).push([...ring, ring[0]]);
    });
    if (!parts.length) return null;
    return parts.length === 1 ? { type: 'Polygon', coordinates: parts[0] } : { type: 'MultiPolygon', coordinates: parts };
  }
}

function empty(line) {
  return { line, rings: [], polygons: [] };
}

function stateOf({ type, coordinates }) {
  if (type === 'LineString') return { line: true, rings: [coordinates.map(corner)], polygons: [0] };
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  return {
    line: false,
    rings: polygons.flatMap((rings) => rings.map((ring) => ring.slice(0, -1).map(corner))),
    polygons: polygons.flatMap((rings, i) => rings.map(() => i)),
  };
}

const corner = ([x, y]) => [rounded(x), rounded(y)];

/** To the millimetre: what is snapped to a corner of a neighbour has its coordinates. */
function rounded(degrees) {
  return Math.round(degrees * 1e8) / 1e8;
}
