const WIDTH = 84;
const HEIGHT = 22;

/**
 * A line of the last values; a gap stays a gap.
 *
 * @param {(number|null)[]} values oldest first
 * @param {string} label what it says in words
 * @returns {SVGSVGElement}
 */
export function sparkline(values, label) {
  const svg = element('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: 'img', 'aria-label': label, class: 'spark' });
  const known = values.filter((value) => value !== null);
  if (!known.length) return svg;
  const low = Math.min(...known);
  const span = Math.max(...known) - low || 1;
  const x = (i) => 3 + (i * (WIDTH - 6)) / Math.max(1, values.length - 1);
  const y = (value) => (Math.max(...known) === low ? HEIGHT / 2 : HEIGHT - 4 - ((value - low) * (HEIGHT - 8)) / span);
  let path = '';
  values.forEach((value, i) => {
    if (value === null) return;
    path += `${i > 0 && values[i - 1] !== null ? 'L' : 'M'}${x(i).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  svg.append(element('path', { d: path, fill: 'none', stroke: 'currentColor', 'stroke-width': 1.5 }));
  const lastKnown = values.findLastIndex((value) => value !== null);
  svg.append(element('circle', { cx: x(lastKnown), cy: y(values[lastKnown]), r: 2.5, fill: 'currentColor' }));
  return svg;
}

function element(name, attributes) {
  const created = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, value);
  return created;
}
