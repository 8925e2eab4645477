import { takeOver } from './take-over.js';

/**
 * Draws a logic model: `{boxes: [{id, level, text, parentId, why, lacking}], levels: [four names]}`. Each box is a button; the
 * chosen one stands in `selected`. Where there is no room for columns, the same boxes stand below each other, indented.
 */
class LinderoLogicModel extends HTMLElement {
  #picture;
  #selected = '';
  #resize = new ResizeObserver(() => this.#layout());

  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = `<style>${style}</style>
      <div id="scroll"><div id="canvas"><svg aria-hidden="true"></svg><div id="grid"></div></div></div>`;
  }

  get picture() {
    return this.#picture;
  }

  set picture(picture) {
    this.#picture = picture;
    this.#draw();
  }

  get selected() {
    return this.#selected;
  }

  set selected(id) {
    this.#selected = id ?? '';
    this.#mark();
  }

  connectedCallback() {
    takeOver(this, 'picture', 'selected');
    this.#resize.observe(this);
    this.#draw();
  }

  disconnectedCallback() {
    this.#resize.disconnect();
  }

  #part(id) {
    return this.shadowRoot.getElementById(id);
  }

  #buttons() {
    return [...this.shadowRoot.querySelectorAll('button')];
  }

  #draw() {
    if (!this.isConnected || !this.#picture) return;
    const { boxes, levels } = this.#picture;
    const { places, columns } = arrange(boxes);
    const grid = this.#part('grid');
    grid.replaceChildren(...levels.map(levelName), ...places.map((place) => this.#box(place, levels)));
    grid.style.setProperty('--columns', columns);
    this.#part('canvas').style.setProperty('--least', `${112 + columns * 158}px`);
    this.#mark();
    this.#layout();
  }

  #box({ box, first, span }, levels) {
    const button = document.createElement('button');
    button.type = 'button';
    button.dataset.id = box.id;
    button.dataset.parent = box.parentId;
    button.classList.toggle('lacking', box.lacking);
    button.style.setProperty('--level', box.level);
    button.style.setProperty('--row', box.level + 1);
    button.style.setProperty('--place', `${first + 2} / span ${span}`);
    button.append(part('level', levels[box.level]), part('text', box.text), part('why', box.why));
    button.addEventListener('click', () => {
      this.selected = box.id;
      this.dispatchEvent(new CustomEvent('row-select', { detail: { id: box.id } }));
    });
    return button;
  }

  #mark() {
    for (const button of this.#buttons()) button.setAttribute('aria-pressed', String(button.dataset.id === this.#selected));
  }

  #layout() {
    const canvas = this.#part('canvas');
    const columns = Number(this.#part('grid').style.getPropertyValue('--columns') || 1);
    const stacked = this.clientWidth < Math.min(560, 112 + columns * 158);
    canvas.classList.toggle('stacked', stacked);
    const svg = this.shadowRoot.querySelector('svg');
    svg.replaceChildren();
    if (stacked) return;
    const origin = canvas.getBoundingClientRect();
    svg.setAttribute('width', origin.width);
    svg.setAttribute('height', origin.height);
    const byId = new Map(this.#buttons().map((button) => [button.dataset.id, button]));
    for (const child of byId.values()) {
      const parent = byId.get(child.dataset.parent);
      if (parent) svg.append(...arrow(child.getBoundingClientRect(), parent.getBoundingClientRect(), origin, child.classList.contains('lacking')));
    }
  }
}

/** Leaves stand side by side, every other box above all of its own. */
function arrange(boxes) {
  const known = new Set(boxes.map((box) => box.id));
  const places = [];
  let columns = 0;
  const place = (box) => {
    const entry = { box, first: columns, span: 1 };
    places.push(entry);
    const children = boxes.filter((other) => other.parentId === box.id);
    children.forEach(place);
    if (children.length === 0) columns += 1;
    entry.span = columns - entry.first;
  };
  boxes.filter((box) => !known.has(box.parentId)).forEach(place);
  return { places, columns: Math.max(1, columns) };
}

function arrow(child, parent, origin, lacking) {
  const x1 = child.left + child.width / 2 - origin.left;
  const y1 = child.top - origin.top;
  const x2 = Math.min(Math.max(x1, parent.left - origin.left + 16), parent.right - origin.left - 16);
  const y2 = parent.bottom - origin.top;
  const middle = (y1 + y2) / 2;
  const line = shape('path', { d: `M ${x1} ${y1} C ${x1} ${middle}, ${x2} ${middle}, ${x2} ${y2 + 7}`, class: lacking ? 'dashed' : '' });
  const head = shape('path', { d: `M ${x2 - 5} ${y2 + 8} L ${x2} ${y2 + 1} L ${x2 + 5} ${y2 + 8} Z`, class: 'head' });
  return [line, head];
}

function shape(name, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function part(name, text) {
  const element = document.createElement('span');
  element.className = name;
  element.textContent = text;
  return element;
}

function levelName(text, level) {
  const element = part('name', text);
  element.style.setProperty('--row', level + 1);
  return element;
}

const style = `
  :host { display: block; }
  #scroll { overflow-x: auto; padding: 4px; }
  #canvas { position: relative; min-width: var(--least); }
  svg { position: absolute; inset: 0; pointer-events: none; overflow: visible; }
  svg path { fill: none; stroke: var(--lindero-muted, #5f5a52); stroke-width: 1.6; }
  svg .dashed { stroke: var(--lindero-warning, #8a5200); stroke-dasharray: 5 5; }
  svg .head { fill: var(--lindero-muted, #5f5a52); stroke: none; }
  #grid { display: grid; grid-template-columns: 104px repeat(var(--columns), minmax(146px, 1fr)); gap: 34px 12px; align-items: start; }
  .name { grid-row: var(--row); grid-column: 1; align-self: center; font-size: 13px; font-weight: 600; color: var(--lindero-muted, #5f5a52); }
  button { grid-row: var(--row); grid-column: var(--place); position: relative; display: flex; flex-direction: column; gap: 6px; justify-self: center;
    width: 100%; max-width: 460px; min-height: 44px; box-sizing: border-box; padding: 10px 12px; font: inherit; font-size: 14px; line-height: 1.35; text-align: start;
    color: inherit; background: var(--lindero-faint, #efece6); border: 1px solid var(--lindero-line, #d9d5cd); border-radius: 8px; cursor: pointer; }
  button:hover { border-color: var(--lindero-accent, #0f5e5c); }
  button:focus-visible { outline: 3px solid var(--lindero-accent, #0f5e5c); outline-offset: 2px; }
  button[aria-pressed='true'] { border-color: var(--lindero-accent, #0f5e5c); box-shadow: inset 0 0 0 1px var(--lindero-accent, #0f5e5c); background: var(--lindero-card, #fff); }
  .level { display: none; font-size: 12px; font-weight: 600; color: var(--lindero-muted, #5f5a52); }
  .text { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 5; overflow: hidden; overflow-wrap: anywhere; }
  .why { font-size: 12.5px; color: var(--lindero-muted, #5f5a52); display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
  .why:empty { display: none; }
  .lacking .why { color: var(--lindero-warning, #8a5200); font-weight: 600; }
  #canvas.stacked { min-width: 0; }
  .stacked #grid { display: flex; flex-direction: column; gap: 8px; }
  .stacked .name { display: none; }
  .stacked .level { display: block; }
  .stacked button { width: auto; max-width: none; align-self: stretch; margin-inline-start: calc(var(--level) * 14px); border-inline-start: 3px solid var(--lindero-accent, #0f5e5c); }
  .stacked button.lacking { border-inline-start: 3px dashed var(--lindero-warning, #8a5200); }
`;

customElements.define('lindero-logic-model', LinderoLogicModel);
