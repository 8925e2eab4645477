import { resolved } from '../theme.js';

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

/** What a map is drawn in. */
export function themeColours(root) {
  return resolved(root, {
    text: 'currentColor',
    line: 'var(--lindero-muted, #777)',
    card: 'var(--lindero-card, #fff)',
    rust: 'var(--lindero-rust, #a6461f)',
    accent: 'var(--lindero-accent, #0f5e5c)',
    empty: 'color-mix(in srgb, var(--lindero-faint, #eee) 70%, transparent)',
  });
}
