/** A colour, hatched when the class is: classes stay apart in grey print and for the colour-blind. */
export class Paints {
  #patterns = new Map();

  of({ color, hatch }) {
    if (!hatch) return color;
    const key = `${color} ${hatch}`;
    if (!this.#patterns.has(key)) this.#patterns.set(key, hatched(color, hatch));
    return this.#patterns.get(key);
  }
}

function hatched(color, hatch) {
  const size = 8;
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size;
  const pen = canvas.getContext('2d');
  pen.fillStyle = color;
  pen.fillRect(0, 0, size, size);
  pen.strokeStyle = 'rgba(0, 0, 0, 0.55)';
  pen.lineWidth = 1.2;
  pen.beginPath();
  if (hatch === 'level') stroke(pen, 0, size / 2, size, size / 2);
  for (const shift of hatch === 'level' ? [] : [-size, 0, size]) {
    if (hatch !== 'back') stroke(pen, shift, size, shift + size, 0);
    if (hatch === 'back' || hatch === 'cross') stroke(pen, shift, 0, shift + size, size);
  }
  pen.stroke();
  return pen.createPattern(canvas, 'repeat');
}

function stroke(pen, x1, y1, x2, y2) {
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
}

/** The sign of a class in a legend. */
export function swatch({ color, hatch }) {
  const forward = '<path d="M0 14 14 0M6 16 20 2M-4 8 8 -4" stroke="#000" stroke-opacity=".6"/>';
  const back = '<path d="M0 0 14 14M8 -4 22 10M-6 2 8 16" stroke="#000" stroke-opacity=".6"/>';
  const level = '<path d="M0 4H18M0 10H18" stroke="#000" stroke-opacity=".6"/>';
  const lines = { forward, back, cross: forward + back, level }[hatch] ?? '';
  return `<svg viewBox="0 0 18 14" aria-hidden="true"><rect width="18" height="14" fill="${color}"/>${lines}</svg>`;
}

/** The theme's colours are functions of the scheme: only a computed style knows what they are now. */
export function themeColours(root) {
  const probe = document.createElement('i');
  root.append(probe);
  const read = (value) => {
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };
  const colours = {
    text: getComputedStyle(root.host).color,
    line: read('var(--lindero-muted, #777)'),
    card: read('var(--lindero-card, #fff)'),
    rust: read('var(--lindero-rust, #a6461f)'),
    accent: read('var(--lindero-accent, #0f5e5c)'),
    empty: read('color-mix(in srgb, var(--lindero-faint, #eee) 70%, transparent)'),
  };
  probe.remove();
  return colours;
}

/** Calls `act` whenever the page turns light or dark, with the system or by choice. Returns what ends that. */
export function onScheme(act) {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const choice = new MutationObserver(act);
  system.addEventListener('change', act);
  choice.observe(document.documentElement, { attributeFilter: ['theme', 'style'] });
  return () => {
    system.removeEventListener('change', act);
    choice.disconnect();
  };
}
