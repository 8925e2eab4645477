import ol from '../openlayers.js';

/** How near in pixels a corner must come to a neighbour's to be drawn onto it. */
const SNAP_PIXELS = 12;
/** A finger is wider than a pointer. */
const TOUCH_PIXELS = 22;
const MODIFY_PIXELS = 10;

/** Moving the map while one draws: one finger draws, two move the map and zoom; a mouse moves it wherever it does not touch the drawing. */
export function panning() {
  return ol.interaction.defaults.defaults({ dragPan: false, doubleClickZoom: false, shiftDragZoom: false, altShiftDragRotate: false, pinchRotate: false }).extend([
    new ol.interaction.DragPan({
      condition(event) {
        return event.originalEvent.pointerType !== 'touch' || this.getPointerCount() === 2;
      },
    }),
  ]);
}

/** What the pointer does on the map: draws while there is nothing, then moves corners; both snap to the areas around. */
export class Pointer {
  #map;
  #areas;
  #drawn;
  #style;
  #take;
  #began;
  #draw;
  #corners = false;

  /**
   * @param {ol.source.Vector} areas to snap to
   * @param {ol.source.Vector} drawn what is drawn
   * @param {() => object} style of what is being drawn
   * @param {(feature: object) => void} take is told of what was drawn or changed
   * @param {() => void} began is told when a first corner is set, or taken back
   */
  constructor(map, { areas, drawn, style, take, began }) {
    this.#map = map;
    this.#areas = areas;
    this.#drawn = drawn;
    this.#style = style;
    this.#take = take;
    this.#began = began;
  }

  /** Begins a polygon or a line. */
  draw(line) {
    this.stop();
    this.#draw = new ol.interaction.Draw({ type: line ? 'LineString' : 'Polygon', snapTolerance: SNAP_PIXELS, stopClick: true, style: this.#style() });
    this.#draw.on('drawstart', () => this.#begin(true));
    this.#draw.on('drawabort', () => this.#begin(false));
    this.#draw.on('drawend', ({ feature }) => setTimeout(() => this.#take(feature)));
    this.#add(this.#draw);
    this.#snap();
  }

  /** Moves, adds and removes corners of what is drawn. */
  modify() {
    this.stop();
    const modify = new ol.interaction.Modify({ source: this.#drawn, pixelTolerance: isCoarse() ? TOUCH_PIXELS : MODIFY_PIXELS });
    modify.on('modifyend', () => this.#take(this.#drawn.getFeatures()[0]));
    this.#add(modify);
    this.#snap();
  }

  /** Leaves the map alone. */
  stop() {
    this.#map.getInteractions().getArray().filter((one) => one.get('sketch')).forEach((one) => this.#map.removeInteraction(one));
    this.#draw = undefined;
    this.#corners = false;
  }

  #begin(corners) {
    this.#corners = corners;
    this.#began();
  }

  /** Takes back the corner that was just set; whether there was one. */
  undoCorner() {
    if (!this.#corners) return false;
    this.#draw.removeLastPoint();
    return true;
  }

  /** Throws away what is only half drawn. */
  abort() {
    this.#draw?.abortDrawing();
  }

  /** Whether an outline was begun and not ended. */
  get hasCorners() {
    return this.#corners;
  }

  #snap() {
    this.#add(new ol.interaction.Snap({ source: this.#areas, pixelTolerance: isCoarse() ? TOUCH_PIXELS : SNAP_PIXELS }));
  }

  #add(interaction) {
    interaction.set('sketch', true);
    this.#map.addInteraction(interaction);
  }
}

/** Whether one points with a finger. */
export function isCoarse() {
  return matchMedia('(pointer: coarse)').matches;
}
